/** Periods, their edges, and what is counted in them. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“clean the attic”, 2026-03-11, [2026-03-09 to 2026-03-16]': [
      'clean the attic this week',
      'clean the attic this coming week',
    ],
    '“clean the attic”, 2026-03-16, [2026-03-16 to 2026-03-23]': ['clean the attic next week'],
    '“clean the attic”, 2026-03-21, [2026-03-21 to 2026-03-23]': [
      'clean the attic next weekend',
      'clean the attic next week end',
    ],
    '“clean the attic”, 2026-03-23, [2026-03-23 to 2026-03-30]': ['clean the attic the week after next'],
    '“clean the attic”, 2026-03-12, [2026-03-12 to 2026-03-15]': ['clean the attic in the next 3 days'],
    '“clean the attic”, 2026-04-01, [2026-04-01 to 2026-07-01]': ['clean the attic in the next 3 months'],
    '“clean the attic”, 2026-03-12, [2026-03-12 to 2026-05-12]': ['clean the attic in the 2 upcoming months'],
    '“clean the attic”, 2026-03-12': ['clean the attic the next business day'],
    '“clean the attic”, 2026-03-12, [2026-03-12 to 2026-03-17]': ['clean the attic in the next 3 business days'],
    '“clean the attic”, 2026-04-30, [2026-04-21 to 2026-05-01]': ['clean the attic end of next month'],
    '“clean the attic”, 2026-03-31, [2026-03-21 to 2026-04-01]': [
      'clean the attic at the end of march',
      'clean the attic eom',
    ],
    '“clean the attic”, 2027-01-15, [2027-01-11 to 2027-01-21]': ['clean the attic mid january'],
    '“clean the attic”, 2026-03-01, [2026-03-01 to 2026-03-11]': ['clean the attic BOM'],
    '“clean the attic”, 2027-01-01, [2027-01-01 to 2027-07-01]': ['clean the attic in the first half of 2027'],
    '“clean the attic”, 2026-07-01, [2026-07-01 to 2026-10-01]': [
      'clean the attic q3',
      'clean the attic in the third quarter',
    ],
    '“clean the attic”, 2027-07-01, [2027-07-01 to 2027-10-01]': ['clean the attic q3 2027'],
    '“clean the attic”, 2026-06-21, [2026-06-21 to 2026-09-23]': ['clean the attic this summer'],
    '“clean the attic”, 2026-12-21, [2026-12-21 to 2027-03-20]': ['clean the attic next winter'],
    '“clean the attic”, 2027-06-21, [2027-06-21 to 2027-09-23]': ['clean the attic summer 2027'],
    '“clean the attic”, 2026-05-11, [2026-05-11 to 2026-05-18]': ['clean the attic week 20'],
    '“clean the attic”, 2027-05-17, [2027-05-17 to 2027-05-24]': ['clean the attic in week 20 of 2027'],
    '“clean the attic”, 2026-06-01': ['clean the attic the first monday of june'],
    '“clean the attic”, 2026-03-31': ['clean the attic on the last workday'],
    '“clean the attic”, 2026-05-30': ['clean the attic on the second to last day of may'],
    '“clean the attic”, 2026-06-01, [2026-06-01 to 2026-06-15]': ['clean the attic the first 2 weeks of june'],
    '“clean the attic”, 2026-05-01, [2026-05-01 to 2026-06-01]': ['clean the attic the month of may'],
    '“clean the attic”, 2026-05-12': ['clean the attic this 5/12'],
    '“clean the attic”, 2027-03-03': ['clean the attic next march 3'],
  },
  kept: [
    'last minute gifts',
    'call the boy',
    'buy a summer dress',
    'read chapter 2 of the week 2 homework',
    'this may take long',
    'watch the last episode',
    'write the first page',
  ],
}
