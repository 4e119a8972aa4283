import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Show as it was 9 March 2026, at the end of the day: all tasks.': [
      'what was on my list on monday?',
      'what did my list look like on monday',
      'how did my list look on monday',
      'show me my list as it was on monday',
      'my tasks as of monday',
      'what was still open on monday',
    ],
    'Show as it was yesterday at 12:00: all tasks.': [
      'what did my list look like yesterday at noon',
      'what was still open yesterday at noon?',
    ],
    'Show as it was yesterday, at the end of the day: #Work.': [
      'what was in #Work yesterday',
      'show #Work as it was yesterday',
    ],
    'Show as it was yesterday, at the end of the day: overdue.': ['what was overdue yesterday'],
    // What was to be done then.
    'Show: due yesterday.': ['what was on my agenda yesterday', 'what did i have to do yesterday'],
    'Show: due Monday.': ['what was on my list for monday'],
    'Show: due today.': ['what was on my list today'],
  },
  kept: [],
}
