/** What a task has beside its date; and titles that only sound like it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Ändere „Keller aufräumen“: ohne Datum.': [
      'entferne das Datum von Keller aufräumen',
      'nimm das Datum bei Keller aufräumen raus',
      'Keller aufräumen hat kein Datum mehr',
    ],
    'Ändere „Bericht“: ohne Frist.': ['lösch die Frist von Bericht', 'die Frist vom Bericht löschen'],
    'Ändere „Zahnarzt“: ohne Erinnerungen.': [
      'nimm die Erinnerung beim Zahnarzt raus',
      'erinnere mich nicht mehr an Zahnarzt',
    ],
    'Ändere „Bericht“: ohne @Büro.': ['entferne das Label Büro von Bericht', 'nimm das Label Büro vom Bericht weg'],
    'Ändere „Bericht“: @Büro.': ['setz das Label Büro bei Bericht', 'Bericht bekommt das Label Büro'],
    'Ändere „Bericht“: ohne Labels.': ['alle Labels von Bericht löschen'],
    'Ändere „Bericht“: Notiz „Seite 3“.': ['füg bei Bericht die Notiz Seite 3 hinzu', 'Notiz zu Bericht: Seite 3'],
    'Ändere „Bericht“: Dauer 2 Stunden.': ['der Bericht dauert zwei Stunden'],
    'Ändere „Bericht“: /Woche.': ['Bericht in den Abschnitt Woche verschieben', 'pack Bericht in den Abschnitt Woche'],
    'Ändere „Bericht“: #Arbeit.': ['Bericht ins Projekt Arbeit verschieben'],
    'Ändere „Bericht“: ohne Projekt.': ['nimm Bericht aus dem Projekt'],
    'Ändere „Yoga“: nur einmal.': ['Yoga soll sich nicht mehr wiederholen', 'beende die Wiederholung von Yoga'],
    'Ändere „Bericht“: p3.': ['Priorität vom Bericht runter auf 3'],
    'Ändere „Bericht“: p1.': ['mach den Bericht zur höchsten Priorität'],
    'Lösche „Zahnarzt“.': ['lösche die Erinnerung für den Zahnarzt', 'lösche die Erinnerung an den Zahnarzt'],
    'Füge „Brot backen“ hinzu: Dauer 2 Stunden.': ['Brot backen dauert zwei Stunden'],
    'Ändere „Steuer“: @Finanzen.': ['häng an die Steuer das Label Finanzen'],
    'Ändere „Steuer“: p1.': ['setz bei Steuer Priorität hoch'],
    'Ändere „Zahnarzt“: um 10:00.': ['ändere die Uhrzeit vom Zahnarzt auf 10'],
    'Ändere „Friseur“: ohne Uhrzeit.': ['den Friseur bitte ganztägig'],
  },
  kept: ['Datum vom Treffen erfragen', 'nimm Brot aus dem Ofen', 'Etiketten von Gläsern lösen'],
}
