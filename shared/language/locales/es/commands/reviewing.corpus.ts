import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Decir qué se completó: 2 de marzo de 2026 – 8 de marzo de 2026.': ['¿cómo fue la semana pasada?'],
    'Decir qué se completó: ayer – ayer.': ['¿cómo me fue ayer?'],
  },
  kept: [],
}
