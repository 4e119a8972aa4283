/** English. */
import type { Locale } from '../../locale.ts'
import {
  asMove,
  readAbout,
  readAnswer,
  readBehindReason,
  readHours,
  readInstead,
  readInto,
  readLeftOut,
  readMeant,
  readMore,
  readOther,
  readZone,
  withDay,
  withoutInterjections,
  withoutReason,
} from './answers.ts'
import { assistant } from './assistant.ts'
import { describeChanges, explain } from './commands/explain.ts'
import { readChanges } from './commands/sentence.ts'
import { understand } from './commands/understand.ts'
import { parseFilter } from './filter/syntax.ts'
import { CONJUNCTIONS, FILLERS } from './lexicon/titles-named.ts'
import { readDrafts, readWhen } from './quick-add/index.ts'
import { itemsOf } from './quick-add/items.ts'
import { replies } from './replies.ts'
import { readBeyond } from './wishes.ts'
import { describeDate, describeMinutes, describeWhen } from './wording/dates.ts'
import { describeFilter } from './wording/filters.ts'
import { describeRepeat } from './wording/repeat.ts'

export const english: Locale = {
  language: 'en',
  understand,
  readDrafts,
  readWhen,
  readChanges,
  parseFilter,
  explain,
  describeChanges,
  describeFilter,
  describeDate,
  describeMinutes,
  describeWhen,
  describeRepeat,
  readAnswer,
  readBehindReason,
  withDay,
  readLeftOut,
  withoutInterjections,
  withoutReason,
  readMore,
  readMeant,
  readOther,
  readInto,
  itemsOf,
  readInstead,
  asMove,
  readAbout,
  readHours,
  readZone,
  readBeyond,
  replies,
  assistant,
  fillers: FILLERS,
  several: new Set(['both', 'all']),
  projectNouns: new Set(['project']),
  conjunctions: CONJUNCTIONS,
}
