import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Say what was completed: 2 March 2026 to 8 March 2026.': [
      'how did last week go?',
      'how productive was I last week',
    ],
    'Say what was completed: 9 March 2026 to Sunday.': ['how did my week go', 'how is this week going so far?'],
    'Say what was completed: yesterday to yesterday.': ['how was yesterday?'],
    'Say what was completed this week.': ["what's my streak?", 'what keeps slipping?', 'show me my stats'],
    // A list, and what is no time at all.
    'Show as it was yesterday, at the end of the day: all tasks.': ['how was my list yesterday'],
    'Nothing to do with tasks.': ['how was the concert?', 'how did my talk go'],
  },
  kept: [],
}
