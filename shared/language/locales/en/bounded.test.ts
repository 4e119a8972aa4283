import { describe, expect, test } from 'vitest'
import { sourceOf } from '../../engine/source.ts'
import { tokenize } from '../../engine/tokens.ts'
import type { Reader } from '../../quick-add/name.ts'
import { grammar } from './grammar.ts'
import { lookUp } from './lexicon/words.ts'
import { readStartAndEnd } from './quick-add/deadline.ts'

/** How often the tokens of a text are looked at when a reader is asked at each of them. */
function looks(text: string, ask: (reader: Reader, at: number) => void): number {
  let count = 0
  const tokens = tokenize(text, lookUp)
  const source = sourceOf(text, tokens, { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }, grammar)
  const counted = new Proxy(tokens, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) count++
      return Reflect.get(target, key, receiver)
    },
  })
  const reader = { source: { ...source, tokens: counted }, marks: { deadline: null } } as unknown as Reader
  for (let at = 1; at < tokens.length; at++) ask(reader, at)
  return count
}

/** What is asked at every token may not look through the whole text: four times the text is four times the looks, not sixteen. */
describe('readers look near a token only', () => {
  test.each(['1/1/1 ', '09:00 ', 'due by 5 ', 'by from 1 '])('a start and an end in "%s"', (words) => {
    const look = (times: number) => looks(words.repeat(times), (reader, at) => readStartAndEnd(reader, at))
    // What is asked for the first time is found out then, and known from then on.
    look(100)
    expect(look(400)).toBeLessThan(5 * look(100))
  })

  test.each(['1/1/1 ', '09:00 ', 'and to '])('the verb of "%s"', (words) => {
    const look = (times: number) =>
      looks(words.repeat(times), ({ source }, at) => source.grammar.longest(source, 'which', at))
    expect(look(400)).toBeLessThan(5 * look(100))
  })
})
