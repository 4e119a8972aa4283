/**
 * Rules as data, and how they are looked up: a dimension is what several rules make of tokens (a duration, a date, a command). A rule names
 * the dimensions that it needs, never another rule. Each dimension is read once at a token and remembered; of several readings that end at
 * the same token the one with the higher rank counts, then the one whose rule stands first.
 */
import type { Lex } from './lexicon.ts'
import { type Node, parsePattern } from './pattern.ts'
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
  /** not where one of these words comes directly before */
  unlessAfter?: readonly string[]
  /** among readings of the same words the higher counts; 0 when not given */
  rank?: number
}

/** Reads a value by code, where a pattern would be clumsy: numbers in digits, words put together. */
export type Read<Value> = (source: Source, at: number) => Found<Value> | Found<Value>[] | undefined

export type Dimension = readonly Rule[] | Read<unknown>

/** A reading of a dimension, and the rule that made it. */
export interface Match<Value = unknown> extends Found<Value> {
  rule: string
  rank: number
}

export interface Grammar {
  /** All readings of a dimension that begin at a token, the longest first. */
  matches<Value>(source: Source, dimension: string, at: number): Match<Value>[]
  /** The longest. */
  longest<Value>(source: Source, dimension: string, at: number): Match<Value> | undefined
}

export interface Words {
  lookUp(word: string): Lex | undefined
  /** sets of words that patterns name as classes */
  classes?: Record<string, ReadonlySet<string>>
}

/** Steps that the patterns of one text may take: far more than any sentence needs, and an end for what is made to be slow. */
const MOST_STEPS = 400_000

interface Compiled {
  rule: Rule
  node: Node
  before: Node | undefined
  /** words with which it may begin; undefined for any */
  first: ReadonlySet<string> | undefined
}

interface Memory {
  byDimension: Map<string, (Match[] | undefined)[]>
  steps: number
}

export function createGrammar(dimensions: Record<string, Dimension>, { classes = {} }: Words): Grammar {
  const compiled = new Map<string, Compiled[] | Read<unknown>>()
  const memories = new WeakMap<Source, Memory>()
  const memoryOf = (source: Source): Memory => {
    const memory = memories.get(source) ?? { byDimension: new Map(), steps: 0 }
    memories.set(source, memory)
    return memory
  }
  const rulesOf = (name: string): Compiled[] | Read<unknown> => {
    const known = compiled.get(name)
    if (known) return known
    const dimension = dimensions[name]
    if (!dimension) throw new RangeError(`no dimension is called '${name}'`)
    const made = typeof dimension === 'function' ? dimension : dimension.map(compile)
    compiled.set(name, made)
    return made
  }

  function matches<Value>(source: Source, name: string, at: number): Match<Value>[] {
    const memory = memoryOf(source)
    const places = memory.byDimension.get(name) ?? []
    memory.byDimension.set(name, places)
    const known = places[at]
    if (known) return known as Match<Value>[]
    // A rule that begins with its own dimension finds nothing there, instead of itself for ever.
    places[at] = []
    const rules = rulesOf(name)
    places[at] = typeof rules === 'function' ? readBy(rules, name, source, at) : readAll(rules, source, at)
    return places[at] as Match<Value>[]
  }

  function readAll(rules: Compiled[], source: Source, at: number): Match[] {
    const token = source.tokens[at]
    if (!token) return []
    const best = new Map<number, Match>()
    for (const { rule, node, before, first } of rules) {
      if (first && !first.has(token.text)) continue
      if (rule.unlessAfter?.includes(source.tokens[at - 1]?.text ?? '')) continue
      const rank = rule.rank ?? 0
      walk(node, source, at, {}, (to, captured) => {
        if (to === at || (best.get(to)?.rank ?? Number.NEGATIVE_INFINITY) >= rank) return
        if (before && walk(before, source, to, {}, () => true)) return
        const value = rule.make(captured, { source, from: at, to })
        if (value !== undefined) best.set(to, { value, next: to, rule: rule.name, rank })
      })
    }
    return [...best.values()].sort((a, b) => b.next - a.next)
  }

  /**
   * Follows a node from a token; `then` gets each token at which it may end, with what was captured, and returns true to stop.
   * @returns whether it was stopped
   */
  function walk(
    node: Node,
    source: Source,
    at: number,
    captured: Captured,
    then: (to: number, captured: Captured) => boolean | undefined,
  ): boolean {
    if (++memoryOf(source).steps > MOST_STEPS) return true
    const token = source.tokens[at]
    switch (node.is) {
      case 'word':
        return (
          token !== undefined &&
          token.kind !== 'opaque' &&
          node.words.has(token.text) &&
          then(at + 1, captured) === true
        )
      case 'class': {
        const value = token && classOf(node.name, token)
        return value !== undefined && then(at + 1, { ...captured, [node.as]: value }) === true
      }
      case 'dimension':
        return matches(source, node.name, at).some(
          ({ value, next }) => then(next, { ...captured, [node.as]: value }) === true,
        )
      case 'any':
        return node.nodes.some((each) => walk(each, source, at, captured, then))
      case 'all':
        return walkAll(node.nodes, 0, source, at, captured, then)
      case 'many':
        return walkMany(node, 0, source, at, captured, then)
      case 'touching':
        return token !== undefined && !token.spaced && then(at, captured) === true
      case 'start':
        return isStart(source, at) && then(at, captured) === true
      case 'end':
        return isEnd(source, at) && then(at, captured) === true
    }
  }

  function walkAll(...[nodes, index, source, at, captured, then]: [Node[], number, ...Rest]): boolean {
    const node = nodes[index]
    if (!node) return then(at, captured) === true
    return walk(node, source, at, captured, (to, more) => walkAll(nodes, index + 1, source, to, more, then))
  }

  function walkMany(...[node, count, source, at, captured, then]: [Many, number, ...Rest]): boolean {
    const before = Object.fromEntries(node.names.map((name) => [name, captured[name] ?? []]))
    const one = walk(node.node, source, at, {}, (to, more) => {
      if (to === at) return false
      const lists = Object.fromEntries(
        node.names.map((name) => [name, more[name] === undefined ? before[name] : [...before[name], more[name]]]),
      )
      return walkMany(node, count + 1, source, to, { ...captured, ...lists }, then)
    })
    return one || (count >= node.least && then(at, { ...captured, ...before }) === true)
  }

  function classOf(name: string, token: Source['tokens'][number]): unknown {
    if (name === 'number') return token.kind === 'number' && token.value >= 0 ? token.value : undefined
    if (name === 'word') return token.kind === 'word' ? token.text : undefined
    if (token.kind !== 'word') return undefined
    const set = classes[name]
    if (set) return set.has(token.text) ? token.text : undefined
    return token.lex?.[name as keyof Lex]
  }

  const longest = <Value>(source: Source, dimension: string, at: number): Match<Value> | undefined =>
    matches<Value>(source, dimension, at)[0]
  return { matches, longest }
}

type Many = Extract<Node, { is: 'many' }>
type Rest = [
  source: Source,
  at: number,
  captured: Captured,
  then: (to: number, captured: Captured) => boolean | undefined,
]

function readBy(read: Read<unknown>, rule: string, source: Source, at: number): Match[] {
  const found = at < source.tokens.length ? read(source, at) : undefined
  return found ? [found].flat().map((each) => ({ ...each, rule, rank: 0 })) : []
}

const compile = (rule: Rule): Compiled => {
  const node = parsePattern(rule.pattern)
  return { rule, node, before: rule.unlessBefore ? parsePattern(rule.unlessBefore) : undefined, first: firstOf(node) }
}

/** The words with which a match begins, when the pattern names them all. */
function firstOf(node: Node): ReadonlySet<string> | undefined {
  if (node.is === 'word') return node.words
  if (node.is === 'any') {
    const sets = node.nodes.map(firstOf)
    return sets.every((set) => set !== undefined) ? new Set(sets.flatMap((set) => [...set!])) : undefined
  }
  if (node.is !== 'all') return undefined
  const [head, ...rest] = node.nodes
  if (!head) return undefined
  if (!isEmptyable(head)) return firstOf(head)
  const [own, later] = [
    firstOf(head.is === 'any' ? { ...head, nodes: head.nodes.filter((each) => !isEmptyable(each)) } : head),
    firstOf({ is: 'all', nodes: rest }),
  ]
  return own && later ? new Set([...own, ...later]) : undefined
}

const isEmptyable = (node: Node): boolean =>
  node.is === 'all'
    ? node.nodes.every(isEmptyable)
    : node.is === 'any'
      ? node.nodes.some(isEmptyable)
      : node.is === 'many'
        ? node.least === 0 || isEmptyable(node.node)
        : node.is === 'touching' || node.is === 'start' || node.is === 'end'

const isStart = ({ tokens }: Source, at: number): boolean => at === 0 || tokens[at - 1]!.text === '\n'

/** What ends a sentence: nothing more, a line, or marks of the end. */
export function isEnd({ tokens }: Source, at: number): boolean {
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i]!.text === '\n') return true
    if (tokens[i]!.kind !== 'mark' || !'.!?…)'.includes(tokens[i]!.text)) return false
  }
  return true
}
