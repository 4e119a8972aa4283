/** From what a sentence wants to the command with everything it says. */

import type { Candidate } from '../../../commands/understand.ts'
import type { Command, Context, Span } from '../../../types.ts'
import { readSpokenFilter } from '../filter/spoken.ts'
import { parseFilter } from '../filter/syntax.ts'
import type { Wish } from './act.ts'
import { readAddition } from './adding.ts'
import { lowered } from './lowered.ts'
import { referentBefore } from './referent.ts'
import { readTargetIn } from './sentence.ts'
import type { Part } from './sentences.ts'

export interface ActRead {
  commands: Command[]
  spans: Span[]
  /** a command was recognised, but not all that it needs */
  isUnread: boolean
}

export function readAct(wish: Wish, part: Part, text: string, context: Context): ActRead {
  const { act, start, end, ruled } = wish
  if (ruled) return withReferent(ruled, wish, part, text, context)
  switch (act) {
    case 'task':
    case 'add':
      return addTasks(wish, part, text, context)
    case 'list':
      return listTasks(wish, part, text, context)
    case 'update':
    case 'setting':
      return UNREAD
    case 'none':
      return read({ kind: 'none', reason: 'out-of-scope' }, [])
    default:
      return read({ kind: act }, [command(start, end)])
  }
}

/** "it" is what the same sentence has named before, if it has. */
function withReferent(
  { command, spans }: Candidate,
  { start }: Wish,
  part: Part,
  text: string,
  context: Context,
): ActRead {
  const isPronoun =
    'target' in command &&
    command.kind !== 'update' &&
    ('last' in command.target || ('shown' in command.target && command.target.shown === 'all'))
  const before = isPronoun ? referentBefore(lowered(text), part.start, start) : undefined
  const named = before && readTargetIn(text, before.start, before.end, context)
  if (!named || !('title' in named.target)) return read(command, spans)
  return read({ ...command, target: named.target } as Command, spans)
}

const UNREAD: ActRead = { commands: [], spans: [], isUnread: true }
const command = (start: number, end: number): Span => ({ start, end, kind: 'command' })
const read = (one: Command, spans: Span[]): ActRead => ({ commands: [one], spans, isUnread: false })

function addTasks({ act, start, end }: Wish, part: Part, text: string, context: Context): ActRead {
  const { drafts, spans } =
    act === 'task'
      ? readAddition(text.slice(0, part.end), part.start, part.start, part.end, context)
      : readAddition(text.slice(0, part.end), part.start, start, end, context)
  return read({ kind: 'add', tasks: drafts }, spans)
}

const SYNTAX = /^(?:show|list|display|view|filter|find|count)(?: me)?(?: all)?:? /

function listTasks({ start, end }: Wish, part: Part, text: string, context: Context): ActRead {
  const said = lowered(text).slice(start, end)
  const syntax = SYNTAX.exec(said)
  const typed = syntax && parseFilter(text.slice(start + syntax[0].length, end), context)
  if (typed)
    return read({ kind: 'list', filter: typed, answer: 'list' }, [
      { start: start + syntax[0].length, end, kind: 'filter' },
    ])
  const { filter, sort, spans } = readSpokenFilter(text, part.start, part.end, context)
  const answer = /^(?:tell me )?(?:how many|how much|count|number of)\b|\bhow many\b/.test(said)
    ? 'count'
    : /^(?:tell me )?(?:when(?:'s|s)?|(?:at )?what (?:time|day|date)|which day)\b/.test(said)
      ? 'when'
      : 'list'
  return read({ kind: 'list', filter, ...(sort.length && { sort }), answer }, spans)
}
