/** Times of day. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“call Ann”, 2026-03-11 15:00': [
      'call Ann at 3pm',
      'call Ann 3 p.m.',
      'call Ann at 15:00',
      'call Ann at three',
      "call Ann at 3 o'clock",
      'call Ann fifteen hundred hours',
    ],
    '“call Ann”, 2026-03-11 15:30': ['call Ann at three thirty', 'call Ann 3:30 pm'],
    '“call Ann”, 2026-03-11 12:15': ['call Ann at 12 15'],
    '“call Ann”, 2026-03-11 17:30': ['call Ann at 17h30'],
    '“call Ann”, 2026-03-11 19:30': ['call Ann 1930 hours', 'call Ann at 1930'],
    '“call Ann”, 2026-03-11 21:30': ['call Ann 930pm'],
    '“set an alarm”, 2026-03-12 07:30': ['set an alarm for 0730'],
    '“call Ann”, 2026-03-11 20:30': ['call Ann at half past eight', 'call Ann at half eight'],
    '“call Ann”, 2026-03-11 16:45': ['call Ann quarter to 5'],
    '“call Ann”, 2026-03-11 15:10': ['call Ann at ten past three'],
    '“call Ann”, 2026-03-11 11:50': ['call Ann ten to noon'],
    '“call Ann”, 2026-03-11 15:50': ['call Ann ten of four'],
    '“call Ann”, 2026-03-11 13:40': ['call Ann 20 minutes to 2pm'],
    '“call Ann”, 2026-03-11 12:00': ['call Ann at noon'],
    '“call Ann”, 2026-03-12 08:30': ['call Ann at oh eight thirty'],
    '“call Ann”, 2026-03-11 17:00': ['call Ann at 5 sharp', 'call Ann at 5ish', 'call Ann 9am pst'],
    '“call Ann”, 2026-03-11 16:00': ['call Ann 3pm london time'],
    '“call Ann”, 2026-03-12 09:30, [2026-03-12 09:30 to 2026-03-12 10:15], 45 min': ['call Ann tomorrow 9.30-10.15'],
    '“run”, 90 min': ['run 1h30'],
    '“count”, 2026-03-11 17:00, [2026-03-11 17:00 to 2026-03-11 19:00], 120 min': ['count from 5 to 7'],
  },
  kept: [
    'read 1984',
    'buy 3 apples',
    'call 650.650.6500',
    'dial 650-6500',
    'bet $5 on the game',
    'update to 2.30',
    'play the 3rd song',
  ],
}
