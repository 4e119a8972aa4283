/** Quick add in English. */
import { skip } from '../../../engine/source.ts'
import { createQuickAdd } from '../../../quick-add/drafts.ts'
import { lookUp } from '../lexicon/words.ts'
import { findPhrases, unitePhrases } from '../phrases.ts'
import { readClause } from '../time/clause.ts'
import { readClock } from '../time/clock.ts'
import { readSpokenDeadline, readStartAndEnd } from './deadline.ts'
import { readSpokenLength } from './length.ts'
import { isPage, readWordPriority } from './priority.ts'
import { readAhead, readSpokenReminder } from './reminder.ts'
import { splitTasks } from './split.ts'
import { titleOf } from './title.ts'

export const { readDrafts, readWhen, readTime } = createQuickAdd({
  lookUp,
  splitTasks,
  titleOf,
  readPhrases: (source) => unitePhrases(source, findPhrases(source)),
  readPhrase: (source, at) => readClause(source, skip(source, at, 'by', 'due', 'deadline', 'at')),
  readClock: (source, at) => readClock(source, at, true),
  readAhead: (source, at) => readAhead(source, at, false),
  isPage,
  readWordMark: (reader, at) =>
    readSpokenReminder(reader, at) ??
    readSpokenDeadline(reader, at) ??
    readStartAndEnd(reader, at) ??
    readSpokenLength(reader, at) ??
    readWordPriority(reader, at),
})
