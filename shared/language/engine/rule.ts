/**
 * What the authors of a language write: rules as data, and dimensions that are made of them. A dimension is what several rules make of
 * tokens (a duration, a date, a command); a rule names the dimensions that it needs, never another rule.
 */
import type { Found, Source } from './source.ts'

/** What a pattern matched, by the names in it. */
// biome-ignore lint/suspicious/noExplicitAny: the pattern says which names there are and what they hold
export type Captured = Record<string, any>

/** Where a rule matched. */
export interface Place {
  source: Source
  from: number
  to: number
}

export interface Rule<Value = unknown> {
  name: string
  pattern: string
  /** what the words mean; undefined when they are something else after all */
  make(captured: Captured, place: Place): Value | undefined
  /** not where this pattern follows ("mai" before a name) */
  unlessBefore?: string
  /** only where this pattern follows */
  onlyBefore?: string
  /** not where this pattern comes directly before: of eight tokens at most */
  unlessAfter?: string
  /** only where this pattern comes directly before */
  onlyAfter?: string
  /** among readings of the same words the higher counts; 0 when not given */
  rank?: number
}

/** Reads a value by code, where a pattern would be clumsy: numbers in digits, words put together. */
export interface Read<Value> {
  (source: Source, at: number): Found<Value> | Found<Value>[] | undefined
  /** with what it begins, when that is known, as words or as a pattern: it is not asked at other words */
  first?: ReadonlySet<string> | string
}

/** A value that is read by code, and a pattern of what it begins with. */
export const beginningWith = <Value>(first: string, read: Read<Value>): Read<Value> =>
  Object.assign((source: Source, at: number) => read(source, at), { first })

export type Dimension = readonly Rule[] | Read<unknown>

/**
 * The dimensions of several folders.
 * @throws RangeError when two of them give one name: a fault of their authors, found by loading the language
 */
export function together(...folders: Record<string, Dimension>[]): Record<string, Dimension> {
  const all: Record<string, Dimension> = {}
  for (const folder of folders)
    for (const [name, dimension] of Object.entries(folder)) {
      if (all[name]) throw new RangeError(`two dimensions are called '${name}'`)
      all[name] = dimension
    }
  return all
}
