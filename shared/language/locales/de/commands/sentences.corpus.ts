/** Several commands in one message, and titles that only look like it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Lösche Nummer 2. Erledige Nummer 3.': [
      'lösch 2 und hak 3 ab',
      'lösch 2, dann hak 3 ab',
      'Lösch 2! Hak 3 ab.',
      '- lösch 2\n- hak 3 ab',
      '1. lösch 2\n2. hak 3 ab',
    ],
    'Erledige „Miete“. Ändere „Zahnarzt“: übermorgen.': [
      'Miete ist bezahlt und verschieb den Zahnarzt auf Freitag',
      'die Miete ist bezahlt. verschieb den Zahnarzt auf Freitag',
    ],
    'Ändere „Zahnarzt“: übermorgen, p1.': ['verschieb den Zahnarzt auf Freitag und mach ihn p1'],
    'Erledige „Zahnarzt“. Füge „das Rezept“ hinzu: morgen.': ['Zahnarzt erledigt. Erinnere mich morgen an das Rezept.'],
    'Füge „Miete“ hinzu: morgen. Lösche „Steuer“.': ['erinnere mich morgen an Miete und lösch die Steuer'],
    'Lösche Nummer 2. Füge „Milch kaufen“ hinzu.': ['lösch 2\nMilch kaufen'],
    'Zeige: fällig heute. Lösche Nummer 2.': ['was steht heute an? und lösch 2'],
    'Lösche Nummer 2.': ['Danke! Lösch 2.', 'Hallo! Lösch 2. Danke!'],
    'Füge „Miete“ hinzu: morgen.': ['Hallo! Erinnere mich morgen an Miete. Danke!'],
    'Füge „Aspirin“ hinzu: heute um 17:00, Notiz „Ich habe Kopfschmerzen“.': [
      'Ich habe Kopfschmerzen. Erinnere mich um 17 Uhr an Aspirin.',
    ],
    'Lösche „Milch und Eier“.': ['lösch Milch und Eier'],
  },
  kept: [
    'Papa anrufen und Mama schreiben',
    'Mail an Anna schreiben und Termin löschen',
    'Treffen mit Anna und Tom verschieben',
    'Milch kaufen. Brot holen.',
    'Dr. Müller anrufen',
  ],
}
