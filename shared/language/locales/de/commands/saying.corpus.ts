/** What is done, changed and asked, in the words of a hurry; and titles that only begin like it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Erledige „gekocht und geputzt“.': ['wir haben gekocht und geputzt', 'ich habe gekocht und geputzt'],
    'Erledige „gekocht“.': ['ich habe gekocht'],
    'Erledige „Milch“.': ['Haken dran bei Milch'],
    'Öffne wieder „Milch“.': ['doch nicht erledigt: Milch'],
    'Lösche „Fahrrad“.': ['vergiss das mit dem Fahrrad', 'das mit dem Fahrrad kann weg'],
    'Ändere „Zahnarzt“: Titel „Kieferorthopäde“.': ['benenn Zahnarzt um in Kieferorthopäde'],
    'Ändere „Bank“: um 15:00.': ['der Termin bei der Bank ist um 3, nicht um 4'],
    'Ändere Nummer 2: morgen.': ['2 auf morgen'],
    'Ändere „Meeting“: Erinnerung 10 Minuten vorher.': ['erinnere mich 10 Minuten vor dem Meeting'],
    'Ändere alle Aufgaben: #Work: p2.': ['alle Aufgaben in #Work auf p2 setzen'],
    'Zeige: #Work.': ['zeig Projekt Work'],
    'Zeige, was man sagen kann.': ['wie kann ich eine Aufgabe verschieben', 'wie geht nochmal verschieben'],
    'Das hat nichts mit Aufgaben zu tun.': [
      'wer hat gestern gewonnen',
      'was ist die Hauptstadt von Frankreich',
      'du bist super',
      'so ein Mist',
      'scheiße!',
      '😀',
      '👍🏻',
    ],
  },
  kept: [
    'vergiss das',
    '🥛🍞',
    'Wer wird Millionär schauen',
    'Was ist Was Buch kaufen',
    'Mist vom Pferd wegfahren',
    'du bist dran Buch kaufen',
    'das Bier ist kalt, nicht warm',
  ],
}
