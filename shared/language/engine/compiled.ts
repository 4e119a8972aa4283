/** The rules of a grammar as they are looked up: what a rule needs is found when a text first asks for it, for few rules are ever tried. */
import type { Tried } from './match.ts'
import { listedAndNot, type Node, type Patterns } from './pattern.ts'
import type { Dimension, Read, Rule } from './rule.ts'

/** The words and classes of words of which a match has one, somewhere or as its first. */
export interface Start {
  words: ReadonlySet<string>
  classes: ReadonlySet<string>
}

/** One that is being put together. */
export interface StartSoFar {
  words: Set<string>
  classes: Set<string>
}

export interface Compiled {
  rule: Rule
  /** read when the rule is first looked at */
  node: Node | undefined
  /** made when a text first has what the rule needs */
  tried: Tried | undefined
  /** with what it may begin; undefined for anything */
  start: Start | undefined
  /** of each of these the text has to have a word; found when the rule is first looked at */
  needs: Start[] | undefined
  /** those of them that its first word does not show, by their places in all that rules need */
  others: number[] | undefined
}

export interface Rules {
  /** @throws RangeError when no dimension is called so: a fault of the author of a rule */
  of(dimension: string): Compiled[] | Read<unknown>
  nodeOf(each: Compiled): Node
}

export function createRules(dimensions: Record<string, Dimension>, patterns: Patterns): Rules {
  const known = new Map<string, Compiled[] | Read<unknown>>()

  function of(name: string): Compiled[] | Read<unknown> {
    const rules = known.get(name) ?? compile(name)
    known.set(name, rules)
    return rules
  }

  function compile(name: string): Compiled[] | Read<unknown> {
    const dimension = dimensions[name]
    if (!dimension) throw new RangeError(`no dimension is called '${name}'`)
    return typeof dimension === 'function' ? dimension : dimension.map(untried)
  }

  function nodeOf(each: Compiled): Node {
    each.node ??= parse(each.rule)
    return each.node
  }

  function parse({ pattern }: Rule): Node {
    const node = patterns.parse(pattern)
    const twice = listedAndNot(node)
    if (twice) throw new SyntaxError(`'${twice}' is in a repeated group of '${pattern}' and outside of it`)
    return node
  }

  return { of, nodeOf }
}

const untried = (rule: Rule): Compiled => ({
  rule,
  node: undefined,
  tried: undefined,
  start: undefined,
  needs: undefined,
  others: undefined,
})

export const NO_WORDS: ReadonlySet<string> = new Set()

export function addAll<T>(from: ReadonlySet<T>, to: Set<T>): true {
  for (const each of from) to.add(each)
  return true
}
