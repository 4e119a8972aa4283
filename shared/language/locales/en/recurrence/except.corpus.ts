/** What is excepted. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    'FREQ=WEEKLY;BYDAY=MO,TU,TH,FR,SA,SU (first 2026-03-12)': ['every day except wednesday'],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA (first 2026-03-11)': [
      'every day except for sundays',
      'every day but sunday',
      'every day, no sundays',
    ],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR (first 2026-03-11)': [
      'every day but not on the weekend',
      'every week day, not on weekends',
    ],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,SA,SU (first 2026-03-11)': ['daily other than fridays'],
    '“standup”, FREQ=WEEKLY;BYDAY=TU,WE,TH,FR (first 2026-03-11)': ['standup every weekday without mondays'],
    'RRULE:FREQ=WEEKLY;BYDAY=FR EXRULE:FREQ=MONTHLY;BYDAY=-1FR (first 2026-03-13)': [
      'every friday except the last one',
      'every friday but the last friday of the month',
    ],
    'RRULE:FREQ=DAILY EXRULE:FREQ=DAILY;BYMONTH=8 (first 2026-03-11)': ['every day except in august'],
    'RRULE:FREQ=WEEKLY;BYDAY=FR EXDATE:20260320,20260403 (first 2026-03-13)': [
      'every friday except march 20 and april 3',
    ],
    'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR EXRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25 (first 2026-03-11)': [
      'every weekday unless it falls on christmas',
    ],
    '“vitamins”, FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA (first 2026-03-11)': ['vitamins daily (except on sundays)'],
  },
  kept: ['except tomorrow', 'everything but the kitchen sink'],
}
