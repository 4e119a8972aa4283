/** Of what a text must have a word, for a rule to be tried at all: most rules are passed over by a look at the words of the text. */
import type { Beginnings } from './begin.ts'
import { addAll, type Compiled, NO_WORDS, type Rules, type Start, type StartSoFar } from './compiled.ts'
import type { Node, Patterns } from './pattern.ts'
import type { Source } from './source.ts'
import type { Token } from './tokens.ts'
import { COMMON, namesOf, type WordClasses } from './word-classes.ts'

/** Sets of more words than this are told apart by themselves, not by their words. */
const MOST_KEYED = 20

/** A text, and what it has of all that rules are known to need, by its place: 1 where it has it. */
export interface Presence {
  source: Source
  has: Uint8Array
}

export interface Needs {
  /** Whether a text has what a rule needs beside its first word. */
  areMet(each: Compiled, text: Presence): boolean
}

export function createNeeds(rules: Rules, { begins }: Beginnings, classes: WordClasses, patterns: Patterns): Needs {
  const neededWords = new Set<string>()
  const givenByWord = new Map<string, { places: number[]; upTo: number }>()
  const needed = new Map<string, Start[]>()
  /** dimensions whose needs are being found: one that names itself needs nothing of itself */
  const finding = new Set<string>()
  const placeByNeed = new Map<string, number>()
  const allNeeds: Start[] = []

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
    const all = rules.of(name)
    if (known || typeof all === 'function' || finding.has(name)) return known ?? []
    finding.add(name)
    const needs = oneOfAll(all.map(needsOfRule))
    finding.delete(name)
    needed.set(name, needs)
    return needs
  }

  function needsOfRule(each: Compiled): Start[] {
    each.needs ??= [...needsOf(rules.nodeOf(each)), ...needsOfPattern(each.rule.onlyAfter)]
    return each.needs
  }

  const needsOfPattern = (pattern: string | undefined): Start[] => (pattern ? needsOf(patterns.parse(pattern)) : [])

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
    const key = kind === 'mark' || lex || neededWords.has(text) || classes.hasWord(text) ? text : `any ${kind}`
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

  function areMet(each: Compiled, text: Presence): boolean {
    const needs = othersOf(each)
    if (text.has.length < allNeeds.length) text.has = whatIsIn(text.source)
    for (const place of needs) if (!text.has[place]) return false
    return true
  }

  return { areMet }
}

/** Whether whatever is of one is of the other. */
const covers = (all: Start, some: Start): boolean =>
  [...some.words].every((word) => all.words.has(word)) && [...some.classes].every((name) => all.classes.has(name))

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
