/** "standup every weekday except bank holidays": every calendar has others, so it is asked rather than left out in silence. */

import type { Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { wishIn } from './act.ts'
import { readAddition } from './adding.ts'
import { choiceOf, type Question } from './choice.ts'

const HOLIDAYS_OFF = new RegExp(
  source`,? ?(?:\(|\b(?:and|but) )?\b(?:except|excluding|excepting|unless|skipping|but not|not)(?: for| on| it's| it is| a)* (?:the )?
    (?:(?:bank|public|federal|national|school|legal|official) )?holidays?\b\)?(?<more>,? (?:and|or) )?`,
)

/** @param said the text in lower case */
export function holidaysIn(text: string, said: string, context: Context): Question | undefined {
  const found = HOLIDAYS_OFF.exec(said)
  if (!found) return undefined
  // What is excepted beside them still is: "except holidays and fridays".
  const joint = found.groups!.more ? ' except ' : ''
  const rest = text.slice(0, found.index) + joint + text.slice(found.index + found[0].length)
  const { act, start } = wishIn(rest, context)
  if (act !== 'task' && act !== 'add') return undefined
  const { drafts } = readAddition(rest, 0, act === 'task' ? 0 : start, rest.length, context)
  const [draft] = drafts
  if (!draft?.repeat || drafts.length > 1) return undefined
  const kept = { ...draft, title: `${draft.title} (not on holidays)` }
  return {
    ask: 'I do not know your holidays. Shall it repeat on them too, or be kept in the title?',
    choices: [draft, kept].map((task) => choiceOf({ kind: 'add', tasks: [task] }, context)),
  }
}
