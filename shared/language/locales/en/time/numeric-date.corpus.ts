/** Dates in digits. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“pay rent”, 2026-03-27': [
      'pay rent 3/27',
      'pay rent 27/3',
      'pay rent 3/27/2026',
      'pay rent 27.3.2026',
      'pay rent 27.3.',
      'pay rent 2026-03-27',
      'pay rent 20260327',
      'pay rent 3 / 27 / 2026',
      'pay rent on 3-27',
    ],
    '“pay rent”, 2026-03-27 09:00': ['pay rent 2026-03-27T09:00'],
    '“tax prep”, 2026-05-15': ['15/5 tax prep'],
    '“essay”, 2026-04-01, {2026-04-10}': ['essay due april 10 start april 1'],
    '“mom bday dinner”, 2026-04-02 19:00': ['4/2 mom bday dinner 7pm'],
    '“trip”, 2026-03-20, [2026-03-20 to 2026-03-23]': ['trip 3/20-3/22'],
  },
  kept: [
    'watch ep 5/10',
    'order 3/4 inch screws',
    '13/16 wrench',
    'trip 2027-10',
    'call 650-650-6500',
    'open 24/7',
    'rate the film 4/5',
    'charge the scooter to 4/5',
    'watch season 3/4',
    'update to 1.2.3.4',
    'add 1/2 cup of milk',
  ],
}
