/** A task once more, and two that change places. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Noch einmal: die zuletzt genannte Aufgabe: Samstag.': ['und nochmal am Samstag', 'das Gleiche am Samstag'],
    'Noch einmal: „Einkaufsliste“: Samstag.': ['kopier die Einkaufsliste auf Samstag'],
    'Noch einmal: „Yoga“.': ['dupliziere Yoga'],
    'Tausche die Zeiten: „Yoga und Laufen“.': ['tausch Yoga und Laufen', 'Yoga und Laufen tauschen'],
    'Tausche die Zeiten: alle gezeigten.': ['tausch die beiden', 'tausche die Zeiten'],
  },
  kept: ['tausche die Glühbirne im Bad', 'Schlüssel für Oma kopieren'],
}
