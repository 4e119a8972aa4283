/** Una tarea otra vez, y dos que se intercambian: "y otra vez el sábado", "copia yoga al viernes", "intercambia yoga y pilates". */
import { orNew, taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Captured, Place, Rule } from '../../../engine/grammar.ts'
import { PLEASE, POLITE } from './words.ts'

const DUPLICATE = '(copia|copiar|duplica|duplicar)'
const AGAIN = '(otra vez | de nuevo | lo mismo [otra vez])'
const SWAP = '(intercambia|intercambiar)'

const copy = (name: string, pattern: string, rank?: number) =>
  taskRule('copy', name, `${PLEASE} ${pattern} ${POLITE}`, rank)
const swap = (name: string, pattern: string, rank?: number, fits?: (said: Captured, place: Place) => boolean) =>
  taskRule('swap', name, `${PLEASE} ${pattern} ${POLITE}`, rank, fits)

const areTwo = ({ target }: Captured, { source: { tokens } }: Place): boolean =>
  tokens.slice(target.from + 1, target.to - 1).some(({ text }) => text === 'y')

export const copying: Rule<Wish>[] = [
  copy('y otra vez el sábado', `${AGAIN} [para|a] [el|la|los|las] <words:value>`, 3),
  orNew(copy('copia … al viernes', `${DUPLICATE} <words:target> (al|a|para) [el|la|los|las] <words:value>`, 3)),
  orNew(copy('copia …', `${DUPLICATE} <words:target>`, 2)),
  swap('intercambia las dos', `${SWAP} [(las horas|fechas de)] (las|los dos | esas|esos [dos] | ambas|ambos)`, 5),
  orNew(swap('intercambia … y …', `${SWAP} [(las horas|fechas de)] <words:target>`, 2, areTwo)),
]
