/** Was erzählt wird: von einer Aufgabe, die es gibt ("der Müll ist draußen", "Yoga fällt heute aus"), oder von etwas anderem ("der Drucker ist kaputt"). */
import { orNew, taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Captured, Place, Rule } from '../../../engine/grammar.ts'
import { endsInInfinitive } from '../verbs.ts'
import { isTitle } from './asking.ts'
import { SIGH } from './ending.ts'

const ALREADY = '(schon|jetzt|bereits|endlich|nun|auch|heute|gerade|grad|eben|wieder|alle|alles|komplett|fast)*'

/** How a thing is that was done: the trash "is out". */
const AS_IT_SHALL_BE =
  'draußen|raus|drin|drinnen|drüben|oben|unten|sauber|trocken|ordentlich|voll|abgabefertig|eingetütet|unterwegs|verschickt|weggeschickt'
const GOES_ON = 'hängt|hängen|läuft|laufen|trocknet|kocht|lädt'

const isPhrase = ({ among }: Captured, { source }: Place): boolean =>
  source.grammar.matches(source, 'phrase', among.from).some(({ next }) => next === among.to)

const isToDo = ({ target }: Captured, { source: { tokens } }: Place): boolean =>
  endsInInfinitive(tokens.slice(target.from, target.to))

export const telling: Rule<Wish>[] = [
  taskRule('complete', '… ist draußen', `<words:target> (ist|sind) ${ALREADY} (${AS_IT_SHALL_BE}) ${SIGH}`, 1),
  taskRule('complete', 'die Wäsche hängt', `der|die|das <words:target> (${GOES_ON}) ${ALREADY} ${SIGH}`),
  taskRule(
    'complete',
    'war grad einkaufen',
    `[ich|wir] (war|waren|bin|sind) ${ALREADY} <words:target> [(gewesen|gegangen)] ${SIGH}`,
    0,
    isToDo,
  ),
  orNew(
    taskRule(
      'skip',
      '… fällt heute aus',
      '<words:target> (fällt|fallen) [leider] <words:among> [leider] aus',
      3,
      isPhrase,
    ),
  ),
  orNew(
    taskRule(
      'skip',
      'heute kein Yoga',
      '<words:among> (kein|keine|keinen) <words:target> [,] [(leider|bitte|sorry)]',
      1,
      isPhrase,
    ),
  ),
  orNew(
    taskRule(
      'skip',
      'kein Yoga heute',
      '(kein|keine|keinen) <words:target> <words:among> [,] [(leider|bitte|sorry)]',
      1,
      isPhrase,
    ),
  ),
]

// "Wer wird Millionär schauen" is what to do
const remark = (name: string, pattern: string): Rule<true> => ({
  name,
  pattern: `^ ${pattern} $`,
  make: (_, { source }) => (isTitle(source) ? undefined : true),
})

/** "Konzert ist am 3. Mai" is new, where there is no concert. */
export const perhaps: Rule<Wish>[] = [
  taskRule(
    'update',
    '… ist am Donnerstag',
    '[der|die|das] <words:target> (ist|sind|kommt|beginnt|startet) <words:value>',
  ),
  taskRule('update', 'der Zahnarzt am Freitag', '(der|die|das|den) <words:target> [am|um|im] <words:value>'),
]

const IS = 'ist|sind|war|waren|wird|werden|hat|haben|hatte|hatten'
const POINTING = 'es|er|sie|das|die|dies|der|alles|nichts|hier|da|dort|heute|niemand|jemand|keiner|man'
const FEELS =
  'bin|sind|war|waren|habe|hab|haben|hatte|hatten|fühle|fühl|finde|find|glaube|glaub|denke|weiß|hasse|mag|kann|konnte|bekomme|verstehe'

/** Erzählt, und kaum zu tun. */
export const doubtful: Rule<true>[] = [
  remark('der Drucker ist kaputt', `<words> (${IS}) <words>`),
  remark(
    'es klappt nicht',
    `(${POINTING}) #word (nicht|nie|nichts|kein|keine|keinen|zu|so|sehr|voll|total|immer|schon) [<words>]`,
  ),
  remark('ich bin müde', `(ich|wir) (${FEELS}) <words>`),
  remark(
    'mir tut der Kopf weh',
    '(mir|mich|uns) (tut|tun|ist|geht|gehts|fehlt|nervt|stört|ärgert|erinnert|fragt) <words>',
  ),
]
