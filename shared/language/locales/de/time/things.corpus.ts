/** What only looks like time, and what is said by the ear. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“Kino”, 2026-03-13 20:00': ['übermorgn um achte Kino'],
    '“Yoga”, 2026-03-12': ['Donnestag Yoga'],
    '“Telefonat mit der Bank”, 20 min': ['Telefonat mit der Bank ca. 20 Minuten'],
    '“den Pfarrer anrufen”, 2026-03-15': ['den Pfarrer Sonntag anrufen'],
    '“Brunch bei Petra”, 2026-03-14 11:00': ['Sa 11h Brunch bei Petra'],
  },
  kept: [
    'Protokoll vom letzten Montag abtippen',
    'Fotos vom Urlaub letzten Sommer sortieren',
    'mit Freitag telefonieren',
    'Heilig-Abend-Deko kaufen',
    'Fotos von letztem Sommer sortieren',
    'Bilder aus dem letzten Mai suchen',
    'Tickets für den 20 Uhr Film holen',
    'Montage buchen',
    'Pfarrer Sonntag anrufen',
    'Tante August schreiben',
    'Bericht für Q2 schreiben',
    'Kaffee mit Juni trinken',
    'Milch statt Butter kaufen',
  ],
}
