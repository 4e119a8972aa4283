/** Die Reihenfolge von Hand: „setz Milch an den Anfang“, „schieb den Anruf über die Mail“, „Milch zuerst“. */
import { createPlacing } from '../../../commands/placing-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const place = createPlacing((core) => `[bitte|mal]* ${core} [bitte|mal|hin|ein]*`)

const MOVE = 'schieb|schiebe|verschieb|verschiebe|setz|setze|zieh|ziehe|ordne|sortier|sortiere|rück|rücke'
const PUT = `${MOVE}|stell|stelle|leg|lege|pack|packe|tu|tue`
const TO_PUT = '(setzen|stellen|schieben|verschieben|ziehen|einordnen|sortieren|rücken)'
const SHOULD = 'soll|sollen|sollte|sollten|muss|müssen'
const COME = 'kommen|stehen|sein'
const OF_LIST = '[(der|meiner|von liste)]'
const FIRST = `(zuerst | an den anfang ${OF_LIST} | ganz* nach ganz* oben | an|auf die erste|oberste stelle | an|auf den ersten|obersten platz)`
const LAST = `(zuletzt | ans ende|schluss ${OF_LIST} | an das|den ende|schluss ${OF_LIST} | ganz* nach ganz* unten | an|auf die letzte stelle | an|auf den letzten platz)`

export const placing: Rule<Wish>[] = [
  place('first', 'setz … an den Anfang', `${PUT} <words:target> ${FIRST}`, 7),
  place('first', '… nach oben schieben', `<words:target> ${FIRST} ${TO_PUT}`, 7),
  place('first', '… soll zuerst kommen', `<words:target> ${SHOULD} (${FIRST} | ganz* oben) ${COME}`, 6),
  place('last', 'setz … ans Ende', `${PUT} <words:target> ${LAST}`, 7),
  place('last', '… ans Ende schieben', `<words:target> ${LAST} ${TO_PUT}`, 7),
  place('last', '… soll zuletzt kommen', `<words:target> ${SHOULD} (${LAST} | ganz* unten) ${COME}`, 6),
  place('before', 'schieb … vor …', `${MOVE} <words:target> vor|über <words:beside>`, 5),
  place('before', '… vor … schieben', `<words:target> vor|über <words:beside> ${TO_PUT}`, 5),
  place('before', '… soll vor … kommen', `<words:target> ${SHOULD} vor|über <words:beside> kommen|stehen`, 4),
  place('after', 'schieb … hinter …', `${MOVE} <words:target> hinter|nach <words:beside>`, 5),
  place('after', '… hinter … schieben', `<words:target> hinter|nach <words:beside> ${TO_PUT}`, 5),
  place('after', '… soll hinter … kommen', `<words:target> ${SHOULD} hinter|nach <words:beside> kommen|stehen`, 4),
]
