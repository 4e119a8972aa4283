import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Comment on “boiler”: “plumber says tuesday”.': [
      'comment on the boiler: plumber says tuesday',
      'add a comment to the boiler: plumber says tuesday',
      'comment "plumber says tuesday" on the boiler',
      'please leave a comment on the boiler: plumber says tuesday',
    ],
    'Comment on number 2: “waiting for **Ann**”.': ['comment on 2: waiting for **Ann**'],
    'Comment on the task spoken of last: “p1 @home is wrong”.': [
      'comment on it: p1 @home is wrong',
      'comment: p1 @home is wrong',
    ],
  },
  kept: ['comment on the draft', 'read the comments on my post'],
}
