/** Lo que se cuenta: de una tarea que hay ("la basura está fuera", "se canceló la cena"), o de otra cosa ("la impresora está rota"). */
import { orNew, taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Captured, Place, Rule } from '../../../engine/grammar.ts'

const ALREADY = '(ya|por fin|todo|toda)*'
/** Cómo queda lo que se hizo. */
const AS_IT_SHALL_BE =
  'fuera|limpio|limpia|limpios|limpias|lista|listo|listas|listos|tendida|entregado|entregada|enviado|enviada'
const SIGH = '[,] [(por fin | gracias | al fin | ya | menos mal)] [!|.]'
const CANCELLED = 'cancelado|cancelada|cancelados|canceladas|suspendido|suspendida|anulado|anulada'

/** "terminé", "compré", "pagué" (spelt without accents) and the irregular ones that are said of chores. */
const DID = /^(?:\p{L}{3,}(?:e|i)|hice|fui|puse|traje|di|envie|saque)$/u
/** What somebody else is asked for or does ends like it: "llame", "compre". */
const isDeed = ({ did }: Captured, { source: { text, tokens } }: Place): boolean =>
  DID.test(did) && /[éí]$|^(?:hice|fui|puse|traje|di)$/iu.test(text.slice(tokens[0]!.start, tokens[0]!.end))

const isPhrase = ({ among }: Captured, { source }: Place): boolean =>
  source.grammar.matches(source, 'phrase', among.from).some(({ next }) => next === among.to)

export const telling: Rule<Wish>[] = [
  taskRule(
    'complete',
    'la basura está fuera',
    `<words:target> (${ALREADY} está|están ${ALREADY}) (${AS_IT_SHALL_BE}) ${SIGH}`,
    1,
  ),
  taskRule('complete', 'terminé el informe', `#word:did <words:target> ${SIGH}`, 1, isDeed),
  taskRule(
    'complete',
    'ya está hecho lo del banco',
    `[ya] está (hecho|listo|terminado|acabado) <words:target> ${SIGH}`,
    3,
  ),
  taskRule('complete', 'acabo de llamar', `(acabo|acabamos) de <words:target> ${SIGH}`, 2),
  orNew(taskRule('delete', 'quita el gimnasio de hoy', '(quita|saca) <words:target> de <words:among>', 2, isPhrase)),
  orNew(
    taskRule(
      'delete',
      'la cena se ha cancelado',
      `<words:target> (se (ha|han) | está|están|fue | ha|han sido) (${CANCELLED}) ${SIGH}`,
      3,
    ),
  ),
  orNew(
    taskRule(
      'delete',
      'se canceló la cena',
      `(se canceló|cancelaron|suspendió|suspendieron | han cancelado|suspendido | cancelaron|suspendieron) <words:target> ${SIGH}`,
      3,
    ),
  ),
  orNew(taskRule('skip', 'hoy no hay yoga', '<words:among> no (hay|toca|tengo) <words:target>', 1, isPhrase)),
  orNew(taskRule('skip', 'no hay yoga hoy', 'no (hay|toca) <words:target> <words:among>', 1, isPhrase)),
]

/** "comprar", "llamarle": something to do after all. */
const isToDo = ({ source: { tokens } }: Place): boolean =>
  tokens.some(({ text }) => /\p{L}{2}(?:ar|er|ir)(?:lo|la|le|los|las|les|me)?$/u.test(text))

const remark = (name: string, pattern: string): Rule<true> => ({
  name,
  pattern: `^ ${pattern} $`,
  make: (_, place) => (isToDo(place) ? undefined : true),
})

/** Contado, y apenas algo que hacer. */
export const doubtful: Rule<true>[] = [
  remark('la impresora está rota', '<words> (está|están|estaba|es|son|era|fue) <words>'),
  remark('estoy cansado', '(estoy|estamos|soy|somos|creo|pienso|odio) <words>'),
  remark('no hay leche', 'no (hay|queda|quedan|tenemos|tengo) <words>'),
  remark('no funciona', 'no (funciona|funcionan|puedo|podemos|entiendo|sé|me gusta|gustan) [<words>]'),
  remark('me duele la cabeza', '(me|nos) (duele|duelen|gusta|gustan|molesta|falta|faltan|aburre) <words>'),
]
