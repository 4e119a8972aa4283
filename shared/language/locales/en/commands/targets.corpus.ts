import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Complete the task spoken of last.': ['complete it'],
    'Delete all that were shown.': ['delete them'],
    'Complete number 1 and 3.': ['complete 1 and 3'],
    'Delete number 2 from the end and 1 from the end.': ['delete the last two'],
    'Complete number 2, 3 and 4.': ['complete 2-4'],
    'Complete number 2.': ['tick the second one', 'complete the second step'],
    'Change the rest of them: Friday.': ['move the rest to friday'],
    'Delete all tasks that are: search "lunch" and due tomorrow.': ['delete lunch tomorrow'],
    'Delete all tasks that are: search "lunch" and due Friday.': ['delete lunch from friday'],
    'Delete “eggs”.': ['remove eggs from my grocery list'],
    'Delete all tasks that are: search "wrestlemania" and due 7 May.': [
      'remove wrestlemania from my calendar for may 7th',
    ],
    'Delete the task spoken of last.': ['delete this from list'],
    'Delete all tasks that are: all tasks.': ['delete everything on my calendar'],
    'Complete all tasks that are: due today.': ["complete today's tasks"],
    'Delete all tasks that are: due tomorrow.': ['clear my calendar for tomorrow'],
    'Delete “item”.': ['delete an item'],
    'Delete “garage”.': ['scrap the garage task'],
    'Complete “dentist”.': ['done with the dentist thing'],
    'Complete “call it a day”.': ['complete "call it a day"'],
    'Delete “buy a kayak”.': ['delete task buy a kayak'],
    'Delete all tasks that are: completed.': ['remove all completed tasks'],
    'Skip the task spoken of last.': ['skip it this week'],
    "Delete “emma's birthday”.": ["remove emma's birthday from my calendar"],
    'Change all tasks that are: due from today to Sunday: Monday.': ['the rest of the week goes to monday'],
    'Add “parade”: 1 May.': ['the first of may parade'],
  },
  kept: ['one day at a time dvd', 'the last of us', 'item response theory notes'],
}
