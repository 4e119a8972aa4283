/** Before when a task is put away. */
import type { Corpus } from '../../../corpus.ts'

export const corpus: Corpus = {
  read: {
    '“gym”, >2026-03-16': [
      'gym not before monday',
      'gym, not before monday',
      'gym no earlier than monday',
      'gym but not before monday',
    ],
    '“pay rent”, 2026-03-13, >2026-03-12': [
      'pay rent friday not before thursday',
      'pay rent not before thursday, friday',
    ],
    '“ship samples”, 2026-03-16, >2026-03-12': ['ship samples due monday not before thursday'],
    '“call Ann”, 2026-03-12, >2026-03-12 17:00': ['call Ann tomorrow not before 5pm'],
    '“essay”, >2026-03-12, {2026-03-13}': ['essay deadline friday, not before tomorrow'],
  },
  understood: {
    'Change number 2: not before Friday.': ['hide 2 until friday', 'put 2 away until friday'],
    'Change the task spoken of last: not before Monday.': ['put it away until monday', 'hide it until monday'],
    'Change “essay”: no start date.': ['bring the essay back into view', 'remove the start date from the essay'],
    'Show: not started.': ['what is put away?', 'show me what is put away', 'which tasks are out of sight?'],
  },
  kept: ['tell them why not', 'look before you leap', 'not before coffee'],
}
