/**
 * Rules as data, and how they are looked up: a dimension is what several rules make of tokens (a duration, a date, a command). A rule names
 * the dimensions that it needs, never another rule. Each dimension is read once at a token and remembered; of several readings that end at
 * the same token the one with the higher rank counts, then the one whose rule stands first.
 */
import type { Lex } from './lexicon.ts'
import { isEmptyable, listedAndNot, type Node, parseBeginning, parsePattern, type Spell } from './pattern.ts'
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

/** Goes on from a token; true to stop. */
type Step = (walk: Walk, at: number) => boolean

/** One way through a pattern, as far as it was gone. */
interface Walk {
  source: Source
  tokens: readonly Token[]
  memory: Memory
  /** of a group that is repeated: each is added to a list, which is empty where the value is undefined */
  captures: { name: string; value: unknown; isListed: boolean }[]
  from: number
  wanted: 'best' | 'all'
  /** the rule whose pattern it is */
  of: Compiled
  found: Match[]
}

interface Tried {
  step: Step
  before: Step | undefined
  onlyBefore: Step | undefined
  after: Behind | undefined
  onlyAfter: Behind | undefined
}

/** A pattern before a rule, and the most tokens that it can have. */
interface Behind {
  step: Step
  most: number
}

interface Compiled {
  rule: Rule
  /** read when the rule is first looked at */
  node: Node | undefined
  /** made when a text first has what the rule needs: few rules are ever tried */
  tried: Tried | undefined
  /** with what it may begin; undefined for anything */
  start: Start | undefined
  /** of each of these the text has to have a word; found when the rule is first looked at */
  needs: Start[] | undefined
  /** those of them that its first word does not show, by their places in all that rules need */
  others: number[] | undefined
}

/** The words and classes of words with which a match may begin. */
interface Start {
  words: ReadonlySet<string>
  classes: ReadonlySet<string>
}

/** One that is being put together. */
interface StartSoFar {
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

/** A dimension that was asked for. */
interface Asked {
  name: string
  /** where its readings are in what is remembered of a text */
  place: number
  by: Read<unknown> | Compiled[]
  index: Index
}

interface Memory {
  source: Source
  /** readings by dimension and token */
  places: (Match[] | undefined)[][]
  /** of what rules need, by its place: 1 where the text has it */
  has: Uint8Array
  steps: number
}

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

export function createGrammar(
  dimensions: Record<string, Dimension>,
  { classes: given = {}, spell = (word) => word }: Words,
): Grammar {
  const classes: typeof given = Object.fromEntries(
    Object.entries(given).map(([name, words]) => [name, new Set([...words].map(spell))]),
  )
  const compiled = new Map<string, Compiled[] | Read<unknown>>()
  const classesOf = namesByWord(classes)
  const starts = new Map<string, Start | undefined>()
  const neededWords = new Set<string>()
  const givenByWord = new Map<string, { places: number[]; upTo: number }>()
  const parted = new Map<string, { isNot: boolean; name: string }[]>()
  const needed = new Map<string, Start[]>()
  /** dimensions whose needs are being found: one that names itself needs nothing of itself */
  const finding = new Set<string>()
  const placeByNeed = new Map<string, number>()
  const allNeeds: Start[] = []
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

  function rulesOf(name: string): Compiled[] | Read<unknown> {
    const known = compiled.get(name)
    if (known) return known
    const dimension = dimensions[name]
    if (!dimension) throw new RangeError(`no dimension is called '${name}'`)
    const made = typeof dimension === 'function' ? dimension : dimension.map(untried)
    compiled.set(name, made)
    if (typeof made !== 'function') {
      for (const each of made) each.start = startOf(parseBeginning(each.rule.pattern, spell))
      starts.set(name, union(made))
    }
    return made
  }

  /** Its start is not known before all of its dimension are there: until then it may be anything. */
  const untried = (rule: Rule): Compiled => ({
    rule,
    node: undefined,
    tried: undefined,
    start: undefined,
    needs: undefined,
    others: undefined,
  })

  function nodeOf(each: Compiled): Node {
    each.node ??= nodeOfRule(each.rule)
    return each.node
  }

  function nodeOfRule({ pattern }: Rule): Node {
    const node = parsePattern(pattern, spell)
    const twice = listedAndNot(node)
    if (twice) throw new SyntaxError(`'${twice}' is in a repeated group of '${pattern}' and outside of it`)
    return node
  }

  function tryable(each: Compiled): Tried {
    const { rule } = each
    each.tried ??= {
      step: stepOf(nodeOf(each), END),
      before: rule.unlessBefore ? stepOf(parsePattern(rule.unlessBefore, spell), FITS) : undefined,
      onlyBefore: rule.onlyBefore ? stepOf(parsePattern(rule.onlyBefore, spell), FITS) : undefined,
      after: behind(rule.unlessAfter),
      onlyAfter: behind(rule.onlyAfter),
    }
    return each.tried
  }

  function behind(pattern: string | undefined): Behind | undefined {
    if (!pattern) return undefined
    const node = parsePattern(pattern, spell)
    return { step: stepOf(node, REACHES), most: Math.min(MOST_BEFORE, mostTokens(node)) }
  }

  function placeOf(need: Start): number {
    if (need.words.size > MOST_KEYED) {
      const known = allNeeds.indexOf(need)
      return known < 0 ? newPlace(need) : known
    }
    const key = [...[...need.words].sort(), '#', ...[...need.classes].sort()].join(' ')
    const place = placeByNeed.get(key) ?? newPlace(need)
    placeByNeed.set(key, place)
    return place
  }

  function newPlace(need: Start): number {
    addAll(need.words, neededWords)
    return allNeeds.push(need) - 1
  }

  /** Of what every match has a word. */
  function needsOf(node: Node): Start[] {
    switch (node.is) {
      case 'word':
        return [{ words: node.words, classes: NO_WORDS }]
      case 'class':
        return [{ words: NO_WORDS, classes: new Set([namesOf(node)]) }]
      case 'dimension':
        return needsOfDimension(node.name)
      case 'all':
        return node.nodes.flatMap(needsOf)
      case 'any':
        return oneOfAll(node.nodes.map(needsOf))
      case 'many':
        return node.least ? needsOf(node.node) : []
      default:
        return []
    }
  }

  function needsOfDimension(name: string): Start[] {
    const known = needed.get(name)
    const rules = rulesOf(name)
    if (known || typeof rules === 'function' || finding.has(name)) return known ?? []
    finding.add(name)
    const needs = oneOfAll(rules.map(needsOfRule))
    finding.delete(name)
    needed.set(name, needs)
    return needs
  }

  function needsOfRule(each: Compiled): Start[] {
    each.needs ??= [...needsOf(nodeOf(each)), ...needsOfPattern(each.rule.onlyAfter)]
    return each.needs
  }

  const needsOfPattern = (pattern: string | undefined): Start[] =>
    pattern ? needsOf(parsePattern(pattern, spell)) : []

  function othersOf(each: Compiled): number[] {
    each.others ??= needsOfRule(each)
      .filter((need) => !each.start || !covers(need, each.start))
      .map(placeOf)
    return each.others
  }

  /** What of all that rules are known to need a word is, by place; found once for each word that means something. */
  function givenBy(token: Token): readonly number[] {
    const { kind, text, lex } = token
    if (kind === 'opaque') return []
    const key = kind === 'mark' || lex || neededWords.has(text) || classesOf.has(text) ? text : `any ${kind}`
    const given = givenByWord.get(key) ?? { places: [], upTo: 0 }
    givenByWord.set(key, given)
    for (; given.upTo < allNeeds.length; given.upTo++)
      if (begins(allNeeds[given.upTo]!, token)) given.places.push(given.upTo)
    return given.places
  }

  /** What the text has of all that rules are known to need, by place: 1 where it has it. */
  function whatIsIn({ tokens }: Source): Uint8Array {
    const has = new Uint8Array(allNeeds.length)
    for (const token of tokens) for (const place of givenBy(token)) has[place] = 1
    return has
  }

  /** Whether the text has a word of each. */
  function hasAll(needs: number[], memory: Memory): boolean {
    if (memory.has.length < allNeeds.length) memory.has = whatIsIn(memory.source)
    for (const place of needs) if (!memory.has[place]) return false
    return true
  }

  function dimensionOf(name: string): Asked {
    const known = asked.get(name)
    if (known) return known
    const by = rulesOf(name)
    const dimension = { name, place: asked.size, by, index: indexOf(typeof by === 'function' ? [] : by) }
    asked.set(name, dimension)
    return dimension
  }

  function indexOf(rules: Compiled[]): Index {
    const some = (...names: string[]): Compiled[] =>
      rules.filter(({ start }) => !start || [...start.classes].some((each) => names.includes(each.split('&')[0]!)))
    return {
      words: new Set(rules.flatMap(({ start }) => [...(start?.words ?? [])])),
      byWord: new Map(),
      numbers: some('number'),
      plain: some('word', 'capital'),
      anything: some(),
    }
  }

  /** The rules that may begin at a token, in their order. */
  function candidates({ words, byWord, numbers, plain, anything }: Index, rules: Compiled[], token: Token): Compiled[] {
    const { kind, text } = token
    if (!words.has(text)) {
      if (kind === 'number') return numbers
      if (kind !== 'word') return anything
      if (!token.lex && !classesOf.has(text)) return plain
    }
    const known = byWord.get(text)
    if (known) return known
    const found = rules.filter(({ start }) => !start || begins(start, token))
    byWord.set(text, found)
    return found
  }

  function begins({ words, classes: names }: Start, token: Token): boolean {
    if (words.has(token.text)) return true
    for (const name of names) if (isOf(name, token)) return true
    return false
  }

  /** Whether a token could be of a class, or of several ("weekday&!plural"): how it is written in this text does not count. */
  function isOf(names: string, token: Token): boolean {
    let parts = parted.get(names)
    if (!parts) {
      parts = names.split('&').map((name) => ({ isNot: name.startsWith('!'), name: name.replace('!', '') }))
      parted.set(names, parts)
    }
    return parts.every(({ isNot, name }) =>
      name === 'capital' || name === 'possessive'
        ? token.kind === 'word'
        : (classOf(name, undefined, token) === undefined) === isNot,
    )
  }

  /** With what a node may begin; undefined when that can be anything. */
  function startOf(node: Node): Start | undefined {
    // Most rules begin with a word or a dimension, whose sets they share.
    const first = node.is === 'all' ? node.nodes[0] : node
    if (first?.is === 'word') return { words: first.words, classes: NO_WORDS }
    if (first?.is === 'dimension') return startOfDimension(first.name)
    const start: StartSoFar = { words: new Set(), classes: new Set() }
    return addStart(node, start) ? start : undefined
  }

  /** Adds what a node may begin with, what follows it apart; false when that can be anything. */
  function addStart(node: Node, into: StartSoFar): boolean {
    switch (node.is) {
      case 'word':
        return addAll(node.words, into.words)
      case 'class':
        into.classes.add(namesOf(node))
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
    if (typeof rules !== 'function') return starts.get(name)
    const { first } = rules
    if (first !== undefined && !starts.has(name))
      starts.set(
        name,
        typeof first === 'string'
          ? startOf(parseBeginning(first, spell))
          : { words: new Set(first), classes: new Set<string>() },
      )
    return starts.get(name)
  }

  function union(rules: Compiled[]): Start | undefined {
    if (rules.length === 1) return rules[0]!.start
    const all: StartSoFar = { words: new Set(), classes: new Set() }
    for (const { start } of rules) {
      if (!start) return undefined
      addAll(start.words, all.words)
      addAll(start.classes, all.classes)
    }
    return all
  }

  function matches<Value>(source: Source, name: string, at: number): Match<Value>[] {
    const token = source.tokens[at]
    if (!token) return NONE as Match<Value>[]
    const { place, by, index } = dimensionOf(name)
    const rules = typeof by === 'function' ? undefined : candidates(index, by, token)
    if (rules?.length === 0) return NONE as Match<Value>[]
    const { places } = recall(source)
    places[place] ??= []
    const own = places[place]
    const known = own[at]
    if (known) return known as Match<Value>[]
    if (nested >= MOST_NESTED) return NONE as Match<Value>[]
    // A rule that begins with its own dimension finds nothing there, instead of itself for ever.
    own[at] = NONE
    nested++
    const found = rules ? readBest(rules, source, at) : readBy(by as Read<unknown>, name, source, at)
    nested--
    own[at] = found
    if (tracing.tell && found.length) tracing.tell(name, source, at, found)
    return found as Match<Value>[]
  }

  /** The readings at a token, rule by rule; of those that end at the same token the one that counts, or all of them. */
  function readRules(rules: Compiled[], source: Source, at: number, wanted: 'best' | 'all'): Match[] {
    const own = recall(source)
    let walk: Walk | undefined
    for (const each of rules) {
      if (!hasAll(othersOf(each), own)) continue
      walk ??= { source, tokens: source.tokens, memory: own, captures: [], from: at, wanted, of: each, found: NONE }
      walk.of = each
      const { after, onlyAfter, step } = tryable(each)
      if ((!after || !isBehind(after, walk)) && (!onlyAfter || isBehind(onlyAfter, walk))) step(walk, at)
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
    const all = readRules(candidates(index, by, token), source, at, 'all')
    if (tracing.tell && all.length) tracing.tell(name, source, at, all)
    return all as Match<Value>[]
  }

  /**
   * A node as a step that goes on with `then` at each token where it may end, and returns true to stop. What a step captured is given back
   * when it returns, so that one stack serves all the ways through a pattern.
   * @param isListed in a group that is repeated: what is captured is added to a list
   */
  function stepOf(node: Node, then: Step, isListed = false): Step {
    switch (node.is) {
      case 'word':
        return (walk, at) => {
          const token = walk.tokens[at]
          return token !== undefined && token.kind !== 'opaque' && node.words.has(token.text) && then(walk, at + 1)
        }
      case 'class':
        return classStep(node, then, isListed)
      case 'stretch':
        return (walk, at) => {
          const last = Math.min(walk.tokens.length, at + MOST_WORDS)
          for (let to = at + 1; to <= last; to++)
            if (++walk.memory.steps > MOST_STEPS || keep(walk, node.as, { from: at, to }, isListed, then, to))
              return true
          return false
        }
      case 'dimension':
        return (walk, at) => {
          for (const { value, next } of matches(walk.source, node.name, at))
            if (++walk.memory.steps > MOST_STEPS || keep(walk, node.as, value, isListed, then, next)) return true
          return false
        }
      case 'any': {
        const steps = node.nodes.map((each) => stepOf(each, then, isListed))
        return (walk, at) => {
          for (const step of steps) if (++walk.memory.steps > MOST_STEPS || step(walk, at)) return true
          return false
        }
      }
      case 'all':
        return node.nodes.reduceRight((later, each) => stepOf(each, later, isListed), then)
      case 'many':
        return manyStep(node, then)
      case 'touching':
        return (walk, at) => walk.tokens[at]?.spaced === false && then(walk, at)
      case 'start':
        return (walk, at) => isStart(walk.source, at) && then(walk, at)
      case 'end':
        return (walk, at) => isEnd(walk.source, at) && then(walk, at)
    }
  }

  function classStep({ name, as, also }: Class, then: Step, isListed: boolean): Step {
    const others = also.map((each) => ({ isNot: each.startsWith('!'), name: each.replace('!', '') }))
    return (walk, at) => {
      const token = walk.tokens[at]
      const value = token && classOf(name, walk.source, token)
      if (value === undefined) return false
      const { length } = walk.captures
      walk.captures.push({ name: as, value, isListed })
      let fits = true
      for (const { isNot, name } of others) {
        const other = classOf(name, walk.source, token!)
        if ((other === undefined) !== isNot) fits = false
        else if (!isNot && !isListed) walk.captures.push({ name, value: other, isListed })
      }
      const isStopped = fits && then(walk, at + 1)
      walk.captures.length = length
      return isStopped
    }
  }

  function manyStep({ node, least, names }: Many, then: Step): Step {
    // Of the turn that is being taken: where it began, and how many were before it.
    let from = -1
    let count = 0
    const one = stepOf(node, (walk, at) => at !== from && turn(walk, at, count + 1), true)
    function turn(walk: Walk, at: number, turns: number): boolean {
      if (++walk.memory.steps > MOST_STEPS) return true
      if (turns < MOST_TIMES) {
        const last = [from, count] as const
        from = at
        count = turns
        const isStopped = one(walk, at)
        from = last[0]
        count = last[1]
        if (isStopped) return true
      }
      return turns >= least && then(walk, at)
    }
    return (walk, at) => {
      const { length } = walk.captures
      for (const name of names) walk.captures.push({ name, value: undefined, isListed: true })
      const isStopped = turn(walk, at, 0)
      walk.captures.length = length
      return isStopped
    }
  }

  function classOf(name: string, source: Source | undefined, token: Token): unknown {
    if (name === 'number') return token.kind === 'number' && token.value >= 0 ? token.value : undefined
    if (name === 'word') return token.kind === 'word' ? token.text : undefined
    if (token.kind !== 'word') return undefined
    if (name === 'possessive') return token.possessive || undefined
    if (name === 'known') return token.lex && token.text
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
const NOTHING = new Uint8Array()
const NO_WORDS: ReadonlySet<string> = new Set()

/** Sets of more words than this are told apart by themselves, not by their words. */
const MOST_KEYED = 20

type Many = Extract<Node, { is: 'many' }>
type Class = Extract<Node, { is: 'class' }>

/** Of what classes a word is, as one name: "weekday&!plural". */
const namesOf = ({ name, also }: Class): string => [name, ...also].join('&')

function readBy(read: Read<unknown>, rule: string, source: Source, at: number): Match[] {
  const found = read(source, at)
  return found ? [found].flat().map(({ value, next }) => ({ value, next, rule, rank: 0 })) : NONE
}

function namesByWord(classes: Record<string, ReadonlySet<string>>): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const name in classes) for (const word of classes[name]!) names.set(word, [...(names.get(word) ?? []), name])
  return names
}

/** Whether whatever is of one is of the other. */
const covers = (all: Start, some: Start): boolean =>
  [...some.words].every((word) => all.words.has(word)) && [...some.classes].every((name) => all.classes.has(name))

/** Goes on with what was read, and gives it back when that is done. */
function keep(walk: Walk, name: string, value: unknown, isListed: boolean, then: Step, to: number): boolean {
  walk.captures.push({ name, value, isListed })
  const isStopped = then(walk, to)
  walk.captures.pop()
  return isStopped
}

function capturedIn(captures: Walk['captures']): Captured {
  const captured: Captured = {}
  for (const { name, value, isListed } of captures) {
    if (!isListed) captured[name] = value
    else {
      captured[name] ??= []
      if (value !== undefined) captured[name].push(value)
    }
  }
  return captured
}

/** The end of a pattern: what its rule makes of it is found, if it counts. */
const END: Step = (walk, to) => {
  const { of, wanted, source, from, found } = walk
  const { rule } = of
  const { before, onlyBefore } = of.tried!
  const rank = rule.rank ?? 0
  const same = wanted === 'all' ? -1 : found.findIndex(({ next }) => next === to)
  if (to === from || found.length >= MOST_READINGS || (same >= 0 && found[same]!.rank >= rank)) return false
  if (before?.(walk, to) || (onlyBefore && !onlyBefore(walk, to))) return false
  const value = rule.make(capturedIn(walk.captures), { source, from, to })
  if (value === undefined) return false
  const match = { value, next: to, rule: rule.name, rank }
  if (same >= 0) found[same] = match
  else if (found === NONE) walk.found = [match]
  else found.push(match)
  return false
}

/** The end of a pattern of which only counts that it fits. */
const FITS: Step = () => true

/** Tokens before a rule that are looked at. */
const MOST_BEFORE = 8

/** The end of a pattern that has to end where the rule begins. */
const REACHES: Step = ({ from }, to) => to === from

function isBehind({ step, most }: Behind, walk: Walk): boolean {
  for (let at = walk.from - 1; at >= 0 && at >= walk.from - most; at--) if (step(walk, at)) return true
  return false
}

/** How many tokens a match can have at most. */
function mostTokens(node: Node): number {
  switch (node.is) {
    case 'word':
    case 'class':
      return 1
    case 'all':
      return node.nodes.reduce((sum, each) => sum + mostTokens(each), 0)
    case 'any':
      return Math.max(...node.nodes.map(mostTokens))
    case 'touching':
    case 'start':
    case 'end':
      return 0
    default:
      return Number.POSITIVE_INFINITY
  }
}

/** What every one of several needs: of each what the fewest texts have. */
function oneOfAll(each: Start[][]): Start[] {
  if (!each.every((needs) => needs.length)) return []
  const rarest = each.map(
    (needs) => needs.find(({ classes }) => ![...classes].some((name) => COMMON.has(name))) ?? needs[0]!,
  )
  if (rarest.length === 1) return rarest
  const one: StartSoFar = { words: new Set(), classes: new Set() }
  for (const { words, classes } of rarest) {
    for (const word of words) one.words.add(word)
    for (const name of classes) one.classes.add(name)
  }
  return [one]
}

const COMMON: ReadonlySet<string> = new Set(['number', 'word', 'capital', 'possessive', 'known'])

function addAll<T>(from: ReadonlySet<T>, to: Set<T>): true {
  for (const each of from) to.add(each)
  return true
}

const isStart = ({ tokens }: Source, at: number): boolean => at === 0 || tokens[at - 1]!.text === '\n'

/** What ends a sentence: nothing more, a line, or marks of the end. */
export function isEnd({ tokens }: Source, at: number): boolean {
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i]!.text === '\n') return true
    if (tokens[i]!.kind !== 'mark' || !'.!?…)'.includes(tokens[i]!.text)) return false
  }
  return true
}
