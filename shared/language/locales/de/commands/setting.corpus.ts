/** Settings, and which projects and labels there are. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Stelle die Zeitzone auf Europe/Lisbon.': [
      'ich bin jetzt in Lissabon',
      'Ich bin gerade in Lissabon.',
      'wir sind jetzt nach Lissabon gezogen',
      'meine Zeitzone ist Europe/Lisbon',
      'stell die Zeitzone auf Lissabon um',
      'ich wohne jetzt in Lissabon',
    ],
    'Stelle die Zeitzone auf America/New_York.': ['ich bin in New York'],
    'Stelle die Zeitzone auf Europe/Berlin.': ['ich bin jetzt in München', 'Zeitzone: Europe/Berlin'],
    'Keine Erinnerungen ab 22:00 bis 07:00.': [
      'keine Erinnerungen zwischen 22 und 7 Uhr',
      'keine Benachrichtigungen von 22:00 bis 7:00',
      'Ruhezeit von 22 bis 7 Uhr',
      'stör mich nachts nicht',
      'stör mich nicht zwischen 22 Uhr und 7 Uhr',
      'nicht stören von 22 bis 7',
      'stell die Ruhezeit auf 22 bis 7 Uhr',
    ],
    'Keine Erinnerungen ab 22:00.': ['keine Erinnerungen ab 22 Uhr'],
    'Keine Erinnerungen bis 08:00.': ['stör mich nicht vor 8'],
    'Keine Ruhezeit.': ['keine Ruhezeit mehr', 'schalte die Ruhezeit aus', 'Ruhezeit löschen'],
    'Nenne alle Projekte.': [
      'welche Projekte habe ich?',
      'zeig mir meine Projekte',
      'welche Projekte gibt es',
      'meine Projekte',
    ],
    'Nenne alle Labels.': ['welche Label habe ich', 'wie heißen meine Labels'],
  },
  kept: [
    'Projekte aufräumen',
    'Ruhe bewahren',
    'Zeitzonen lernen',
    'Label drucken',
    'keine Schokolade mehr kaufen',
    'Lissabon buchen',
  ],
}
