/**
 * How rules are looked up: each dimension is read once at a token and remembered; of several readings that end at the same token the one
 * with the higher rank counts, then the one whose rule stands first. A rule is tried where its first word stands (`begin.ts`), if the text has
 * what else it needs (`needs.ts`), by walking along its pattern (`match.ts`).
 */
import { createBeginnings, type Index } from './begin.ts'
import { type Compiled, createRules } from './compiled.ts'
import type { Lex } from './lexicon.ts'
import { createMatcher, type Effort, type Walk } from './match.ts'
import { createNeeds, type Presence } from './needs.ts'
import { createPatterns, type Spell } from './pattern.ts'
import type { Dimension, Read } from './rule.ts'
import type { Dimensions, Source } from './source.ts'
import { type Match, tracing } from './trace.ts'
import { createWordClasses } from './word-classes.ts'

export type { Captured, Dimension, Place, Read, Rule } from './rule.ts'
export { beginningWith, together } from './rule.ts'

export interface Grammar extends Dimensions {
  /** All readings of a dimension that begin at a token, the longest first. */
  matches<Value>(source: Source, dimension: string, at: number): Match<Value>[]
  /** All readings of all rules, also of the same tokens, in the order of the rules. */
  readings<Value>(source: Source, dimension: string, at: number): Match<Value>[]
  /** The longest. */
  longest<Value>(source: Source, dimension: string, at: number): Match<Value> | undefined
}

export interface Words {
  lookUp(word: string): Lex | undefined
  /** one spelling for all ways to type a word ("ae" for "ä"): of tokens, patterns and classes */
  spell?: Spell
  /** sets of words that patterns name as classes */
  classes?: Record<string, ReadonlySet<string>>
}

/** Dimensions within dimensions: deeper than this nobody speaks ("von 9 bis von 9 bis von 9 ..."). */
const MOST_NESTED = 60

/** A dimension that was asked for. */
interface Asked {
  name: string
  /** where its readings are in what is remembered of a text */
  place: number
  by: Read<unknown> | Compiled[]
  index: Index
}

/** What was read of a text. */
interface Memory extends Presence, Effort {
  /** readings by dimension and token */
  places: (Match[] | undefined)[][]
}

export function createGrammar(dimensions: Record<string, Dimension>, { classes: sets = {}, spell }: Words): Grammar {
  const classes = createWordClasses(sets, spell)
  const patterns = createPatterns(spell ?? ((word) => word))
  const rules = createRules(dimensions, patterns)
  const beginnings = createBeginnings(rules, classes, patterns)
  const needs = createNeeds(rules, beginnings, classes, patterns)
  const matcher = createMatcher((name) => readerOf(dimensionOf(name)), classes, patterns)
  const asked = new Map<string, Asked>()
  let nested = 0

  /** A copy of a source with other tokens has a memory of its own. */
  function recall(source: Source): Memory {
    const known = source.memory as Memory | undefined
    if (known?.source === source) return known
    const memory: Memory = { source, places: [], has: NOTHING, steps: 0 }
    source.memory = memory
    return memory
  }

  function dimensionOf(name: string): Asked {
    const known = asked.get(name)
    if (known) return known
    const by = beginnings.of(name)
    const dimension = { name, place: asked.size, by, index: beginnings.indexOf(typeof by === 'function' ? [] : by) }
    asked.set(name, dimension)
    return dimension
  }

  const readerOf = (dimension: Asked) => (source: Source, at: number) => read(dimension, source, at)

  function read({ name, place, by, index }: Asked, source: Source, at: number): Match[] {
    const token = source.tokens[at]
    if (!token) return NONE
    const { places } = recall(source)
    const known = places[place]?.[at]
    if (known) return known
    const rules = typeof by === 'function' ? undefined : beginnings.candidates(index, by, token)
    if (rules?.length === 0 || nested >= MOST_NESTED) return NONE
    places[place] ??= []
    const own = places[place]
    // A rule that begins with its own dimension finds nothing there, instead of itself for ever.
    own[at] = NONE
    nested++
    const found = rules ? readBest(rules, source, at) : readBy(by as Read<unknown>, name, source, at)
    nested--
    own[at] = found
    if (tracing.tell && found.length) tracing.tell(name, source, at, found)
    return found
  }

  const matches = <Value>(source: Source, name: string, at: number): Match<Value>[] =>
    read(dimensionOf(name), source, at) as Match<Value>[]

  /** The readings at a token, rule by rule; of those that end at the same token the one that counts, or all of them. */
  function readRules(some: Compiled[], source: Source, at: number, wanted: 'best' | 'all'): Match[] {
    const own = recall(source)
    let walk: Walk | undefined
    for (const each of some) {
      if (!needs.areMet(each, own)) continue
      each.tried ??= matcher.tryable(each.rule, rules.nodeOf(each))
      walk ??= { source, tokens: source.tokens, effort: own, captures: [], from: at, wanted, of: each, found: NONE }
      walk.of = each
      matcher.walkAlong(walk)
    }
    return walk?.found ?? NONE
  }

  function readBest(rules: Compiled[], source: Source, at: number): Match[] {
    const found = readRules(rules, source, at, 'best')
    return found.length > 1 ? found.sort((a, b) => b.next - a.next) : found
  }

  function readings<Value>(source: Source, name: string, at: number): Match<Value>[] {
    const token = source.tokens[at]
    if (!token) return []
    const { by, index } = dimensionOf(name)
    if (typeof by === 'function') return readBy(by, name, source, at) as Match<Value>[]
    const all = readRules(beginnings.candidates(index, by, token), source, at, 'all')
    if (tracing.tell && all.length) tracing.tell(name, source, at, all)
    return all as Match<Value>[]
  }

  const longest = <Value>(source: Source, dimension: string, at: number): Match<Value> | undefined =>
    matches<Value>(source, dimension, at)[0]
  return { matches, readings, longest }
}

const NONE: Match[] = []
const NOTHING = new Uint8Array()

function readBy(read: Read<unknown>, rule: string, source: Source, at: number): Match[] {
  const found = read(source, at)
  return found ? [found].flat().map(({ value, next }) => ({ value, next, rule, rank: 0 })) : NONE
}
