import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Mostrar como estaba ayer, al final del día: todas las tareas.': [
      '¿qué había en mi lista ayer?',
      '¿cómo estaba mi lista ayer?',
      'muéstrame mi lista como estaba ayer',
    ],
    'Mostrar como estaba ayer a las 12:00: todas las tareas.': ['cómo estaba mi lista ayer al mediodía'],
  },
  kept: [],
}
