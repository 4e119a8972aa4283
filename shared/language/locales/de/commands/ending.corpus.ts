/** What was done is told, and what only sounds like it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Öffne wieder „Bericht“.': ['ich hab den Bericht versehentlich abgehakt'],
    'Überspringe „Sport“.': ['den Sport heute lasse ich ausfallen'],
    'Lösche alle Aufgaben: erledigt.': ['räum die erledigten Sachen weg'],
    'Erledige „blumen“.': ['die blumen sind gegossen'],
    'Erledige „Auto“.': ['Auto ist geputzt'],
    'Erledige „Wäsche“.': ['Wäsche gewaschen'],
    'Erledige „Miete“.': ['Miete überwiesen'],
    'Erledige „Paket“.': ['Paket abgeholt'],
    'Erledige „Butter“.': ['Butter hab ich schon'],
    'Erledige „Eier“.': ['Eier hab ich gekauft'],
    'Erledige „Müll“.': ['hab den Müll rausgebracht', 'den Müll kannst du abhaken'],
    'Erledige „Einkauf“.': ['erledige den Einkauf'],
    'Erledige alle Aufgaben.': ['alles erledigt'],
    'Erledige „Steuer“.': ['mit der Steuer bin ich durch'],
    'Lösche „Friseur“.': ['den Friseur kannste streichen'],
    'Öffne wieder „Einkauf“.': ['der Einkauf ist doch noch offen'],
    'Nimm zurück, was zuletzt getan wurde.': [
      'ups, falsch, zurück',
      'alles zurück',
      'nimm die letzte Änderung zurück',
      'ups, das war falsch, nimm das zurück',
    ],
    'Erledige „Milch und Brot“.': ['Milch und Brot gekauft'],
    'Erledige alle gezeigten.': ['die drei sind erledigt'],
    'Erledige „Bericht“.': ['Bericht fertig'],
    'Lösche die zuletzt genannte Aufgabe.': ['weg damit'],
    'Lösche „Oma“.': ['Oma doch nicht anrufen'],
  },
  kept: ['Auto waschen', 'Urlaub genießen', 'neues Gerät', 'Termin beim Gericht', 'Gedicht lesen'],
}
