/** Dates with names. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“trip”, 2026-03-20': ['trip march 20', 'trip 20 mar'],
    '“trip”, 2027-03-20': [
      'trip march 20th 2027',
      'trip the 20th of march 2027',
      'trip mar. 20, 2027',
      'trip 20-mar-27',
    ],
    '“dinner”, 2026-05-05': ['dinner on may five'],
    '“trip”, 2027-03-01, [2027-03-01 to 2027-04-01]': ['trip in march 2027'],
    '“trip”, 2026-03-11, [2026-03-01 to 2026-04-01]': ['trip in march'],
    '“pay”, 2026-03-15': ['pay the 15th'],
    '“pay”, 2026-04-20': ['pay 20 of next month'],
    '“call Ann”, 2026-03-13': [
      'call Ann friday',
      'call Ann this friday',
      'call Ann coming friday',
      'call Ann the day after tomorrow',
    ],
    '“call Ann”, 2026-03-20': ['call Ann next friday', 'call Ann friday after next', 'call Ann friday week'],
    '“call Ann”, 2026-03-27': ['call Ann friday fortnight'],
    '“call Ann”, 2026-03-19': ['call Ann tomorrow week'],
    '“call Ann”, 2026-03-12': ['call Ann tom'],
    '“call Ann”, 2026-03-11 09:30': ['call Ann right now'],
    '“call Ann”, 2026-03-11': ['call Ann asap'],
    '“call Ann”, 2026-03-12 09:30': ['call Ann this time tomorrow'],
    '“call Ann”, 2026-03-18 09:30': ['call Ann this time next week'],
    '“party”, 2028-02-29': ['party on leap day'],
    '“party”, 2026-12-25': ['party on christmas'],
    '“party”, 2027-12-25': ['party on christmas 2027'],
    '“party”, 2026-09-05, [2026-09-05 to 2026-09-07]': ['party on labor day weekend'],
    '“essay 2000 words”, 2026-04-09': ['essay april 9 2000 words'],
  },
  kept: [
    '3 may go',
    'march for peace',
    'check monday.com',
    'buy 30 february calendars',
    'meet at 5th and main',
    'plan for 99999',
    'answer Tom about the workshop',
    'birthday card for Tom',
  ],
}
