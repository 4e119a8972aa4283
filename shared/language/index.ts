/**
 * Understanding what people write about their tasks: see `types.ts` for what comes out, `docs/language.md` for the policies.
 *
 * From the words up: `lexicon` makes tokens of a text, `date` reads days and times, `rule` what repeats, `phrases.ts` decides which of
 * them are meant. On these stand `quick-add` (a line to a task), `filter` (which tasks), and `command` (what to do); `wording` says
 * values in words that are read back to the same values.
 */
export { readChanges } from './locales/en/commands/changes.ts'
export { describeChanges } from './locales/en/commands/explain.ts'
export { understand } from './locales/en/commands/understand.ts'
export { parseFilter } from './locales/en/filter/syntax.ts'
export { describeFilter } from './locales/en/filter/words.ts'
export { describeDate, describeMinutes, describeWhen } from './locales/en/wording/dates.ts'
export { describeRepeat } from './locales/en/wording/repeat.ts'
export { type Drafts, emptyDraft, readDrafts } from './quick-add/drafts.ts'
export { readWhen, type WhenRead } from './read-when.ts'
