import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Zeige den Stand 9. März 2026, am Ende des Tages: alle Aufgaben.': [
      'was stand letzten Montag auf meiner Liste?',
      'was stand auf meiner Liste am Montag',
      'wie sah meine Liste am Montag aus?',
      'zeig mir meine Liste, wie sie am Montag war',
      'was war am Montag noch offen?',
    ],
    'Zeige den Stand gestern um 12:00: alle Aufgaben.': ['wie sah meine Liste gestern um 12 Uhr aus'],
    'Zeige den Stand gestern, am Ende des Tages: #Einkaufsliste.': ['was stand gestern auf der Einkaufsliste'],
    'Zeige: fällig gestern.': ['was war gestern'],
  },
  kept: [],
}
