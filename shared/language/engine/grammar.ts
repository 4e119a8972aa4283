/**
 * Rules as data, and how they are looked up: a dimension is what several rules make of tokens (a duration, a date, a command). A rule names
 * the dimensions that it needs, never another rule. Each dimension is read once at a token and remembered; of several readings that end at
 * the same token the one with the higher rank counts, then the one whose rule stands first.
 */
import type { Lex } from './lexicon.ts'
import { type Node, parsePattern, type Spell } from './pattern.ts'
import type { Dimensions, Found, Source } from './source.ts'
import type { Token } from './tokens.ts'
import { type Match, tracing } from './trace.ts'

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
export interface Read<Value> {
  (source: Source, at: number): Found<Value> | Found<Value>[] | undefined
  /** the words with which it begins, when they are known: it is not asked at others */
  first?: ReadonlySet<string>
}

export type Dimension = readonly Rule[] | Read<unknown>

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

/** Readings of a whole sentence that are looked at. */
const MOST_READINGS = 100

/** Dimensions within dimensions: deeper than this nobody speaks ("von 9 bis von 9 bis von 9 ..."). */
const MOST_NESTED = 60

/** Repetitions of a group in a pattern. */
const MOST_TIMES = 60

/** Tokens of a stretch that `<words>` stands for. */
const MOST_WORDS = 60

/** Steps that the patterns of one text may take: far more than any sentence needs, and an end for what is made to be slow. */
const MOST_STEPS = 400_000

interface Compiled {
  rule: Rule
  node: Node
  before: Node | undefined
  after: ReadonlySet<string> | undefined
  /** with what it may begin; undefined for anything */
  start: Start | undefined
  /** of each of these sets the text has to have a word */
  needs: ReadonlySet<string>[]
}

/** The words and classes of words with which a match may begin. */
interface Start {
  words: Set<string>
  classes: Set<string>
}

/** The rules of a dimension that may begin at a token, by what it is: found once for each word that means something. */
interface Index {
  words: ReadonlySet<string>
  byWord: Map<string, Compiled[]>
  numbers: Compiled[]
  /** for words that mean nothing to any rule */
  plain: Compiled[]
  /** for all other tokens */
  anything: Compiled[]
}

interface Memory {
  source: Source | undefined
  byDimension: Map<string, (Match[] | undefined)[]>
  /** what the words of the text are */
  texts: ReadonlySet<string>
  steps: number
}

export function createGrammar(
  dimensions: Record<string, Dimension>,
  { classes: given = {}, spell = (word) => word }: Words,
): Grammar {
  const classes: typeof given = Object.fromEntries(
    Object.entries(given).map(([name, words]) => [name, new Set([...words].map(spell))]),
  )
  const compiled = new Map<string, Compiled[] | Read<unknown>>()
  const starts = new Map<string, Start | undefined>()
  const indices = new Map<string, Index>()
  const memories = new WeakMap<Source, Memory>()
  let nested = 0
  let memory: Memory = { source: undefined, byDimension: new Map(), texts: new Set(), steps: 0 }

  function recall(source: Source): Memory {
    memory = memories.get(source) ?? {
      source,
      byDimension: new Map(),
      texts: new Set(source.tokens.map(({ text }) => text)),
      steps: 0,
    }
    memories.set(source, memory)
    return memory
  }
  function rulesOf(name: string): Compiled[] | Read<unknown> {
    const known = compiled.get(name)
    if (known) return known
    const dimension = dimensions[name]
    if (!dimension) throw new RangeError(`no dimension is called '${name}'`)
    const made = typeof dimension === 'function' ? dimension : dimension.map((rule) => compile(rule, spell))
    compiled.set(name, made)
    if (typeof made !== 'function') {
      for (const each of made) each.start = startOf(each.node)
      starts.set(name, union(made))
    }
    return made
  }

  const setWords = new Set(Object.values(classes).flatMap((words) => [...words]))

  function indexOf(name: string, rules: Compiled[]): Index {
    const known = indices.get(name)
    if (known) return known
    const some = (...names: string[]): Compiled[] =>
      rules.filter(({ start }) => !start || names.some((each) => start.classes.has(each)))
    const index: Index = {
      words: new Set(rules.flatMap(({ start }) => [...(start?.words ?? [])])),
      byWord: new Map(),
      numbers: some('number'),
      plain: some('word', 'capital'),
      anything: some(),
    }
    indices.set(name, index)
    return index
  }

  /** The rules that may begin at a token, in their order. */
  function candidates({ words, byWord, numbers, plain, anything }: Index, rules: Compiled[], token: Token): Compiled[] {
    const { kind, text } = token
    if (!words.has(text)) {
      if (kind === 'number') return numbers
      if (kind !== 'word') return anything
      if (!token.lex && !setWords.has(text)) return plain
    }
    const known = byWord.get(text)
    if (known) return known
    const found = rules.filter(({ start }) => !start || begins(start, token))
    byWord.set(text, found)
    return found
  }

  function begins({ words, classes: names }: Start, token: Token): boolean {
    if (words.has(token.text)) return true
    for (const name of names)
      if ((name === 'capital' && token.kind === 'word') || classOf(name, undefined, token) !== undefined) return true
    return false
  }

  /** With what a node may begin; undefined when that can be anything. */
  function startOf(node: Node): Start | undefined {
    const start: Start = { words: new Set(), classes: new Set() }
    return addStart(node, start) ? start : undefined
  }

  /** Adds what a node may begin with, what follows it apart; false when that can be anything. */
  function addStart(node: Node, into: Start): boolean {
    switch (node.is) {
      case 'word':
        return addAll(node.words, into.words)
      case 'class':
        into.classes.add(node.name)
        return true
      case 'dimension': {
        const start = startOfDimension(node.name)
        return start !== undefined && addAll(start.words, into.words) && addAll(start.classes, into.classes)
      }
      case 'any':
        return node.nodes.every((each) => addStart(each, into))
      case 'many':
        return addStart(node.node, into)
      case 'all':
        for (const each of node.nodes) {
          if (!addStart(each, into)) return false
          if (!isEmptyable(each)) break
        }
        return true
      case 'stretch':
        return false
      default:
        return true
    }
  }

  /** Undefined also while it is being found: a dimension that begins with itself may begin with anything. */
  function startOfDimension(name: string): Start | undefined {
    const rules = rulesOf(name)
    if (typeof rules === 'function') return rules.first && { words: new Set(rules.first), classes: new Set() }
    return starts.get(name)
  }

  function union(rules: Compiled[]): Start | undefined {
    const all: Start = { words: new Set(), classes: new Set() }
    for (const { start } of rules) {
      if (!start) return undefined
      addAll(start.words, all.words)
      addAll(start.classes, all.classes)
    }
    return all
  }

  function matches<Value>(source: Source, name: string, at: number): Match<Value>[] {
    const { byDimension } = memory.source === source ? memory : recall(source)
    let places = byDimension.get(name)
    if (!places) {
      places = []
      byDimension.set(name, places)
    }
    const known = places[at]
    if (known) return known as Match<Value>[]
    if (nested >= MOST_NESTED) return NONE as Match<Value>[]
    // A rule that begins with its own dimension finds nothing there, instead of itself for ever.
    places[at] = NONE
    nested++
    const rules = rulesOf(name)
    const found = typeof rules === 'function' ? readBy(rules, name, source, at) : readAll(name, rules, source, at)
    nested--
    places[at] = found
    if (tracing.tell && found.length) tracing.tell(name, source, at, found)
    return found as Match<Value>[]
  }

  /** Tells `found` of every reading at a token, rule by rule; not of those that it does not want. */
  function eachReading(
    name: string,
    rules: Compiled[],
    source: Source,
    at: number,
    found: (match: Match) => void,
    isWanted: (to: number, rank: number) => boolean = () => true,
  ): void {
    const token = source.tokens[at]
    if (!token) return
    const preceding = source.tokens[at - 1]?.text ?? ''
    for (const { rule, node, before, after, needs } of candidates(indexOf(name, rules), rules, token)) {
      if (after?.has(preceding) || !hasAll(needs, memory.texts)) continue
      walk(node, source, at, {}, (to, captured) => {
        if (to === at || !isWanted(to, rule.rank ?? 0)) return
        if (before && walk(before, source, to, {}, () => true)) return
        const value = rule.make(captured, { source, from: at, to })
        if (value !== undefined) found({ value, next: to, rule: rule.name, rank: rule.rank ?? 0 })
      })
    }
  }

  function readAll(name: string, rules: Compiled[], source: Source, at: number): Match[] {
    const best = new Map<number, Match>()
    eachReading(
      name,
      rules,
      source,
      at,
      (match) => best.set(match.next, match),
      (to, rank) => (best.get(to)?.rank ?? Number.NEGATIVE_INFINITY) < rank,
    )
    if (best.size < 2) return best.size ? [...best.values()] : NONE
    return [...best.values()].sort((a, b) => b.next - a.next)
  }

  function readings<Value>(source: Source, name: string, at: number): Match<Value>[] {
    if (memory.source !== source) recall(source)
    const all: Match[] = []
    const rules = rulesOf(name)
    if (typeof rules === 'function') return readBy(rules, name, source, at) as Match<Value>[]
    eachReading(name, rules, source, at, (match) => {
      if (all.length < MOST_READINGS) all.push(match)
    })
    if (tracing.tell && all.length) tracing.tell(name, source, at, all)
    return all as Match<Value>[]
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
    if (++memory.steps > MOST_STEPS) return true
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
        const value = token && classOf(node.name, source, token)
        if (value === undefined) return false
        const more: Captured = { ...captured, [node.as]: value }
        for (const name of node.also) {
          const isNot = name.startsWith('!')
          const other = classOf(isNot ? name.slice(1) : name, source, token!)
          if ((other === undefined) !== isNot) return false
          if (!isNot) more[name] = other
        }
        return then(at + 1, more) === true
      }
      case 'stretch':
        for (let to = at + 1; to <= source.tokens.length && to <= at + MOST_WORDS; to++)
          if (then(to, { ...captured, [node.as]: { from: at, to } })) return true
        return false
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
      if (to === at || count >= MOST_TIMES) return false
      const lists = Object.fromEntries(
        node.names.map((name) => [name, more[name] === undefined ? before[name] : [...before[name], more[name]]]),
      )
      return walkMany(node, count + 1, source, to, { ...captured, ...lists }, then)
    })
    return one || (count >= node.least && then(at, { ...captured, ...before }) === true)
  }

  function classOf(name: string, source: Source | undefined, token: Token): unknown {
    if (name === 'number') return token.kind === 'number' && token.value >= 0 ? token.value : undefined
    if (name === 'word') return token.kind === 'word' ? token.text : undefined
    if (token.kind !== 'word') return undefined
    if (name === 'capital') return /^\p{Lu}/u.test(source?.text.slice(token.start, token.start + 2) ?? '') || undefined
    const set = classes[name]
    if (set) return set.has(token.text) ? token.text : undefined
    return token.lex?.[name as keyof Lex]
  }

  const longest = <Value>(source: Source, dimension: string, at: number): Match<Value> | undefined =>
    matches<Value>(source, dimension, at)[0]
  return { matches, readings, longest }
}

const NONE: Match[] = []

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

function compile(rule: Rule, spell: Spell): Compiled {
  const node = parsePattern(rule.pattern, spell)
  return {
    rule,
    node,
    needs: needsOf(node),
    before: rule.unlessBefore ? parsePattern(rule.unlessBefore, spell) : undefined,
    after: rule.unlessAfter && new Set(rule.unlessAfter.map(spell)),
    // not known before all are compiled: until then it may be anything
    start: undefined,
  }
}

/** The sets of words of which every match has one. */
function needsOf(node: Node): ReadonlySet<string>[] {
  if (node.is === 'word') return [node.words]
  if (node.is === 'all') return node.nodes.flatMap(needsOf)
  if (node.is === 'many') return node.least ? needsOf(node.node) : []
  if (node.is !== 'any') return []
  const each = node.nodes.map(needsOf)
  return each.every((needs) => needs.length) ? [new Set(each.flatMap(([first]) => [...first!]))] : []
}

function hasAll(needs: ReadonlySet<string>[], texts: ReadonlySet<string>): boolean {
  return needs.every((words) => {
    for (const word of words) if (texts.has(word)) return true
    return false
  })
}

function addAll<T>(from: ReadonlySet<T>, to: Set<T>): true {
  for (const each of from) to.add(each)
  return true
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
