/** Cómo fueron unos días: "¿cómo fue la semana pasada?", "¿qué tan productivo fui ayer?" */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const review = (name: string, pattern: string): Rule<Wish> => ({
  name,
  pattern: `^ [¿] [y] (${pattern}) [?] $`,
  rank: 6,
  make: ({ filter }: { filter: Stretch }) => ({ act: 'figures', filter }),
})

export const reviewing: Rule<Wish>[] = [
  review('cómo fue la semana pasada', 'cómo [me] fue|estuvo|va [todo] <words:filter>'),
  review('qué tan productivo fui', '(qué tan|cuán) productivo|productiva fui|he sido <words:filter>'),
]
