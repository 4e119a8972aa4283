import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Complete “rent”. Change “dentist”: Friday.': [
      'mark rent as done and move the dentist to friday',
      'mark rent as done. move the dentist to friday',
      'mark rent as done then move the dentist to friday',
      'mark rent as done; move the dentist to friday',
    ],
    'Delete number 2. Complete number 3.': ['delete 2 and complete 3', 'delete 2, complete 3'],
    'Add “call the vet”: tomorrow. Add “buy dog food”.': ['call the vet tomorrow. buy dog food'],
    'Add “buy rice”. Add “call dad”: tomorrow.': ['buy rice, call dad tomorrow'],
    'Add “wash, dry and fold laundry”: Friday.': ['wash, dry and fold laundry friday'],
    'Add “call bob”. Add “water the plants”.': ['call bob and remind me to water the plants'],
    'Add “dentist”: Friday at 09:30, reminder tomorrow at 18:00.': [
      'dentist friday 9:30, remind me the evening before',
    ],
    'Add “exam”: Friday, reminder Friday at 09:00.': ['exam friday, remind me the morning of'],
    'Add “cake”: Saturday at 14:00, reminder 1 day before.': ['cake saturday 2pm, remind me the day before'],
    'Add “call mom and delete the old files”.': ['remind me to call mom and delete the old files'],
  },
  kept: [
    'buy salt and pepper',
    'read war and peace, then rest',
    'call mom, dad and delete nothing',
    'rock and roll',
    'design v1.2. release',
  ],
}
