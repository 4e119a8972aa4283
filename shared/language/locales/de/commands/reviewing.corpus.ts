import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Sage, was erledigt wurde: 2. März 2026 bis 8. März 2026.': [
      'wie lief letzte Woche?',
      'wie produktiv war ich letzte Woche',
    ],
    'Sage, was erledigt wurde: 9. März 2026 bis Sonntag.': [
      'wie ist diese Woche bisher gelaufen?',
      'wie war meine Woche',
    ],
    'Sage, was erledigt wurde: gestern bis gestern.': ['wie war gestern?'],
    'Sage, was erledigt wurde: diese Woche.': ['was schiebe ich immer wieder auf?', 'zeig mir meine Statistik'],
    'Zeige den Stand gestern, am Ende des Tages: alle Aufgaben.': ['wie war meine Liste gestern'],
  },
  kept: [],
}
