/**
 * "move everything to friday except the mopping": a command about several tasks, without some of them. What stands before those (`exceptFor`:
 * "except") or behind them (`exceptBehind`: "ke siwa") is the language's.
 */
import type { Command, Target } from '../types.ts'
import type { Candidate } from './kind.ts'
import type { CommandReader, TargetRead } from './reader.ts'
import { readTarget } from './targets.ts'
import type { Stretch } from './wish.ts'

/** Words that an exception is named by. */
const MOST_NAMED = 12
/** Words that may begin one: each is tried, and a sentence has hardly more. */
const MOST_EXCEPTIONS = 2

/** @returns the readings of the sentence without the exception, that are about several tasks; none where nothing is excepted */
export function readExcepted(reader: CommandReader, read: (reader: CommandReader) => Candidate[]): Candidate[] {
  const found: Candidate[] = []
  for (const { named, cut } of exceptionsIn(reader)) {
    const except = readTarget(reader, named)
    if (except) found.push(...read(without(reader, cut)).flatMap((candidate) => withException(candidate, except)))
  }
  // Words that are only searched for may as well belong to the exception.
  // Of those that account for as much, the one of which the exception is longest.
  return found
    .sort((a, b) => Number(searches(a)) - Number(searches(b)) || a.free - b.free || b.rank - a.rank)
    .slice(0, 1)
}

const searches = ({ command }: Candidate): boolean =>
  'target' in command && 'of' in command.target && JSON.stringify(command.target.of).includes('"search":')

function* exceptionsIn({ source, grammar }: CommandReader): Generator<{ named: Stretch; cut: Stretch }> {
  const { length } = source.tokens
  const comma = (at: number): number => (source.tokens[at - 1]?.text === ',' ? at - 1 : at)
  for (let at = 1, left = MOST_EXCEPTIONS; at < length && left > 0; at++) {
    const before = grammar.longest(source, 'exceptFor', at)?.next
    for (let to = Math.min(length, (before ?? length) + MOST_NAMED); before && to > before; to--)
      yield { named: { from: before, to }, cut: { from: comma(at), to } }
    const behind = grammar.longest(source, 'exceptBehind', at)?.next
    if (before || behind) left--
    for (let from = Math.max(0, at - MOST_NAMED); behind && from < at; from++)
      yield { named: { from, to: at }, cut: { from, to: behind } }
  }
}

const without = (reader: CommandReader, { from, to }: Stretch): CommandReader => ({
  ...reader,
  source: {
    ...reader.source,
    tokens: reader.source.tokens.toSpliced(from, to - from),
    memory: undefined,
    repeats: undefined,
  },
})

const areSeveral = (target: Target): boolean =>
  'filter' in target || 'rest' in target || ('shown' in target && target.shown === 'all')

function withException(candidate: Candidate, { target: except, free }: TargetRead): Candidate[] {
  const { command } = candidate
  if (!('target' in command) || !areSeveral(command.target)) return []
  // Places are of a list, and so is "all" beside them.
  const isOfList = 'shown' in except && 'filter' in command.target && 'all' in command.target.filter
  const of: Target = isOfList ? { shown: 'all' } : command.target
  return [{ ...candidate, free: candidate.free + free, command: { ...command, target: { of, except } } as Command }]
}
