/** What stands behind a rule and is said of it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“pay the card”, FREQ=MONTHLY;BYMONTHDAY=18 (first 2026-03-18)': ['pay the card every month 18th'],
    '“pills”, RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=0 RRULE:FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=11;BYMINUTE=0 (first 2026-03-12 09:00)':
      ['pills at 9 on weekdays and 11 on weekends'],
    '“walk”, RRULE:FREQ=DAILY;BYHOUR=6;BYMINUTE=30 RRULE:FREQ=DAILY;BYHOUR=21;BYMINUTE=0 (first 2026-03-11 21:00)': [
      'walk at 6:30 and 21:00 daily',
    ],
    '“tutor”, RRULE:FREQ=WEEKLY;BYDAY=MO;BYHOUR=16;BYMINUTE=0 RRULE:FREQ=WEEKLY;BYDAY=FR;BYHOUR=17;BYMINUTE=0 (first 2026-03-13 17:00)':
      ['tutor mon 4pm and fri 5pm every week'],
    '“standup”, FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR (first 2026-03-11 09:45)': ['standup mon-fri 9.45'],
    '“water plants”, FREQ=WEEKLY;BYDAY=TU,FR (first 2026-03-13)': ['water plants every tue n fri'],
    'FREQ=HOURLY (first 2026-03-11 10:15)': ['every hour at :15', 'every hour at quarter past'],
    'FREQ=HOURLY (first 2026-03-11 10:20)': ['every hour at 20 past'],
    'FREQ=HOURLY;INTERVAL=2;BYMINUTE=0 (first 2026-03-11 10:00)': ['every 2 hours on the hour'],
    'FREQ=DAILY;BYHOUR=9,18;BYMINUTE=0 (first 2026-03-11 18:00)': ['every morning and evening'],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR (first 2026-03-11)': ['every day weekends excluded'],
    '“backup”, FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA (first 2026-03-11 21:00)': ['backup nightly, sundays off'],
    'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=11 (first 2026-03-11)': ['every year on this date'],
    'FREQ=DAILY;INTERVAL=3 (first 2026-03-13)': ['starting friday every 3 days thereafter'],
    'FREQ=WEEKLY;INTERVAL=2 (first 2026-03-11)': ['every 2 weeks after completion'],
    'FREQ=MONTHLY;BYDAY=1MO (first 2026-04-06)': ['every first monday of the month'],
  },
  kept: ['read the story of the month', 'everything that happened after that'],
}
