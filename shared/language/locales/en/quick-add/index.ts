/** Quick add in English. */
import type { Clause, Clock } from '../../../calendar/values.ts'
import { longest, skip } from '../../../engine/source.ts'
import { createQuickAdd } from '../../../quick-add/drafts.ts'
import type { Ahead, Read } from '../../../quick-add/name.ts'
import { grammar } from '../grammar.ts'
import { PRIORITIES } from '../lexicon/priorities.ts'
import { lookUp } from '../lexicon/words.ts'
import { findPhrases, unitePhrases } from '../phrases.ts'
import { readSpokenDeadline, readStartAndEnd } from './deadline.ts'
import { listNamed } from './heading.ts'
import { goodsOf, itemsBelow } from './items.ts'
import { readSpokenLength } from './length.ts'
import { isPage, readWordPriority } from './priority.ts'
import { readSpokenReminder } from './reminder.ts'
import { splitTasks } from './split.ts'
import { readSpokenStart } from './start.ts'
import { titleOf } from './title.ts'

/** With these a mark in words begins, or what is behind a comma or a number: all others are not looked at. */
const FIRST = new Set(
  `not no give remind alert notify ping nudge warn heads reminder with w deadline start starts starting begin begins beginning due finish finished end
  ends done complete completed by takes take taking lasts last lasting estimated estimate duration it this that should will might may can
  priority prio urgently ~ ( [ ${Object.keys(PRIORITIES).join(' ')}`.split(/\s+/),
)

const readWordMark: Read = (reader, at) => {
  const { tokens } = reader.source
  const { kind, text } = tokens[at]!
  const before = tokens[at - 1]?.text
  if (kind !== 'number' && !FIRST.has(text) && before !== ',' && before !== ':') return undefined
  return (
    readSpokenReminder(reader, at) ??
    readSpokenStart(reader, at) ??
    readSpokenDeadline(reader, at) ??
    readStartAndEnd(reader, at) ??
    readSpokenLength(reader, at) ??
    readWordPriority(reader, at)
  )
}

export const { readDrafts, readHeading, readWhen, readTime } = createQuickAdd({
  grammar,
  lookUp,
  goodsIn: goodsOf,
  splitTasks,
  listNamed,
  titleOf,
  itemsBelow,
  readPhrases: (source) => unitePhrases(source, findPhrases(source)),
  readPhrase: (source, at) => longest<Clause>(source, 'clause', skip(source, at, 'by', 'due', 'deadline', 'at')),
  readClock: (source, at) => longest<Clock>(source, 'clockBehindAt', at),
  readAhead: (source, at) => longest<Ahead>(source, 'ahead', at),
  isPage,
  readWordMark,
})
