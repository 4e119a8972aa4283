import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Add “call mom”: tomorrow at 09:00, with a reminder.': [
      'remind me to call mom tomorrow at 9',
      'tomorrow at 9, remind me to call mom',
      'set a reminder for me to call mom tomorrow at 9',
      'give me a reminder to call mom tomorrow at 9',
      'create a new reminder: call mom tomorrow at 9',
    ],
    'Add “milk”: #Groceries.': [
      'add milk to my grocery list',
      'on my grocery list, add milk',
      'put milk on the grocery list too',
      'milk on my grocery list please',
      'i need milk on my grocery list',
    ],
    'Add “wild rice”: #Groceries.': ['add rice sorry wild rice to my grocery list'],
    'Add “milk”: #Groceries. Add “eggs”: #Groceries.': ['add milk and eggs to my grocery list'],
    'Add “finish chapter 2”: Friday, #Reading.': ['add finish chapter 2 to my reading project for friday'],
    "Add “doctor's appointment”: Friday.": ["for friday, add a doctor's appointment to my calendar"],
    'Add “my meeting”: today at 17:00, reminder 1 hour before.': ['remind me 1 hour before my meeting at 5pm'],
    'Add “the recital”: Friday, reminder 1 day before.': ['remind me the day before the recital on friday'],
    'Add “Sync”: tomorrow at 16:00, for 30 minutes.': ['set up a half hour meeting called Sync tomorrow at 4pm'],
    'Add “catch the ferry”: tomorrow at 06:00, with a reminder.': ['wake me at 6 tomorrow to catch the ferry'],
    'Add “Reminder”: tomorrow.': ['set a reminder for tomorrow', 'reminder tomorrow'],
    'Add “set the alarm volume to 7”.': ['set the alarm volume to 7'],
    'Nothing to do with tasks.': ['can you book me a flight to rome', 'can you order a pizza'],
    'What shall I add? (Say it as “remind me to call the bank tomorrow”.)': ['set a reminder', 'add a task', 'task'],
  },
  kept: [
    'task force meeting',
    'event tickets',
    'alarm clock batteries',
    'reminder app research',
    'item shop visit',
    'nudge Omar about the keys',
    'ping Bob',
    'wake up early',
    'work in the new project',
  ],
}
