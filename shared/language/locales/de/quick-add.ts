/** What German puts around a task. */
import type { Rule } from '../../engine/grammar.ts'

export const LOOSE = new Set(['am', 'um', 'ab', 'bis', 'der', 'den', 'dem', 'im', 'und'])

export const LEADS: Rule<true>[] = [
  { name: 'erinnere mich', pattern: 'erinner|erinnere mich [bitte] [daran|an] [,]', make: () => true },
]
