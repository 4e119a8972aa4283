import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Delete “dentist”.': ['delet the dentist', 'dlete the dentist', 'deleet the dentist'],
    'Delete “dentist appointment”.': ['cancle the dentist appointment'],
    'Complete “gym”.': ['mark gym as dne', 'makr gym as done', 'complet the gym'],
    'Change “dentist”: Friday.': [
      'mvoe the dentist to friday',
      'reschedual the dentist to friday',
      'pospone the dentist to friday',
    ],
    'Add “call bob”: today at 17:00, with a reminder.': [
      'rmeind me to call bob at 5',
      'remid me to call bob at 5',
      'remimd me to call bob at 5',
    ],
    'Show: due tomorrow.': ['waht do i have tomorrow', 'wats due tomorrow'],
    'Change “party”: no reminders.': ['dont remind me about the party'],
    'Nothing to do with tasks.': ['thats it for today'],
  },
  kept: ['compete in the finals', 'fix the remote', 'call mvo', 'image editing', 'finch feeder', 'rewind the tape'],
}
