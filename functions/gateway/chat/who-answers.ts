/**
 * Who answers a message that is no answer to a question: the grammar, a model, or nobody, so that it is said what can be done instead. Pure: it
 * depends on the message and what the grammar makes of it.
 */
import type { Beyond, BeyondGrammar } from '../../../shared/language/assistant.ts'
import { BULLET } from '../../../shared/language/quick-add/lines.ts'
import type { Understanding } from '../../../shared/language/types.ts'

export type WhoAnswers =
  | { who: 'grammar'; rule: string }
  /** the model, if there is one */
  | { who: 'model'; rule: string; why: BeyondGrammar }

interface Message {
  message: string
  understanding: Pick<Understanding, 'commands' | 'question' | 'reason'>
  /** what the language takes it for */
  beyond: Beyond | null
  /** the language it seems to be in, which the grammar has no rules for: BCP 47 primary tag */
  foreign: string | undefined
}

export function whoAnswers({ message, understanding, beyond, foreign }: Message): WhoAnswers {
  const { commands, question, reason } = understanding
  if (BULLET.test(message)) return { who: 'grammar', rule: 'an item of a list' }
  // What a summary would tell of days, the figures do.
  const isFigures = reason === 'grammar' && commands[0]?.kind === 'figures'
  if (beyond?.isSure && !isFigures) return { who: 'model', rule: `wish: ${beyond.rule}`, why: beyond.why }
  if (question) return { who: 'grammar', rule: 'two readings' }
  if (reason === 'unread') return { who: 'model', rule: 'nothing fits', why: 'unread' }
  if (reason === 'grammar') return { who: 'grammar', rule: `command: ${commands[0]?.kind ?? 'none'}` }
  // From here on no command was recognised, and the words would become a task.
  if (foreign) return { who: 'model', rule: `language: ${foreign}`, why: 'language' }
  const isDated = commands.some((command) => command.kind === 'add' && command.tasks.some(({ due }) => due))
  if (beyond && !(beyond.unlessDated && isDated)) return { who: 'model', rule: beyond.rule, why: beyond.why }
  return { who: 'grammar', rule: 'new task' }
}
