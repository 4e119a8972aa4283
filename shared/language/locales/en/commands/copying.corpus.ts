import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Once more: the task spoken of last: Friday.': [
      'another one on friday',
      'and one on friday too',
      'the same on friday',
      'another one with him on friday, same time',
      'do it again on friday',
      'copy it to friday',
    ],
    'Once more: the task spoken of last.': ['duplicate it'],
    'Swap the times of all that were shown.': ['swap them', 'swap the two', 'switch the times'],
  },
  kept: ['swap tires', 'duplicate keys', 'clone the repository', 'switch banks', 'copy the keys', 'again and again'],
}
