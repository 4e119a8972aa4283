/** Words of a question or a list that say nothing about which tasks are meant. */
import type { Idle } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

export const idle: Rule<Idle>[] = [
  { name: 'everything', pattern: 'all|every|everything|each', make: () => 'all' },
  { name: 'tasks', pattern: '#item', make: () => 'task' },
  { name: 'meetings', pattern: 'appointment|meeting|meetings', make: () => 'kind', rank: 1 },
  { name: 'what else stands there', pattern: '#idle', make: () => 'idle' },
  { name: 'what a question asks with', pattern: '#idleInQuestion', make: () => 'asking' },
]
