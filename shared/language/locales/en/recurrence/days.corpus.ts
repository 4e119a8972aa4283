/** The days that a rule falls on. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    'FREQ=WEEKLY;BYDAY=MO,WE,FR (first 2026-03-11)': [
      'every mon, wed and fri',
      'every mon wed fri',
      'every monday/wednesday/friday',
      'every mo we fr',
    ],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR (first 2026-03-11)': [
      'every monday through friday',
      'every m-f',
      'every business day',
    ],
    'FREQ=WEEKLY;BYDAY=FR,SA,SU (first 2026-03-13)': ['every fri-sun'],
    '“yoga”, FREQ=WEEKLY;BYDAY=MO,WE,FR (first 2026-03-11)': ['yoga every MWF'],
    '“class”, FREQ=WEEKLY;BYDAY=TU,TH (first 2026-03-12 09:00)': ['class every Tu/Th at 9'],
    'FREQ=WEEKLY;BYDAY=SA,SU (first 2026-03-14)': ['every weekend'],
    'FREQ=MONTHLY;BYMONTHDAY=1,15 (first 2026-03-15)': ['every 1st and 15th'],
    'FREQ=MONTHLY;BYMONTHDAY=2,15,27 (first 2026-03-15)': ['every 2, 15 and 27'],
    'FREQ=MONTHLY;BYDAY=3FR (first 2026-03-20)': ['every 3rd friday'],
    'FREQ=MONTHLY;BYDAY=2TU (first 2026-04-14)': ['every second tuesday'],
    'FREQ=MONTHLY;BYDAY=1MO,3MO (first 2026-03-16)': ['every first and third monday of the month'],
    'FREQ=MONTHLY;BYDAY=1FR,-1FR (first 2026-03-27)': ['every first and last friday of the month'],
    'FREQ=MONTHLY;BYMONTHDAY=-2 (first 2026-03-30)': ['every 2nd to last day of the month'],
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 (first 2026-03-31)': ['every last workday'],
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=15 (first 2026-03-20)': ['every 15th workday of the month'],
    'FREQ=MONTHLY;BYDAY=WE,FR;BYSETPOS=-1,1 (first 2026-03-27)': [
      'monthly on the first and last instance of wed and fri',
    ],
    'FREQ=YEARLY;BYMONTH=1,4;BYMONTHDAY=14 (first 2026-04-14)': ['every 14 jan and 14 apr'],
    'FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4 (first 2026-07-04)': ['every july 4th'],
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=21,31 (first 2026-12-21)': ['every december 21st and 31st'],
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24,31 (first 2026-12-24)': ['every 24th and 31st of december'],
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6 (first 2026-12-06)': ['every 12/6'],
    'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=1 (first 2026-06-01)': ['every june and december'],
    'FREQ=WEEKLY;BYMONTH=6,7,8 (first 2026-06-03)': ['every week in june to august', 'every week in summer'],
    'FREQ=MONTHLY;BYMONTHDAY=20,30;SKIP=BACKWARD (first 2026-03-20)': ['every month on day 20 and 30'],
    'RRULE:FREQ=WEEKLY;BYDAY=MO RRULE:FREQ=MONTHLY;BYMONTHDAY=1 (first 2026-03-16)': [
      'every monday and the 1st of the month',
    ],
  },
  kept: ['every 2 people get a badge', 'interview every 3rd customer', 'every 2, 15 and 27 people', 'bring m/f shirts'],
}
