/** How many and how long. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“call Ann”, 2026-03-13': [
      'call Ann in two days',
      'call Ann in 2 days',
      'call Ann in a couple of days',
      'call Ann in 2-3 days',
      'call Ann in two or three days',
    ],
    '“call Ann”, 2026-03-12': ['call Ann in a day or two'],
    '“call Ann”, 2026-04-02': ['call Ann in twenty-two days'],
    '“call Ann”, 2026-04-01': ['call Ann in several weeks'],
    '“call Ann”, 2026-03-23': ['call Ann in a dozen days'],
    '“call Ann”, 2026-03-11 13:00': ['call Ann in two hundred and ten minutes'],
    '“call Ann”, 2026-03-11 10:00': ['call Ann in half an hour'],
    '“call Ann”, 2026-03-11 09:45': ['call Ann in quarter of an hour'],
    '“call Ann”, 2026-03-11 11:00': [
      'call Ann in an hour and a half',
      'call Ann in 1h30',
      'call Ann in 1.5 hours',
      'call Ann in 1 1/2 hours',
    ],
    '“call Ann”, 2026-03-11 12:00': ['call Ann in 2 hours and a half'],
    '“call Ann”, 2026-03-11 11:45': ['call Ann in 2h 15m'],
    '“call Ann”, 2026-03-11 10:15': ['call Ann in three quarters of an hour'],
    '“call Ann”, 2026-03-16': ['call Ann in 3 business days'],
    '“call Ann”, 2026-03-25': ['call Ann in two full weeks'],
    '“call Ann”, 2026-03-11 10:30': ['call Ann in about an hour or so'],
    '“meeting”, 2026-03-12 09:00, [2026-03-12 09:00 to 2026-03-12 09:45], 45 min': ['meeting tomorrow at 9 for 45m'],
    '“meeting”, 2026-03-12 09:00, [2026-03-12 09:00 to 2026-03-12 09:05], 5 min': ["meeting tomorrow at 9 for 5'"],
    '2032-06-21': ['the twenty-first of june two thousand and thirty two'],
    '1984-01-02': ['jan 2nd nineteen eighty four'],
    '“call Ann”, 2026-03-11 10:45': ['call Ann in an hour and fifteen'],
  },
  kept: [
    'print 3/4 of the slides',
    'read twenty-two pages',
    'buy half a dozen eggs',
    'run 2 miles',
    'watch 2 seconds of fame',
    'two-hour talk',
    'finish the 2nd chapter',
  ],
}
