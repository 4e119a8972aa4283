import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Delete “dentist”.': [
      'hey, could you please delete the dentist, thanks',
      'i would like you to delete the dentist',
      'go ahead and delete the dentist please',
      'we need to delete the dentist',
    ],
    'Change “review”: 1 hour later.': ['can we do the review an hour later?'],
    'Change “review”: Friday.': ['could we move the review to friday?'],
    'Add “take my medicine”: today at 20:00.': ['can you make sure i take my medicine at eight'],
    'Add “take the chicken out”: tomorrow.': [
      'I was wondering whether you could possibly remind me to take the chicken out tomorrow',
    ],
    'Complete “paid the rent”.': ['turns out i paid the rent'],
    'Complete “rent”.': ['you can now tick off the rent'],
    'Show: due today.': ["let's see what i have today"],
    'Add “eggs”.': ['open my list and add eggs', 'is it possible to add eggs to my list'],
    'Nothing to do with tasks.': [
      'can i put foil in the microwave',
      'may we park here',
      'is there a way to track my phone',
      'can you sing',
    ],
  },
  kept: ['will power exercises', 'actually finish the book', 'let the dog out', 'may flowers', 'just dance rehearsal'],
}
