import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Kommentiere „Boiler“: „Klempner kommt Dienstag“.': [
      'kommentiere den Boiler: Klempner kommt Dienstag',
      'Kommentar zum Boiler: Klempner kommt Dienstag',
      'schreib einen Kommentar zum Boiler: Klempner kommt Dienstag',
    ],
    'Kommentiere Nummer 2: „warte auf Anna“.': ['kommentiere 2: warte auf Anna'],
  },
  kept: ['Kommentare lesen', 'den Entwurf kommentieren'],
}
