/** Understanding what people write about their tasks: see `types.ts` for what comes out, `docs/language.md` for the policies. */
export { readChanges } from './command/changes.ts'
export { parseFilter } from './command/filter-syntax.ts'
export { describeFilter } from './command/filter-words.ts'
export { understand } from './command/understand.ts'
export { type Drafts, emptyDraft, readDrafts } from './drafts.ts'
export { readWhen, type WhenRead } from './read-when.ts'
export { describeDate, describeMinutes, describeWhen } from './words.ts'
export { describeRepeat } from './words-repeat.ts'
