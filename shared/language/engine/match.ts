/** Patterns as steps: how the tokens of a text are walked along a pattern, with what was captured on the way. */
import type { Node, Patterns } from './pattern.ts'
import type { Captured, Rule } from './rule.ts'
import { isEnd, isStart, type Source } from './source.ts'
import type { Token } from './tokens.ts'
import type { Match } from './trace.ts'
import type { Class, WordClasses } from './word-classes.ts'

/** Readings of a whole sentence that are looked at. */
const MOST_READINGS = 100

/** Repetitions of a group in a pattern. */
const MOST_TIMES = 60

/** Tokens of a stretch that `<words>` stands for. */
const MOST_WORDS = 60

/** Steps that the patterns of one text may take: far more than any sentence needs, and an end for what is made to be slow. */
const MOST_STEPS = 400_000

/** Goes on from a token; true to stop. */
type Step = (walk: Walk, at: number) => boolean

/** One way through a pattern, as far as it was gone. */
export interface Walk {
  source: Source
  tokens: readonly Token[]
  /** that the patterns of this text have taken */
  effort: Effort
  /** of a group that is repeated: each is added to a list, which is empty where the value is undefined */
  captures: { name: string; value: unknown; isListed: boolean }[]
  from: number
  wanted: 'best' | 'all'
  /** the rule whose pattern it is, and its pattern as steps */
  of: { rule: Rule; tried: Tried | undefined }
  found: Match[]
}

/** Steps that were taken so far. */
export interface Effort {
  steps: number
}

export interface Tried {
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

export interface Matcher {
  /** The patterns of a rule as steps. */
  tryable(rule: Rule, node: Node): Tried
  /** Walks a rule along its pattern; what its rule makes of each way through is found, if it counts. */
  walkAlong(walk: Walk): void
}

/** All readings of a dimension that begin at a token, the longest first. */
type ReadAt = (source: Source, at: number) => readonly Match[]

export function createMatcher(
  readerOf: (dimension: string) => ReadAt,
  classes: WordClasses,
  patterns: Patterns,
): Matcher {
  function tryable(rule: Rule, node: Node): Tried {
    return {
      step: stepOf(node, END),
      before: rule.unlessBefore ? stepOf(patterns.parse(rule.unlessBefore), FITS) : undefined,
      onlyBefore: rule.onlyBefore ? stepOf(patterns.parse(rule.onlyBefore), FITS) : undefined,
      after: behind(rule.unlessAfter),
      onlyAfter: behind(rule.onlyAfter),
    }
  }

  function behind(pattern: string | undefined): Behind | undefined {
    if (!pattern) return undefined
    const node = patterns.parse(pattern)
    return { step: stepOf(node, REACHES), most: Math.min(MOST_BEFORE, mostTokens(node)) }
  }

  function walkAlong(walk: Walk): void {
    const { step, after, onlyAfter } = walk.of.tried!
    if ((!after || !isBehind(after, walk)) && (!onlyAfter || isBehind(onlyAfter, walk))) step(walk, walk.from)
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
            if (++walk.effort.steps > MOST_STEPS || keep(walk, node.as, { from: at, to }, isListed, then, to))
              return true
          return false
        }
      case 'dimension': {
        // Looked up when a text first comes so far.
        let readAt: ReadAt | undefined
        return (walk, at) => {
          readAt ??= readerOf(node.name)
          for (const { value, next } of readAt(walk.source, at))
            if (++walk.effort.steps > MOST_STEPS || keep(walk, node.as, value, isListed, then, next)) return true
          return false
        }
      }
      case 'any': {
        const steps = node.nodes.map((each) => stepOf(each, then, isListed))
        return (walk, at) => {
          for (const step of steps) if (++walk.effort.steps > MOST_STEPS || step(walk, at)) return true
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
      const value = token && classes.valueIn(name, walk.source, token)
      if (value === undefined) return false
      const { length } = walk.captures
      walk.captures.push({ name: as, value, isListed })
      let fits = true
      for (const { isNot, name } of others) {
        const other = classes.valueIn(name, walk.source, token!)
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
      if (++walk.effort.steps > MOST_STEPS) return true
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

  return { tryable, walkAlong }
}

type Many = Extract<Node, { is: 'many' }>

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
  else if (found.length === 0) walk.found = [match]
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
