/** Words with which a wish begins. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“call Ann”': [
      'remind me to call Ann',
      'remind me 2 call Ann',
      'please can you remind me to call Ann',
      'todo: call Ann',
      'add a new task to call Ann',
      'i need to call Ann',
      'make sure i call Ann',
      "don't forget to call Ann",
      "i'd like to call Ann",
      'remember to call Ann',
    ],
    '“call Ann”, 2026-03-12': ['remind me tomorrow to call Ann'],
  },
  kept: ['need new shoes', 'have 2 eggs', 'reminder settings', 'remember the milk', 'todo list for ann'],
}
