/** Settings, which projects and labels there are, and what there is not. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Set the time zone to Europe/Berlin.': [
      'my time zone is Europe/Berlin',

      'use Europe/Berlin',
    ],
    'Set the time zone to Europe/Paris.': ['back in Paris', "i'm back in paris"],
    'Set the time zone to Asia/Tokyo.': ["I'm in Tokyo time", "we're in tokyo now", 'i moved to Tokyo'],
    'Set the time zone to America/New_York.': ['I live in New York', 'set the zone to new york'],
    'Keep quiet from 22:00 to 07:00.': [
      'quiet hours from 22:00 to 7:00',
      'set my quiet hours to 10pm-7am',
      "don't disturb me between 10pm and 7am",
      'no notifications between 22:00 and 7',
      "don't wake me at night",
    ],
    'No quiet hours.': ['no quiet hours', 'turn off quiet hours', 'quiet hours off'],
    'Nothing to do with tasks.': ["i'm in trouble"],
    'Name all projects.': ['list my projects', 'what projects do i have?', 'show me all my projects'],
    'Name all labels.': ['which labels do i have', 'what are my labels', 'list my tags'],
    'That is not there yet: places, timers, sharing, files and other calendars.': [
      'start a timer for 10 minutes',
      'set a pomodoro timer',
      'email me my tasks',
      'attach the photo to task 2',
      'archive everything done',
    ],
  },
  kept: [
    'quiet reading hour',

    'label the jars',
    'fix the kitchen timer',
    'share a cake with Ann',
    'print the tickets',
    'sync 4 folders',
  ],
}
