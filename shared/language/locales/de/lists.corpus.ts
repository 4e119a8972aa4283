/** Lists and projects by name, and titles that only name a list. */
import type { Corpus } from '../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“Milch”, #Einkaufsliste': [
      'setz Milch auf die Einkaufsliste',
      'Milch auf die Einkaufsliste setzen',
      'füg Milch zur Einkaufsliste hinzu',
      'kannst du Milch auf die Einkaufsliste setzen',
      'auf die Einkaufsliste: Milch',
    ],
    '“Milch”, #Einkaufsliste; “Eier”, #Einkaufsliste; “Brot”, #Einkaufsliste': [
      'schreib Milch, Eier und Brot auf die Einkaufsliste',
    ],
    '“Blumen”, 2026-03-13, #Einkaufszettel': ['Freitag Blumen auf den Einkaufszettel'],
    '“Lampe”, #Home': ['füge Lampe zu Home hinzu'],
    '“Eier”': ['pack Eier auf die Liste'],
  },
  understood: {
    'Zeige: #Home.': ['was steht bei Home an', 'zeig mir Home', 'was ist noch im Projekt Home'],
    'Zeige: #Einkaufsliste.': [
      'was steht auf der Einkaufsliste?',
      'was steht noch auf meiner Einkaufsliste',
      'zeig mir die Einkaufsliste',
    ],
    'Zeige: #Work und fällig heute.': ['was steht heute bei Work an'],
    'Lösche „Milch“.': ['nimm Milch von der Einkaufsliste'],
  },
  kept: [
    'Einkaufsliste schreiben',
    'Tim auf die Gästeliste setzen',
    'Einkaufsliste an Anna schicken',
    'zu Home fahren',
    'bei Work vorbeischauen',
  ],
}
