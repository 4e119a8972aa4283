/** What is told: of a task that there is, or of something else. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Erledige „Müll“.': ['Müll ist draußen', 'der Müll ist schon draußen, endlich'],
    'Erledige „Wäsche“.': ['die Wäsche hängt'],
    'Erledige „einkaufen“.': ['war grad einkaufen'],
    'Erledige „Steuer“.': ['Steuer ist gemacht, endlich', 'die Steuer ist fertig, puh'],
    'Überspringe alle Aufgaben: Suche „Yoga“ und fällig heute.': [
      'Yoga fällt heute aus',
      'heute kein Yoga',
      'kein Yoga heute',
    ],
    'Lösche „Brunch“.': ['der Brunch wurde abgesagt', 'Brunch findet nicht statt'],
    'Ändere „Bericht“: ohne Priorität.': ['der Bericht hat keine Eile mehr', 'der Bericht kann warten'],
    'Ist das etwas Neues zu tun?': [
      'der Drucker ist kaputt',
      'es klappt nicht',
      'ich hab keine Lust',
      'mir tut der Kopf weh',
      'der Zahnarzt hat angerufen',
      'Umzug ist geplant',
      'das Bier ist kalt, nicht warm',
      'ich bin in Eile',
    ],
    'Füge „Konzert“ hinzu: 3. Mai.': ['Konzert ist am 3. Mai'],
    'Lösche alle Aufgaben: Suche „Treffen“ und fällig Samstag.': ['das Treffen am Samstag ist geplatzt'],
  },
  kept: ['Wer wird Millionär schauen', 'die Waschmaschine reparieren lassen', 'Müll rausbringen'],
}
