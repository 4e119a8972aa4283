/** Wie Tage liefen: „wie lief letzte Woche?“, „was schiebe ich immer auf?“ */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const review = (name: string, pattern: string): Rule<Wish> => ({
  name,
  pattern: `^ [und] (${pattern}) [?] $`,
  rank: 6,
  make: ({ filter }: { filter?: Stretch }) => ({ act: 'figures', ...(filter && { filter }) }),
})

const FIGURES = '(statistik|zahlen)'

export const reviewing: Rule<Wish>[] = [
  review('wie lief letzte Woche', 'wie lief|war <words:filter>'),
  review('wie ist diese Woche gelaufen', 'wie ist|läuft <words:filter> [bisher] gelaufen|gewesen|bisher'),
  review('wie produktiv war ich letzte Woche', 'wie produktiv|fleißig war|bin ich <words:filter>'),
  review('wie produktiv war ich', 'wie produktiv|fleißig war|bin ich'),
  review('meine Statistik', `[zeig|zeige] [mir] meine ${FIGURES}`),
  review('meine Statistik von letzter Woche', `[zeig|zeige] [mir] meine ${FIGURES} (von|für) <words:filter>`),
  review('was schiebe ich immer auf', 'was (schiebe|verschiebe) ich (immer|ständig|dauernd) [wieder] [auf]'),
]
