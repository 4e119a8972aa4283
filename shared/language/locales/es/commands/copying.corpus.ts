/** A task once more, and two that change places. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Otra vez: la última tarea nombrada: sábado.': ['y otra vez el sábado'],
    'Otra vez: “yoga”: pasado mañana.': ['copia yoga al viernes'],
    'Intercambiar las horas: “yoga y pilates”.': ['intercambia yoga y pilates'],
  },
  kept: ['cambia la bombilla'],
}
