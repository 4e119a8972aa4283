import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Remind again in 10 minutes.': ['snooze'],
    'Remind again in 15 minutes.': ['snooze 15'],
    'Remind again in 1 hour.': ['snooze this for an hour', 'not now', 'remind me later'],
    'Remind again today at 17:00.': ['snooze until 5pm'],
    'Remind again today at 21:00.': ['snooze the laundry until tonight'],
    'Remind again tomorrow.': [
      'not now, ask me again tomorrow',
      'ask me tomorrow',
      'remind me about the rent again tomorrow',
      'not today',
    ],
    'Remind again Friday.': ['pause the reminder until friday', 'mute the dentist reminder until friday'],
    'Remind again today at 10:30.': ['remind me again in an hour'],
    'Remind again Monday.': ['not this week'],
  },
  kept: ['ask me about the trip', 'later gator card', 'not this one but the red shirt', 'ping bob again'],
}
