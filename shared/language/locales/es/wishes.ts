/** Spanish: wishes that are no commands. */
import type { WishKind } from '../../assistant.ts'
import type { Rule } from '../../engine/grammar.ts'
import { createWishReader, wishOf, wordsOf } from '../../wishes.ts'
import { spell } from './lexicon.ts'

const classes = {
  period: wordsOf('día semana mes mañana tarde fin noche año hoy'),
  todo: wordsOf('tareas tarea lista trabajo pendientes cosas todo agenda proyectos citas'),
  own: wordsOf('mi mis nuestra nuestras nuestro nuestros la las el los esta este'),
}

const PLEASE = '[(por favor | oye | puedes | podrías | me puedes | me podrías)]'

const { plan, prioritise } = wishOf

export const wishes: Rule<WishKind>[] = [
  plan(
    'planifica mi semana',
    `^ ${PLEASE} (planifica|planificar|organiza|organizar|planea|planear|ordena) [me] #own [#word] (#period | #todo) [<words>] $`,
  ),
  plan('ayúdame a planificar', `^ ${PLEASE} (ayúdame|ayudarme) a (planificar|organizar|planear|priorizar) <words> $`),
  wishOf.split(
    'divide … en pasos',
    `^ ${PLEASE} (divide|dividir|desglosa|desglosar|separa|separar) <words> en [#word] (pasos|tareas|subtareas|partes) [<words>] $`,
  ),
  prioritise('prioriza mis tareas', `^ ${PLEASE} (prioriza|priorizar) #own [#word] #todo [<words>] $`),
  prioritise('qué hago primero', '^ [¿] (qué | por dónde) (hago|debo|debería|empiezo) <words> $'),
  wishOf.summarise(
    'resume mi semana',
    `^ ${PLEASE} (resume|resumir|resúmeme | hazme un resumen) [de] #own [#word] (#period | #todo) [<words>] $`,
  ),
  wishOf.explain('explícame …', `^ ${PLEASE} (explica|explícame|explicarme) <words> $`),
  wishOf.compare('compara …', `^ ${PLEASE} (compara|comparar) #own [#word] (#period | #todo) <words> $`),
  wishOf.advise(
    'qué puede esperar',
    '^ [¿] (qué|cuáles|cuál) <words> (esperar|aplazar|dejar|recomiendas|sugieres) [<words>] $',
  ),
]

export const readBeyond = createWishReader({
  dimensions: { wish: wishes },
  classes,
  lookUp: () => undefined,
  spell,
  asks: wordsOf(
    'qué que cuándo cuando cómo como cuál cual cuáles cuales cuánto cuanto cuántas dónde donde quién quien por puedo puedes tengo debo hay ¿',
  ),
  tells: wordsOf('yo mi mis me hoy ayer ella él es está tengo estoy'),
})
