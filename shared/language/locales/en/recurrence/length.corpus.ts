/** How long a rule goes on. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    'FREQ=DAILY;COUNT=10 (first 2026-03-11)': [
      'every day 10 times',
      'daily for 10 times',
      'every day for a total of 10 sessions',
    ],
    'FREQ=WEEKLY;BYDAY=MO;COUNT=2 (first 2026-03-16)': ['every monday twice', 'every monday only twice'],
    'FREQ=DAILY;UNTIL=20260331 (first 2026-03-11)': ['every day for 3 weeks', 'daily for the next 3 weeks'],
    'FREQ=DAILY;UNTIL=20260410 (first 2026-03-11)': ['daily for the next month'],
    'FREQ=HOURLY;UNTIL=20260311T133000 (first 2026-03-11 10:30)': ['every hour for 4 hours'],
    'FREQ=DAILY (first 2026-03-11), 45 min': ['every day for 45 min'],
    'FREQ=DAILY;UNTIL=20260315 (first 2026-03-11)': ['every day this week'],
    'FREQ=DAILY;UNTIL=20260322 (first 2026-03-16)': ['every day next week'],
    'FREQ=DAILY;UNTIL=20261231 (first 2026-03-11)': ['daily for the rest of the year'],
  },
  kept: ['read it 10 times', 'rent a car for 3 weeks of fun'],
}
