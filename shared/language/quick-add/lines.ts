/** Several tasks in one message, a line each, perhaps below headings. */
import type { Source } from '../engine/source.ts'

/** A stretch of a text, `end` exclusive. */
export interface Part {
  start: number
  end: number
  /** its words, where they were read to see whether it is to be divided: nothing of them is read twice */
  source?: Source
}

/** More tasks than this are a document, not a list. */
export const MOST_TASKS = 200

/** "- ", "• [x] ", "[ ]" */
export const BULLET = /^\s*(?:[-•‣◦–—]\s+(?:\[[ xX]?\]\s*)?|\[[ xX]?\]\s*)/
/** "* ": a task that is only a note */
const NOTE = /^\s*\*\s/
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

/** A line that says what the marked lines below it have in common; `to` is where the last of them ends. */
export interface Heading extends Part {
  to: number
}

/**
 * A line without a mark above marked ones: above two at least, or one when it ends in a colon. Numbers mark lines when they count from one.
 */
export function headingsIn(text: string): Heading[] {
  const headings: Heading[] = []
  let above: Part | undefined
  let marked: Part[] = []
  const close = () => {
    const hasColon = above && text.slice(above.start, above.end).trimEnd().endsWith(':')
    if (above && marked.length >= (hasColon ? 1 : 2)) headings.push({ ...above, to: marked.at(-1)!.end })
    marked = []
  }
  for (const line of taskLines(text, () => null)) {
    const words = text.slice(line.start, line.end)
    const isMarked = BULLET.test(words) || NOTE.test(words) || Number(NUMBERED.exec(words)?.[1]) === marked.length + 1
    if (isMarked) marked.push(line)
    else {
      close()
      above = line
    }
  }
  close()
  return headings
}
