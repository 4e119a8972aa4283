/** The commonest commands in Spanish: every rule is a whole sentence. */
import { delayOf } from '../../../commands/delay.ts'
import { orNew, taskRule } from '../../../commands/task-rule.ts'
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { copying } from './copying.ts'
import { fields, fieldWords } from './fields.ts'
import { placing } from './placing.ts'
import { recalling } from './recalling.ts'
import { reviewing } from './reviewing.ts'
import { doubtful, telling } from './telling.ts'
import { commandWords, PLEASE, POLITE } from './words.ts'

type Said = { target?: Stretch }

const on =
  (act: Wish['act']) =>
  ({ target }: Said): Wish => ({ act, ...(target && { target }) })

const DONE =
  'hecho|hecha|hechos|hechas|completado|completada|completadas|terminado|terminada|listo|lista|pagado|pagada|comprado|comprada|acabado|acabada'
const PERSON = 'he|hemos|ya'

/** "no he pagado la luz": what was not done is none. */
const completed = ({ target }: Said, { source: { tokens }, from, to }: Place): Wish | undefined =>
  tokens.slice(from, to).some(({ text }) => text === 'no') ? undefined : on('complete')({ target })

const completing: Rule<Wish>[] = [
  {
    name: 'marca … como hecho',
    pattern: `^ ${PLEASE} (marca|marcar|marque|marcá|pon|poner|pon|da|dar) <words:target> (como|por) ${DONE} ${POLITE} $`,
    rank: 3,
    make: completed,
  },
  {
    name: 'marca como hecho …',
    pattern: `^ ${PLEASE} (marca|marcar|marque|marcá|pon|da) [como|por] ${DONE} <words:target> ${POLITE} $`,
    rank: 3,
    make: completed,
  },
  {
    name: 'completa …',
    pattern: `^ ${PLEASE} (completa|completá|complete|tacha|tachar) <words:target> ${POLITE} $`,
    rank: 1,
    make: completed,
  },
  { name: '… está hecho', pattern: `^ <words:target> ya [está|están] ${DONE} $`, rank: 2, make: completed },
  {
    name: '… hecho',
    pattern: `^ <words:target> (está|están [ya] ${DONE} | hecho|hecha|hechos|hechas|completado|completada) $`,
    rank: 1,
    make: completed,
  },
  {
    name: 'ya he pagado …',
    pattern: `^ (${PERSON}) [he|hemos] #word:done <words:target> $`,
    make: ({ target, done }, place) => (isDeed(done) ? completed({ target }, place) : undefined),
  },
  {
    name: 'ya está',
    pattern: `^ (ya [está|lo] [hice|${DONE}] | ${DONE} | ya lo hice | ya está) [!|.] $`,
    rank: 4,
    make: () => ({ act: 'complete' }),
  },
]

/** "he comprado", "ya compré"; spelled without accents */
const isDeed = (word: string): boolean =>
  /(?:ado|ido|hecho|escrito|visto|puesto|e|i|hice)$/.test(word) && word.length > 2

const reopening: Rule<Wish>[] = [
  {
    name: '… no está terminado, reábrelo',
    pattern: `^ <words:target> no (está|están [todavía|aún] ${DONE}) [,|.] (reábrelo|reábrela | ábrelo|ábrela [de nuevo|otra vez]) $`,
    rank: 4,
    make: on('reopen'),
  },
  {
    name: 'reabre …',
    pattern: `^ ${PLEASE} (reabre|reabrir|reactiva | vuelve|volver a abrir) <words:target> ${POLITE} $`,
    rank: 3,
    make: on('reopen'),
  },
  {
    name: '… no está hecho',
    pattern: `^ <words:target> (no está|están [todavía|aún] ${DONE} | sigue pendiente) $`,
    rank: 3,
    make: on('reopen'),
  },
]

const deleting: Rule<Wish>[] = [
  {
    name: 'borra …',
    pattern: `^ ${PLEASE} (borra|borrar|borrá|borre|elimina|eliminar|eliminá|elimine|suprime|cancela la|el tarea|cita|reunión|recordatorio [de|del|con] | borra|borrar|borrá|borre|elimina|eliminar|eliminá|elimine|suprime) <words:target> [de (la|mi) lista] ${POLITE} $`,
    rank: 2,
    make: on('delete'),
  },
  {
    name: 'quita … de la lista',
    pattern: `^ ${PLEASE} (quita|quitar|saca|sacar) <words:target> de la|mi lista ${POLITE} $`,
    rank: 3,
    make: on('delete'),
  },
  {
    name: 'ya no necesito …',
    pattern: `^ (ya no (necesito|necesitamos|quiero | hace falta)) <words:target> $`,
    rank: 2,
    make: on('delete'),
  },
  { name: 'olvídate de …', pattern: '^ (olvídate|olvida de|del) <words:target> $', rank: 2, make: on('delete') },
]

const update = ({ target, value }: Said & { value: Stretch }): Wish => ({
  act: 'update',
  value,
  ...(target && { target }),
})
const MOVE =
  'mueve|mover|mové|mueva|cambia|cambiá|cambie|pasa|pasá|pase|pon|aplaza|aplazar|pospón|posponer|pospone|retrasa|adelanta|reprograma|reprogramar'

const updating: Rule<Wish>[] = [
  {
    name: 'mueve … al viernes',
    pattern: `^ ${PLEASE} ${MOVE} <words:target> (a|al|para|hasta) [el|la|los|las] <words:value> ${POLITE} $`,
    rank: 3,
    make: update,
  },
  {
    name: 'muévelo al viernes',
    pattern: `^ ${PLEASE} (muévelo|muévela|pásalo|pásala|cámbialo|cámbiala|ponlo|ponla|aplázalo|aplázala|déjalo|déjala) [para|a|al|hasta] [el|la|las] <words:value> ${POLITE} $`,
    rank: 3,
    make: update,
  },
  {
    name: 'retrasa … una hora',
    pattern: `^ ${PLEASE} (retrasa|aplaza|pospón|pospone) <words:target> <duration> ${POLITE} $`,
    rank: 2,
    make: ({ target, duration: { months, days, minutes } }) => ({
      act: 'update',
      target,
      changes: { postpone: { months, days, minutes } },
    }),
  },
  {
    name: 'ponle prioridad 1 a …',
    pattern: `^ ${PLEASE} (ponle|pon|dale) <words:value> a|al [la|el] <words:target> ${POLITE} $`,
    rank: 2,
    make: update,
  },
  {
    name: 'el yoga mejor a las 19',
    pattern: '^ <words:target> (mejor | ahora es | es ahora | será) [a|el|la|las|para] [el|la|las] <words:value> $',
    rank: 1,
    make: update,
  },
  {
    name: 'adelanta … una hora',
    pattern: `^ ${PLEASE} adelanta <words:target> <duration> ${POLITE} $`,
    rank: 2,
    make: ({ target, duration }) => ({ act: 'update', target, changes: { postpone: delayOf(duration, -1) } }),
  },
  {
    name: '… pasa al miércoles',
    pattern:
      '^ <words:target> [se] (pasa|mueve|cambia|aplaza|retrasa) (a|al|para|hasta) [el|la|las|los] <words:value> $',
    rank: 2,
    make: update,
  },
  {
    name: 'hoy no puedo, mañana',
    pattern: '^ [hoy] no puedo [hoy] [,] [mejor] [el|la|las|a] <words:value> [mejor] $',
    rank: 3,
    make: update,
  },
  taskRule(
    'snooze',
    'recuérdamelo más tarde',
    '(recuérdamelo|recuérdame|avísame [de nuevo|otra vez] (más tarde | luego | después) | más tarde | luego) [por favor]',
    5,
  ),
  taskRule(
    'snooze',
    'recuérdamelo en una hora',
    '(recuérdamelo | recuérdame|avísame de nuevo|otra vez) <words:value> [por favor]',
    5,
  ),
  {
    name: '… es a las 5, no a las 4',
    pattern:
      '^ <words:target> (es|son|será|empieza) [ahora] (a|el|para)* [el|la|las] <words:value> [,|y] no [a|el|para]* [el|la|las] <words:old> $',
    rank: 3,
    make: update,
  },
  // "cambia la bombilla por una LED" is something to do
  orNew({
    name: 'cambia yoga por pilates',
    pattern: `^ ${PLEASE} (cambia|cambiá|reemplaza|sustituye) <words:target> por <words:value> ${POLITE} $`,
    rank: 2,
    make: (said) => ({ ...update(said as Said & { value: Stretch }), field: 'title' }),
  }),
  {
    name: 'no, el viernes',
    pattern: `^ (no|perdón|perdona|mejor|espera|digo | no mejor | no perdón) [,] [mejor] [el|la|las|a] <words:value> [mejor] $`,
    rank: 2,
    make: update,
  },
]

const list = ({ filter }: { filter: Stretch }): Wish => ({ act: 'list', filter, isStrict: true })
const all = (): Wish => ({ act: 'list' })
const SHOW = '(muestra|muéstrame|mostrar|muestrame|mostrame|enseña|enséñame|dime|dame|lista|listar|ver)'

const listing: Rule<Wish>[] = [
  { name: 'qué tengo hoy', pattern: '^ [¿] [y] qué <words:filter> [?] $', rank: 2, make: list },
  { name: 'muéstrame mis tareas', pattern: `^ ${PLEASE} ${SHOW} <words:filter> ${POLITE} $`, rank: 2, make: list },
  { name: 'mis tareas', pattern: '^ [mi|mis|la] (tareas|pendientes|lista|agenda) [?] $', rank: 3, make: all },
  {
    name: 'tareas de hoy',
    pattern: '^ [mis|las] tareas|citas|pendientes <words:filter> [?] $',
    rank: 1,
    make: list,
  },
  { name: 'tengo algo mañana', pattern: '^ [¿] (tengo|hay) algo <words:filter> ? $', rank: 2, make: list },
  {
    name: 'cuántas tareas …',
    pattern: '^ [¿] cuántas|cuántos <words:filter> [?] $',
    rank: 3,
    make: ({ filter }) => ({ act: 'count', filter, isStrict: true }),
  },
  {
    name: 'cuándo es …',
    pattern: '^ [¿] cuándo (es|tengo|toca|era) <words:target> [?] $',
    rank: 2,
    make: ({ target }) => ({ act: 'when', target }),
  },
  {
    name: 'la 3',
    pattern: '^ [la|el] [número|tarea] #number $',
    rank: 4,
    make: (_, { from, to }) => ({ act: 'show', target: { from, to }, isStrict: true }),
  },
]

const say = (act: Wish['act'], reason?: Wish['reason']) => (): Wish => ({ act, ...(reason && { reason }) })

const talking: Rule<Wish>[] = [
  {
    name: 'deshacer',
    pattern:
      '^ [(no | ups | perdón | espera | me he equivocado | me equivoqué | error)] [,] (deshaz|deshacer|deshazlo|deshace [eso|lo [último]] | vuelve atrás | revierte|revertir [eso] | anula eso | devuélvelo | devuélvelas|devuélvelos) [todo] [por favor] $',
    rank: 6,
    make: say('undo'),
  },
  {
    name: 'ayuda',
    pattern:
      '^ [¿] (ayuda | ayúdame | help | qué puedes hacer | qué sabes hacer | cómo funciona [esto] | cómo funcionas) [?|!] $',
    rank: 6,
    make: say('help'),
  },
  {
    name: 'sí',
    pattern:
      '^ (sí | si | claro | vale | dale | ok | okey | de acuerdo | hazlo | adelante | confirmo | por supuesto | correcto | exacto) [,] [(claro | por favor | hazlo | gracias | dale)] [!|.] $',
    rank: 5,
    make: say('confirm'),
  },
  {
    name: 'no',
    pattern:
      '^ (no | nada | mejor no | cancela | cancelar | olvídalo | déjalo | para | espera | no gracias) [,] [(gracias | mejor no | déjalo | olvídalo)] [!|.] $',
    rank: 5,
    make: say('cancel'),
  },
  {
    name: 'hola',
    pattern:
      '^ [¡] (hola | buenas | buenos días | buen día | buenas tardes | buenas noches | gracias | muchas gracias | mil gracias | adiós | chao | hasta luego | hasta mañana | qué tal | cómo estás | perfecto | genial | muy bien | excelente) [,] [(gracias | bot | qué tal | cómo estás)] [!|.|?] $',
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'qué me falta por hacer',
    pattern: '^ [¿] [y] qué (me|nos) (falta|queda) [por|para] [hacer] [?] $',
    rank: 4,
    make: all,
  },
  {
    name: 'question about other things',
    pattern: '^ [¿] (quién|quiénes|dónde) <words:rest> "?" $',
    rank: -2,
    make: ({ rest }: { rest: Stretch }) => ({ act: 'none', reason: 'out-of-scope', filter: rest }),
  },
]

export const commands: Record<string, Dimension> = {
  ...commandWords,
  ...fieldWords,
  doubtful,
  command: [
    ...placing,
    ...completing,
    ...reopening,
    ...deleting,
    ...telling,
    ...copying,
    ...updating,
    ...fields,
    ...listing,
    ...recalling,
    ...reviewing,
    ...talking,
  ],
}
