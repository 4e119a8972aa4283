/** Din kaise gaye: "pichla hafta kaisa raha", "kal ka din kaisa tha". */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { PLEASE } from './phrases.ts'

export const reviewing: Rule<Wish>[] = [
  {
    name: 'pichla hafta kaisa raha',
    pattern: `^ ${PLEASE} <words> (kaisa|kaisi|kaise|کیسا|کیسی|کیسے) (raha|rahi|rahe|gaya|gayi|guzra|tha|رہا|رہی|رہے|گیا|گئی|گزرا|تھا) [?] $`,
    rank: 6,
    // by the verb, "kal" is yesterday
    make: (_, { source: { tokens } }) => ({ act: 'figures', filter: { from: 0, to: tokens.length } }),
  },
]
