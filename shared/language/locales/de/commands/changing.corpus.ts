/** What becomes of the task that was spoken of. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Ändere die zuletzt genannte Aufgabe: um 21:30.': ['mach lieber halb zehn draus'],
    'Ändere die zuletzt genannte Aufgabe: um 10:00.': ['mach daraus 10 Uhr'],
    'Ändere die zuletzt genannte Aufgabe: 30 Minuten länger.': ['häng eine halbe Stunde dran'],
    'Ändere die zuletzt genannte Aufgabe: 1 Stunde später.': ['und doch lieber eine Stunde später'],
    'Ändere alle gezeigten: übermorgen.': ['schieb die beiden auf Freitag'],
  },
  kept: ['mach ein Foto draus', 'häng das Bild auf'],
}
