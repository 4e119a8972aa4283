import { describe, expect, it } from 'vitest'
import { createGrammar, type Dimension, type Grammar, type Place } from './grammar.ts'
import { createLexicon } from './lexicon.ts'
import { type Source, sourceOf } from './source.ts'
import { tokenize } from './tokens.ts'
import type { Match } from './trace.ts'
import { tracing } from './trace.ts'

const spell = (word: string): string => word.replaceAll('ü', 'ue')
const lookUp = createLexicon(
  [
    ['montag', { weekday: 1 }],
    ['montagabend', { weekday: 1, part: 'evening' }],
    ['abend', { part: 'evening' }],
  ],
  spell,
)
const sourceFor = (text: string, grammar: Grammar): Source =>
  sourceOf(text, tokenize(text, lookUp, spell), { now: '2026-03-11T09:30', timeZone: 'UTC' }, grammar)

const readAll = (dimensions: Record<string, Dimension>, text: string, name = 'it'): Match[] => {
  const grammar = createGrammar(dimensions, { lookUp, spell })
  return grammar.matches(sourceFor(text, grammar), name, 0)
}

const rule = (pattern: string, rank?: number, name = pattern) => ({
  name,
  pattern,
  make: (captured: object): unknown => ({ ...captured }),
  ...(rank !== undefined && { rank }),
})

describe('rules', () => {
  it.each([
    ['[am] montag', 'montag', 'am montag'],
    ['(am|an)* montag', 'montag', 'an am montag'],
    ['(am | an [dem]) montag', 'am montag', 'an dem montag'],
    ['^ [,] (am (um|gegen) x | montag) $', 'montag', ', montag', 'am um x'],
    ['[(am | an)+ [um x]] #weekday', 'montag', 'am montag', 'am an um x montag'],
  ])('are tried wherever %s may begin', (pattern, ...texts) => {
    const reads = (text: string) => readAll({ it: [rule(pattern)] }, text).length > 0
    expect(texts.filter(reads)).toEqual(texts)
    expect(reads('x montag')).toBe(false)
  })

  it('read the longest first', () => {
    const [first, second] = readAll({ it: [rule('#weekday'), rule('#weekday #part')] }, 'montag abend')
    expect([first?.rule, second?.rule]).toEqual(['#weekday #part', '#weekday'])
  })

  it('of the same words the higher rank counts, then the rule that stands first', () => {
    expect(readAll({ it: [rule('#weekday'), rule('montag', 1)] }, 'montag')[0]?.rule).toBe('montag')
    expect(readAll({ it: [rule('#weekday'), rule('montag')] }, 'montag')[0]?.rule).toBe('#weekday')
    expect(readAll({ it: [rule('montag', 0, 'a'), rule('#weekday', 0, 'b')] }, 'montag')[0]?.rule).toBe('a')
  })

  it('may ask for a word that is of two classes', () => {
    expect(readAll({ it: [rule('#weekday&part')] }, 'montagabend')[0]?.value).toEqual({ weekday: 1, part: 'evening' })
    expect(readAll({ it: [rule('#weekday&part')] }, 'montag')).toEqual([])
  })

  it('find a word in whatever way it is typed', () => {
    expect(readAll({ it: [rule('für')] }, 'fuer')).toHaveLength(1)
    expect(readAll({ it: [rule('fuer')] }, 'FÜR')).toHaveLength(1)
  })

  it('let <words> stand for any stretch', () => {
    const [found] = readAll({ it: [rule('lösche <words:target> bitte $')] }, 'lösche die alte Liste bitte!')
    expect(found?.value).toEqual({ target: { from: 1, to: 4 } })
  })

  it('begin with what is optional or another dimension begins with', () => {
    const dimensions = { it: [rule('[am] <day> abend')], day: [rule('#weekday')] }
    expect(readAll(dimensions, 'am montag abend')).toHaveLength(1)
    expect(readAll(dimensions, 'montag abend')).toHaveLength(1)
    expect(readAll({ it: [rule('[[am] #weekday] abend')] }, 'montag abend')).toHaveLength(1)
  })

  it('may ask about another text while they are read', () => {
    const inner = { name: 'inner', pattern: '<words>', make: (_: object, { source }: Place) => ask(source) }
    const ask = (source: Source): true => {
      source.grammar.longest({ ...source, tokens: source.tokens.slice(1) }, 'day', 0)
      return true
    }
    const all = readAll({ it: [inner, rule('montag abend')], day: [rule('#weekday')] }, 'montag abend')
    expect(all.at(0)?.next).toBe(2)
  })

  it('that begin with themselves end', () => {
    expect(readAll({ it: [rule('<it> abend'), rule('montag')] }, 'montag abend').map(({ next }) => next)).toEqual([1])
  })

  it('do not match where what follows or precedes rules them out', () => {
    const dimensions = { it: [{ ...rule('montag'), unlessBefore: 'abend' }] }
    expect(readAll(dimensions, 'montag abend')).toEqual([])
    expect(readAll(dimensions, 'montag')).toHaveLength(1)
    const guarded = { it: [{ ...rule('montag'), unlessAfter: 'für' }] }
    const grammar = createGrammar(guarded, { lookUp, spell })
    expect(grammar.matches(sourceFor('fuer montag', grammar), 'it', 1)).toEqual([])
    expect(grammar.matches(sourceFor('am montag', grammar), 'it', 1)).toHaveLength(1)
  })

  it('end, however a text is made', () => {
    const dimensions = { it: [rule('(a|b|c* <words:x>)+ <words:y> never')] }
    expect(readAll(dimensions, 'a '.repeat(300))).toEqual([])
  })

  it('that name each other over and over end, however long the text', () => {
    const dimensions = { it: [rule('a <other>'), rule('a')], other: [rule('b <it>')] }
    expect(readAll(dimensions, 'a b '.repeat(20_000)).length).toBeGreaterThan(0)
  })

  it('tell a trace which of them fired', () => {
    const told: string[] = []
    tracing.tell = (dimension, _source, at, found) => told.push(`${dimension} at ${at}: ${found[0]?.rule}`)
    readAll({ it: [rule('<day> abend')], day: [rule('#weekday')] }, 'montag abend')
    tracing.tell = undefined
    expect(told).toEqual(['day at 0: #weekday', 'it at 0: <day> abend'])
  })
})
