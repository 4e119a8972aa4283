/** Sentences with two plausible readings: the words of a task that are also a command. */

import type { Command, Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { readDrafts } from '../quick-add/index.ts'
import { choiceOf, type Question } from './choice.ts'
import { holidaysIn } from './holidays-off.ts'
import { lowered, readTarget } from './target.ts'
import { DATEISH, SERVICE } from './vocabulary.ts'
import { unwrap } from './wrapping.ts'

/** "cancel the gym membership": a thing to do in the world, or a task to take off the list. */
const CANCELS = new RegExp(
  source`^cancel (?<task>(?:the |my |our )?(?:[\w'-]+ ){0,3}${SERVICE}(?: [\w'-]+){0,2})$`,
  'd',
)
const SUBSCRIBED = /\b(?:subscription|membership|trial|contract|insurance|account|card|polic(?:y|ies))\b/
const BY_DATE = new RegExp(source` (?:by|before) ${DATEISH}`)
/** "complete the tax return by friday": to be done by then, or done. */
const COMPLETES = /^complete (?<task>(?:the |my |our )\S.*)$/d

export function doubtIn(text: string, context: Context): Question | undefined {
  if (text.length > 200) return undefined
  const said = lowered(text)
  if (said.includes('holiday')) {
    const holidays = holidaysIn(text, said, context)
    if (holidays) return holidays
  }
  const { start, end } = unwrap(said)
  const wish = said.slice(start, end)
  const cancels = CANCELS.exec(wish)
  const completes = cancels ? null : COMPLETES.exec(wish)
  // "by friday" says when to do it.
  if (cancels && BY_DATE.test(wish)) return undefined
  const at = (cancels ?? completes)?.indices?.groups?.task
  if (!at) return undefined
  const drafts = readDrafts(text.slice(start, end), context).drafts
  if (completes && !drafts[0]?.due) return undefined
  // "cancel the trial account tomorrow": of what is no appointment, the date says when to do it.
  if (cancels && drafts[0]?.due && SUBSCRIBED.test(wish)) return undefined
  const found = readTarget(text, start + at[0], start + at[1], context)?.target
  if (!found || 'shown' in found || 'last' in found || ('filter' in found && !('and' in found.filter))) return undefined
  const title = 'title' in found ? found.title : drafts[0]!.title.replace(/^\S+ (?:(?:the|my|our) )?/, '')
  const target = { title }
  const add: Command = { kind: 'add', tasks: drafts }
  const act: Command = { kind: cancels ? 'delete' : 'complete', target }
  return { ask: 'Is that something to do, or done with?', choices: [choiceOf(add, context), choiceOf(act, context)] }
}
