/** Spanish: wishes that are no commands. */
import type { WishKind } from '../../assistant.ts'
import type { Rule } from '../../engine/grammar.ts'
import { createWishReader } from '../../wishes.ts'
import { spell } from './lexicon.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const classes = {
  period: words('día semana mes mañana tarde fin noche año hoy'),
  todo: words('tareas tarea lista trabajo pendientes cosas todo agenda proyectos citas'),
  own: words('mi mis nuestra nuestras nuestro nuestros la las el los esta este'),
}

const PLEASE = '[(por favor | oye | puedes | podrías | me puedes | me podrías)]'
const wish =
  (kind: WishKind) =>
  (name: string, pattern: string): Rule<WishKind> => ({ name, pattern, make: () => kind })

const plan = wish('plan')
const prioritise = wish('prioritise')

export const wishes: Rule<WishKind>[] = [
  plan(
    'planifica mi semana',
    `^ ${PLEASE} (planifica|planificar|organiza|organizar|planea|planear|ordena) [me] #own [#word] (#period | #todo) [<words>] $`,
  ),
  plan('ayúdame a planificar', `^ ${PLEASE} (ayúdame|ayudarme) a (planificar|organizar|planear|priorizar) <words> $`),
  wish('split')(
    'divide … en pasos',
    `^ ${PLEASE} (divide|dividir|desglosa|desglosar|separa|separar) <words> en [#word] (pasos|tareas|subtareas|partes) [<words>] $`,
  ),
  prioritise('prioriza mis tareas', `^ ${PLEASE} (prioriza|priorizar) #own [#word] #todo [<words>] $`),
  prioritise('qué hago primero', '^ [¿] (qué | por dónde) (hago|debo|debería|empiezo) <words> $'),
  wish('summarise')(
    'resume mi semana',
    `^ ${PLEASE} (resume|resumir|resúmeme | hazme un resumen) [de] #own [#word] (#period | #todo) [<words>] $`,
  ),
  wish('explain')('explícame …', `^ ${PLEASE} (explica|explícame|explicarme) <words> $`),
  wish('compare')('compara …', `^ ${PLEASE} (compara|comparar) #own [#word] (#period | #todo) <words> $`),
  wish('advise')(
    'qué puede esperar',
    '^ [¿] (qué|cuáles|cuál) <words> (esperar|aplazar|dejar|recomiendas|sugieres) [<words>] $',
  ),
]

export const readBeyond = createWishReader({
  dimensions: { wish: wishes },
  classes,
  lookUp: () => undefined,
  spell,
  asks: words(
    'qué que cuándo cuando cómo como cuál cual cuáles cuales cuánto cuanto cuántas dónde donde quién quien por puedo puedes tengo debo hay ¿',
  ),
  tells: words('yo mi mis me hoy ayer ella él es está tengo estoy'),
})
