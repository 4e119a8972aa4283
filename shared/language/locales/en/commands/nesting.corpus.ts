import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Add “eggs”. Under “camping trip”.': [
      'add eggs under camping trip',
      'add eggs as a subtask of the camping trip',
      'add a subtask eggs to the camping trip',
      'add a subtask to the camping trip: eggs',
      'please add eggs below camping trip',
    ],
    'Add “eggs”. Under “groceries”.': [
      'add "eggs" under groceries',
      'add eggs under groceries',
      'add eggs under the groceries',
      'put eggs under the groceries task',
    ],
    'Add “eggs”. Under “Camping Trip”.': ['put eggs under Camping Trip', 'list eggs under "Camping Trip"'],
    'Add “milk”. Add “bread”. Under “groceries”.': [
      'add milk and bread under groceries',
      'put milk and bread under the groceries task',
      'add milk, bread under groceries',
    ],
    'Add “mac and cheese”. Under “groceries”.': ['add mac and cheese under groceries'],
    'Add “milk”. Under “chores”.': ['put milk under chores'],
    'Add “put the key under the mat”.': ['put the key under the mat'],
    'Add “milk”: #Shopping.': ['put milk under my shopping list'],
    'Add “cake”. Add “drinks”. Under “party”.': [
      'add cake and drinks under the party',
      'add subtasks to party: cake, drinks',
    ],
    'Add “call the van company”: tomorrow. Under “move”.': ['add call the van company tomorrow under move'],
    'Put number 2 under number 1.': ['make 2 a subtask of 1', 'put 2 under 1', 'move 2 under 1'],
    'Put “eggs” under “camping trip”.': [
      'move eggs under camping trip',
      'eggs should be a subtask of camping trip',
      'turn eggs into a subtask of camping trip',
      'indent eggs under camping trip',
    ],
    'Make the task spoken of last a task of its own.': [
      'make it a task of its own',
      'outdent it',
      'turn it into a separate task',
    ],
    'Make number 2 a task of its own.': ['make 2 its own task', 'outdent 2'],
    'Show what is left of “paint run”.': ["what's left of paint run?"],
    'Show: #Groceries.': ["what's left of groceries?"],
    'Show what is left of “move”.': [
      "what's left of the move?",
      "what's left of move",
      'what is still left to do for the move?',
      'show me the subtasks of the move',
      'what is under move?',
    ],
  },
  kept: ['buy a rug for under the table', 'look under the bed', 'hide the key under the mat'],
}
