/**
 * Understanding what people write about their tasks: see `types.ts` for what comes out, `docs/language.md` for the policies.
 *
 * From the words up: `lexicon` makes tokens of a text, `date` reads days and times, `rule` what repeats, `phrases.ts` decides which of
 * them are meant. On these stand `quick-add` (a line to a task), `filter` (which tasks), and `command` (what to do); `wording` says
 * values in words that are read back to the same values.
 */
export { readChanges } from './command/changes.ts'
export { describeChanges } from './command/explain.ts'
export { understand } from './command/understand.ts'
export { parseFilter } from './filter/syntax.ts'
export { describeFilter } from './filter/words.ts'
export { type Drafts, emptyDraft, readDrafts } from './quick-add/drafts.ts'
export { readWhen, type WhenRead } from './read-when.ts'
export { describeDate, describeMinutes, describeWhen } from './wording/dates.ts'
export { describeRepeat } from './wording/repeat.ts'
