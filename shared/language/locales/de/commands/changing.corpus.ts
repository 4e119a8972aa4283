/** What becomes of the task that was spoken of. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Ändere die zuletzt genannte Aufgabe: um 21:30.': ['mach lieber halb zehn draus'],
    'Ändere die zuletzt genannte Aufgabe: um 17:00.': ['sie um fünf', 'das um 17 Uhr'],
    'Ändere die zuletzt genannte Aufgabe: um 10:00.': ['mach daraus 10 Uhr'],
    'Ändere die zuletzt genannte Aufgabe: 30 Minuten länger.': ['häng eine halbe Stunde dran'],
    'Ändere die zuletzt genannte Aufgabe: 1 Stunde später.': ['und doch lieber eine Stunde später'],
    'Ändere „Zahnarzt“: um 16:00.': ['Zahnarzt auf 16 Uhr'],
    'Ändere die zuletzt genannte Aufgabe: morgen.': [
      'morgen statt heute',
      'nicht heute, morgen',
      'ich mach das morgen',
    ],
    'Ändere Nummer 2: @haushalt.': ['gib der Aufgabe 2 das Label haushalt'],
    'Ändere „Bericht“: p1.': ['Priorität von Bericht auf hoch'],
    'Ändere „Training“: um 19:00.': ['das Training beginnt erst um 19 Uhr'],
    'Ändere „Friseur“: Titel „Haare färben“.': ['ändere Friseur in Haare färben'],
    'Ändere „Steuer“: p1.': ['Steuer soll hohe Priorität haben'],
    'Ändere die zuletzt genannte Aufgabe: um 18:00.': ['sorry, meinte 18 Uhr'],
    'Ändere die zuletzt genannte Aufgabe: p1.': ['mach das wichtig'],
    'Ändere die zuletzt genannte Aufgabe: 1 Stunde früher.': ['eine Stunde früher'],
    'Ändere die zuletzt genannte Aufgabe: 7 Tage später.': ['um eine Woche verschieben'],
    'Erinnere noch einmal: in 5 Minuten.': ['noch mal 5 Minuten'],
    'Ändere „Meeting“: morgen.': ['das Meeting wurde auf Donnerstag verlegt'],
    'Ändere „Meeting“: 1 Stunde später.': ['das Meeting wurde um eine Stunde verschoben'],
    'Ändere „Keller aufräumen“: Montag.': [
      'Keller aufräumen hat Zeit bis Montag',
      'Keller aufräumen kann bis Montag warten',
    ],
    'Erinnere noch einmal: heute um 09:40.': ['nochmal in zehn Minuten erinnern'],
    'Ändere alle gezeigten: übermorgen.': [
      'schieb die beiden auf Freitag',
      'beide am Freitag',
      'alle beide übermorgen',
    ],
    'Ändere „Treffen mit Jana“: um 16:00.': ['mach aus 15 Uhr lieber 16 Uhr beim Treffen mit Jana'],
    'Ändere „Zahnarzt“: 1 Stunde später.': ['mach den Zahnarzt eine Stunde später'],
    'Ändere „Friseur“: übermorgen.': ['nimm Freitag statt Donnerstag für den Friseur'],
    'Ändere „Yoga“: jeden Donnerstag.': ['Yoga ab nächster Woche donnerstags statt mittwochs'],
    'Ändere „Zahnarzt“: Montag.': ['Zahnarzt hab ich verschoben auf nächsten Montag'],
    'Ändere „Treffen“: 1 Stunde später.': ['Treffen verschiebt sich um eine Stunde'],
    'Ändere „Wäsche waschen“: jeden Samstag.': ['Wäsche waschen wiederholen jeden Samstag'],
    'Ändere alle Aufgaben: fällig heute: Samstag.': ['verschieb alles von heute aufs Wochenende'],
  },
  kept: ['Antrag auf Elternzeit drucken', 'mach ein Foto draus', 'häng das Bild auf', 'mach mir einen Tee'],
}
