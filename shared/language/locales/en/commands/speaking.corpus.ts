import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Add “dentist”: Friday at 10:00.': ['yeah so um friday dentist at ten', 'so, friday dentist at ten'],
    'Add “call the bank”: Friday.': ['remind me on thursday um no friday to call the bank'],
    'Add “close the window if it rains”.': ['remind me if it rains to close the window'],
    'Add “buy milk as soon as i leave work”.': ['as soon as i leave work remind me to buy milk'],
    'Add “call bob when i get to work”.': ['remind me when i get to work to call bob'],
    "Add “complain if the parcel isn't there”: Friday.": ["if the parcel isn't there by friday remind me to complain"],
    'Add “call Al”: today at 14:00.': ['after lunch remind me to call Al'],
  },
  kept: ['well known books', 'visit the UM campus'],
}
