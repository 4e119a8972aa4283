/** Several tasks in one message, a line each. */
import type { Part } from './drafts.ts'

/** More tasks than this are a document, not a list. */
export const MOST_TASKS = 200

/** "- ", "• [x] ", "[ ]" */
export const BULLET = /^\s*(?:[-•‣◦–—]\s+(?:\[[ xX]?\]\s*)?|\[[ xX]?\]\s*)/
/** "1. ", "2) ": the number is the first group */
export const NUMBERED = /^\s*(\d{1,3})[.)]\s+/

/**
 * The lines that have words.
 *
 * @param mark what may stand before one and is not part of it; a line of nothing but that is a task all the same
 */
export function* taskLines(text: string, mark: (line: string) => RegExpExecArray | null): Generator<Part, void> {
  let start = 0
  for (const line of text.split('\n')) {
    const length = mark(line)?.[0].length ?? 0
    const isMarked = line.slice(length).trim() !== ''
    if (line.trim()) yield { start: start + (isMarked ? length : 0), end: start + line.length }
    start += line.length + 1
  }
}
