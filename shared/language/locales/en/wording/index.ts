/** English words for dates and repetitions, for who reads none: the grammar is not loaded for them. */
export { describeDate, describeMinutes, describeWhen } from './dates.ts'
export { describeRepeat } from './repeat.ts'
