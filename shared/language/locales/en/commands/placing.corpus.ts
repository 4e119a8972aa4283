/** What is put in order by hand, and what only sounds like it. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Put “milk” first.': ['move milk to the top', 'please move milk to the top of my list', 'bring milk up to the top'],
    'Put “milk” last.': ['move milk to the bottom of the list', 'move milk to the end'],
    'Put “call” before “mail”.': ['move the call above the mail', 'drag the call right above the mail'],
    'Put “call” after “mail”.': ['move the call below the mail'],
    'Put number 2 after number 4.': ['move 2 behind 4', 'put 2 after 4'],
    'Put number 2 and 3 first.': ['put 2 and 3 first'],
    'Put the task spoken of last last.': ['put it last'],
    'Put the task spoken of last before “mail”.': ['put it before the mail'],
    'Add “put milk first”.': ['put milk first'],
    'Add “put the star on the top of the tree”.': ['put the star on the top of the tree'],
    'Add “put the bins out before the truck comes”.': ['put the bins out before the truck comes'],
  },
  kept: ['move the sofa behind the shelf', 'pull weeds behind the shed', 'move money to the savings account'],
}
