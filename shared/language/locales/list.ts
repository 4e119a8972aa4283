/** The languages there are: a line for each. */
export { de } from './de/entry.ts'
export { en } from './en/entry.ts'
export { es } from './es/entry.ts'
export { ur } from './ur/entry.ts'
