/** What people say to a chat besides tasks, and what only begins so. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  understood: {
    'Nothing to do with tasks.': [
      'hello!',
      'good morning',
      'thanks so much',
      'ok thanks',
      'ok great, thanks for the help',
      'thanks, that is all',
      "that's it for now",
      'no more changes, thanks',
      'leave it as is',
      "you're a star",
      'how kind of you',
      'perfect',
      'how are you today?',
      'who are you',
      'tell me a joke',
      'flip a coin',
      'damn it',
      'oh shit!',
      '😀',
    ],
    'Yes.': ['yes', 'sure, go ahead', 'do it', 'yes please', 'yes thanks', 'sounds good', '👍'],
    'No.': ['no', 'no thanks', 'never mind', "don't delete it", 'hold on a second', "no, don't"],
    'Show what can be said.': ['help', '?', 'what can you do?', 'how do i add a task?', 'how does this work'],
  },
  kept: [
    'translate the 11th canto',
    'define the project scope',
    'spell check the report',
    'thank Ann for the flowers',
    'say hello to grandma',
    'good morning yoga',
    'help Ann move',
    'joke book for Tom',
    'sing Happy New Year song',
    'damn the torpedoes rehearsal',
    '🥛',
  ],
}
