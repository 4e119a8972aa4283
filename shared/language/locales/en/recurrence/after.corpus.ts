/** What counts from the day on which it is done. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    'FREQ=DAILY;INTERVAL=4 (first 2026-03-11)': ['every 4 days after completion'],
    'FREQ=WEEKLY;INTERVAL=3 (first 2026-03-11)': ['3 weeks after I finish it', 'every 3 weeks when done'],
    '“water the figs”, FREQ=WEEKLY;INTERVAL=2 (first 2026-03-11)': ['water the figs 2 weeks after I complete it'],
    '“change the filter”, FREQ=MONTHLY;INTERVAL=3 (first 2026-03-11)': [
      'change the filter 3 months after the last change',
    ],
    'FREQ=DAILY;INTERVAL=10 (first 2026-03-11)': ['every 10 days since it was last done'],
    'FREQ=MONTHLY (first 2026-03-11)': ['every month once done'],
    'FREQ=MONTHLY;INTERVAL=2 (first 2026-03-11)': ['due again 2 months after completing'],
    'FREQ=WEEKLY (first 2026-03-11)': ['every week after it is ticked off'],
    'FREQ=DAILY;INTERVAL=3 (first 2026-03-11)': ['after 3 days'],
    'FREQ=DAILY (first 2026-03-11)': ['daily!'],
  },
  kept: ['call Bob after 3 days of rest', 'write the report after the last change'],
}
