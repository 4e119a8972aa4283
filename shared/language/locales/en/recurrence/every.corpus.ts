/** What stands behind “every”. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    // nothing repeats every 0 of anything
    '“every 0”, 2027-03-03 21:00, [2027-03-03 21:00 to 2027-03-04 00:00]': ['every 0 weeknight march 3rd'],
    'FREQ=DAILY (first 2026-03-11)': ['every day', 'each and every day', 'every single day'],
    'FREQ=DAILY;INTERVAL=2 (first 2026-03-11)': ['every-other-day', 'every other day', 'every 2-3 days'],
    'FREQ=WEEKLY;INTERVAL=2 (first 2026-03-11)': ['every second week', 'every couple of weeks', 'alternating weeks'],
    'FREQ=DAILY;INTERVAL=3 (first 2026-03-11)': ['every 3rd day', 'every! 3 days'],
    'FREQ=WEEKLY;INTERVAL=3 (first 2026-03-11)': ['every 3 weeks'],
    'FREQ=HOURLY;INTERVAL=2 (first 2026-03-11 11:30)': ['every 2h'],
    'FREQ=MINUTELY;INTERVAL=45 (first 2026-03-11 10:15)': ['every 45m'],
    'FREQ=MINUTELY;INTERVAL=30 (first 2026-03-11 10:00)': ['every half hour'],
    'FREQ=MINUTELY;INTERVAL=90 (first 2026-03-11 11:00)': ['every hour and a half'],
    'FREQ=MONTHLY;INTERVAL=6 (first 2026-03-11)': ['every half a year'],
    'FREQ=MONTHLY;INTERVAL=18 (first 2026-03-11)': ['every year and a half'],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR (first 2026-03-11)': ['every week day'],
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR (first 2026-03-11 21:00)': ['every weeknight'],
    'FREQ=DAILY (first 2026-03-12 09:00)': ['every morning'],
    'FREQ=DAILY;INTERVAL=2 (first 2026-03-11 18:00)': ['every other evening'],
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR (first 2026-03-13)': ['every other friday', 'alternate fridays'],
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR (first 2026-03-13)': ['every 2 fridays and mondays'],
    'FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=1 (first 2027-03-01)': ['every other march'],
    'FREQ=WEEKLY;BYDAY=MO (first 2026-03-16)': ['all mondays', 'every beginning of the week', 'every! monday'],
    'FREQ=MONTHLY;BYMONTHDAY=-1 (first 2026-03-31)': ['every end of month'],
    'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1 (first 2026-03-31)': ['every quarter end'],
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25 (first 2026-12-25)': ['every christmas'],
    'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH (first 2026-11-26)': ['every thanksgiving'],
    'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=21 (first 2026-06-21)': ['every summer'],
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29;SKIP=BACKWARD (first 2028-02-29)': ['every leap day'],
    '“pay rent”, FREQ=MONTHLY (first 2026-03-11)': ['pay rent evrey month'],
  },
  kept: ['every 0 days', 'every time it rains', 'every one of them', 'every feb 30', 'read every 5th chapter'],
}
