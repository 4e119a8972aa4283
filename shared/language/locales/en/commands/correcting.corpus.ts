import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Change the task spoken of last: at 17:00.': [
      'no, at 5',
      'make it 5pm',
      'i said 5 not 6',
      "i got the time wrong, it's 5",
    ],
    'Change the task spoken of last: tomorrow.': ['actually tomorrow'],
    'Change the task spoken of last: Friday at 18:00.': ['i meant friday at 6pm'],
    'Change the task spoken of last: Friday.': [
      'not thursday, friday',
      'friday instead',
      "the date is wrong, it's friday",
    ],
    'Change the task spoken of last: p2.': ['no, p2'],
    'Change the task spoken of last: Sunday.': ['sunday, my mistake'],
    'Change the task spoken of last: at 18:00.': ['not 5, 6'],
    'Change the task spoken of last: 12 hours later.': ['i meant pm'],
    'Change the task spoken of last: every month.': ['monthly, not weekly'],
    'Change the task spoken of last: no date.': ['no date please', 'without the date please'],
    'Change the task spoken of last: Saturday.': ['oops, saturday'],
    'Change the task spoken of last: 1 hour earlier.': ['and an hour earlier'],
    'Change the task spoken of last: at 09:45.': ['9:45 would be better'],
    'Change the task spoken of last: at 19:00.': ['till 7 please'],
    'Add “water test”.': ['well water test'],
  },
  kept: [
    'no alcohol for bob',
    'not only books',
    'better call saul',
    'i meant well',
    'typo in chapter 3',
    'then the dishes',
    'just one more page',
    'got to run',
  ],
}
