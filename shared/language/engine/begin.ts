/** With what words a rule may begin: rules are chosen by the first word of what they are to read. */
import { addAll, type Compiled, NO_WORDS, type Rules, type Start, type StartSoFar } from './compiled.ts'
import { isEmptyable, type Node, type Patterns } from './pattern.ts'
import type { Read } from './rule.ts'
import type { Token } from './tokens.ts'
import { namesOf, type WordClasses } from './word-classes.ts'

/** The rules of a dimension that may begin at a token, by what it is: found once for each word that means something. */
export interface Index {
  /** for the words that rules begin with, and others that mean something; undefined until such a word is read */
  byWord: Map<string, Compiled[] | undefined>
  numbers: Compiled[]
  /** for words that mean nothing to any rule */
  plain: Compiled[]
  /** for all other tokens */
  anything: Compiled[]
}

export interface Beginnings {
  /** The rules of a dimension, of each of which is known with what it may begin. */
  of(dimension: string): Compiled[] | Read<unknown>
  indexOf(rules: Compiled[]): Index
  /** The rules that may begin at a token, in their order. */
  candidates(index: Index, rules: Compiled[], token: Token): Compiled[]
  /** Whether a token is one of these words, or of one of these classes. */
  begins(start: Start, token: Token): boolean
}

export function createBeginnings(rules: Rules, classes: WordClasses, patterns: Patterns): Beginnings {
  /** undefined also while it is being found: a dimension that begins with itself may begin with anything */
  const starts = new Map<string, Start | undefined>()
  const begun = new Set<string>()

  function of(name: string): Compiled[] | Read<unknown> {
    const all = rules.of(name)
    if (begun.has(name)) return all
    begun.add(name)
    if (typeof all === 'function') starts.set(name, startOfRead(all))
    else {
      for (const each of all) each.start = startOf(patterns.parseBeginning(each.rule.pattern))
      starts.set(name, union(all))
    }
    return all
  }

  function startOfDimension(name: string): Start | undefined {
    of(name)
    return starts.get(name)
  }

  function startOfRead({ first }: Read<unknown>): Start | undefined {
    if (first === undefined) return undefined
    return typeof first === 'string'
      ? startOf(patterns.parseBeginning(first))
      : { words: new Set(first), classes: NO_WORDS }
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

  function indexOf(rules: Compiled[]): Index {
    const some = (...names: string[]): Compiled[] =>
      rules.filter(({ start }) => !start || [...start.classes].some((each) => names.includes(each.split('&')[0]!)))
    return {
      byWord: new Map(rules.flatMap(({ start }) => [...(start?.words ?? [])].map((word) => [word, undefined]))),
      numbers: some('number'),
      plain: some('word', 'capital'),
      anything: some(),
    }
  }

  function candidates({ byWord, numbers, plain, anything }: Index, rules: Compiled[], token: Token): Compiled[] {
    const { kind, text } = token
    const known = byWord.get(text)
    if (known) return known
    if (!byWord.has(text)) {
      if (kind === 'number') return numbers
      if (kind !== 'word') return anything
      if (!token.lex && !classes.hasWord(text)) return plain
    }
    const found = rules.filter(({ start }) => !start || begins(start, token))
    byWord.set(text, found)
    return found
  }

  function begins({ words, classes: names }: Start, token: Token): boolean {
    if (words.has(token.text)) return true
    for (const name of names) if (classes.isOf(name, token)) return true
    return false
  }

  return { of, indexOf, candidates, begins }
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
