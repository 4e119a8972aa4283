import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Add “kleenex”: #Shopping.': [
      "i'm out of kleenex so put that on my shopping list",
      'we ran out of kleenex, please put it on the shopping list',
    ],
    'Delete “milk”.': ['i bought the milk, take it off my list'],
    'Delete “party”.': ["i won't make it to the party, delete it"],
    'Delete “eggs”.': ['eggs are already on the list, remove them'],
    'Nothing to do with tasks.': ['why did my boss cancel the meeting'],
  },
  kept: [
    'ask why they cancel the meeting',
    'tell Ann and put it in writing',
    'buy flowers and put them in the vase',
    'sharpen the knife and put it back',
    'print the form, sign it and put it in the mail',
    'find the receipt and add it to the report',
  ],
}
