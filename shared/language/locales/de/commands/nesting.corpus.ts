import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Füge „Eier“ hinzu. Unter „Einkauf“.': [
      'füge Eier unter Einkauf hinzu',
      'Eier unter Einkauf hinzufügen',
      'füge Eier als Teilaufgabe zum Einkauf hinzu',
      'neue Teilaufgabe Eier für den Einkauf',
    ],
    'Stelle Nummer 2 unter Nummer 1.': [
      'mach 2 zur Teilaufgabe von 1',
      'verschieb 2 unter 1',
      'mach 2 zu einer Unteraufgabe von 1',
    ],
    'Stelle „Eier“ unter „Einkauf“.': [
      'verschieb Eier unter Einkauf',
      'Eier gehören unter den Einkauf',
      'schieb die Eier unter den Einkauf',
    ],
    'Mach Nummer 2 zu einer eigenen Aufgabe.': ['mach 2 zu einer eigenen Aufgabe', 'rück 2 aus'],
    'Zeige, was offen ist bei „Umzug“.': [
      'was ist vom Umzug noch offen?',
      'was ist noch offen beim Umzug?',
      'was fehlt noch beim Umzug?',
      'zeig mir die Teilaufgaben vom Umzug',
    ],
  },
  kept: ['unter dem Bett saugen', 'Teppich für unter den Tisch kaufen'],
}
