/** Several commands in one message: where each stands. */
import type { Kind } from '../../../commands/kind.ts'
import type { Stretch } from '../../../commands/wish.ts'
import type { Source } from '../../../engine/source.ts'
import { VERBS } from '../lexicon/verbs.ts'
import { begins, readByRules, smallTalkIn, stretchOf, wishIn } from './sentence.ts'

/** More parts than these, or longer lines, are no conversation. */
const MAX_PARTS = 20
const MAX_LINE = 1000

/** What says by itself that a sentence begins. */
const OF_THEIR_OWN = ['correction', 'command']

/** The sentences of a message. Lines are always apart; within a line only what is clearly a command of its own is one. */
export function sentencesIn(message: Source): Stretch[] {
  const sentences: Stretch[] = []
  const { tokens } = message
  for (let from = 0; from < tokens.length; ) {
    const end = tokens.findIndex(({ text }, at) => at >= from && text === '\n')
    const to = end < 0 ? tokens.length : end
    // What is left of a long list is one part, which quick add takes apart.
    if (to > from && sentences.length >= MAX_PARTS) return [...sentences, { from, to: tokens.length }]
    if (to > from) sentences.push(...sentencesInLine(message, { from, to }))
    from = to + 1
  }
  return sentences
}

function sentencesInLine(message: Source, { from, to }: Stretch): Stretch[] {
  const line = stretchOf(message, from, to)
  if (line.tokens.at(-1)!.end - line.tokens[0]!.start > MAX_LINE) return [{ from, to }]
  const sentences: Stretch[] = []
  let start = 0
  // "and then book a table" joins nothing that stands before it
  const lead = line.grammar.longest(line, 'joint', 0)?.next ?? 1
  for (let at = lead; at < line.tokens.length - 1 && sentences.length < MAX_PARTS; at++) {
    const joint = line.grammar.longest<'sure' | 'perhaps'>(line, 'joint', at)
    if (!joint) continue
    if (at > start && joint.next < line.tokens.length && isApart(line, start, at, joint.next, joint.value)) {
      sentences.push({ from: from + start, to: from + at })
      start = joint.next
    }
    at = joint.next - 1
  }
  return [...sentences, { from: from + start, to }]
}

/** "done with the mop", "move dust to saturday": what becomes of a task that is named, which no title begins with. */
function isOnTask(sentence: Source): boolean {
  const [best] = readByRules(sentence, ['command'])
  if (!best || !ON_TASK.has(best.command.kind) || !('target' in best.command)) return false
  return !('last' in best.command.target) && !begins(wishIn(sentence).wish, 'openTitle')
}

/** "paint the fence on sunday": it says by itself what is to be done, and points at nothing that was said before. */
export const isToDo = (sentence: Source): boolean => begins(sentence, 'saidToDo')

const ON_TASK = new Set<Kind>(['complete', 'reopen', 'delete', 'skip', 'update'])

/** Whether what follows a joint is a sentence of its own. */
function isApart(line: Source, from: number, to: number, next: number, joint: 'sure' | 'perhaps'): boolean {
  const [earlier, later] = [stretchOf(line, from, to), stretchOf(line, next)]
  const isCommand = (sentence: Source): boolean =>
    readByRules(sentence, OF_THEIR_OWN).length > 0 || begins(wishIn(sentence).wish, 'adds')
  // "Hello! Could you ...? Cheers!"
  if (joint === 'sure' && [earlier, later].some((each) => smallTalkIn(each) === 'none')) return true
  const { wish } = wishIn(later)
  if (begins(wish, 'reminderOfIt') && !begins(earlier, 'ending')) return false
  if (!begins(wish, 'clearCommand'))
    return joint === 'sure'
      ? isCommand(later) || (isToDo(earlier) && isToDo(later))
      : isOnTask(earlier) && isOnTask(later)
  if (joint === 'sure') return true
  const first = wishIn(earlier).wish
  // "call bob and remind me to water the plants"
  if (!isCommand(earlier)) return begins(wish, 'remindsOfMore') && VERBS.has(first.tokens[0]?.text ?? '')
  // "remind me to call mom and delete the old files": the second half belongs to the title unless it points at a task.
  return !begins(first, 'openTitle') || begins(wish, 'plainCommand')
}
