/** El orden a mano: «pon la leche primero», «mueve la llamada antes del correo». */
import { createPlacing } from '../../../commands/placing-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { PLEASE, POLITE } from './words.ts'

const place = createPlacing((core) => `${PLEASE} ${core} ${POLITE}`)

const MOVE = 'coloca|colocar|mueve|mover|mové|mueva|arrastra'
const PUT = `${MOVE}|pon|poné|ponga|poner|pasa|pasar|sube|subir|baja|bajar|deja|dejar`
const SHOULD = '(debe|deben | tiene|tienen que) ir|estar|quedar'
const OF_LIST = '[(de|en la|mi lista | del todo)]'
const FIRST = `(primero|primera|primeros|primeras | (al principio|comienzo) ${OF_LIST} | arriba [del todo] | en primer lugar)`
const LAST = `(último|última|últimos|últimas | al final ${OF_LIST} | abajo [del todo] | en último lugar)`
const BEFORE = '(antes de|del | encima de|del | delante de|del)'
const AFTER = '(después de|del | detrás de|del | debajo de|del)'

export const placing: Rule<Wish>[] = [
  place('first', 'pon … primero', `${PUT} <words:target> ${FIRST}`, 6),
  place('first', '… debe ir primero', `<words:target> ${SHOULD} ${FIRST}`, 5),
  place('last', 'pon … al final', `${PUT} <words:target> ${LAST}`, 6),
  place('last', '… debe ir al final', `<words:target> ${SHOULD} ${LAST}`, 5),
  place('before', 'mueve … antes de …', `${MOVE} <words:target> ${BEFORE} <words:beside>`, 5),
  place('before', '… debe ir antes de …', `<words:target> ${SHOULD} ${BEFORE} <words:beside>`, 4),
  place('after', 'mueve … después de …', `${MOVE} <words:target> ${AFTER} <words:beside>`, 5),
  place('after', '… debe ir después de …', `<words:target> ${SHOULD} ${AFTER} <words:beside>`, 4),
]
