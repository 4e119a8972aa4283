/** How people answer in Spanish, and go on from what was said before. */
import { createAnswerReader, createInsteadReader, createInterjectionCutter, createMeantReader } from '../../answers.ts'
import type { Locale } from '../../locale.ts'
import { spell } from './lexicon.ts'

const list = (text: string): string[] => text.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' '))

const readAnswer = createAnswerReader(() => ({
  spell,
  yes: list(
    'sí, si, sip, claro, claro que sí, por supuesto, desde luego, dale, hazlo, haz eso, hágalo, adelante, confirmo, confirmado, correcto, exacto, eso es, seguro, de una, venga, sí señor, ✅, 👍, 👌',
  ),
  fine: list('ok, okey, vale, bueno, bien, de acuerdo, está bien, perfecto, genial, me parece bien'),
  no: list(
    'no, nop, nope, mejor no, para nada, de ninguna manera, ni hablar, cancela, cancelar, para, espera, no lo hagas, no hagas nada, todavía no, aún no, ahora no, ninguna, ninguno, ninguna de ellas, nada, ❌, 👎',
  ),
  scratch: list(
    'olvídalo, olvida eso, déjalo, deja, déjalo así, no importa, da igual, mal, está mal, eso está mal, me equivoqué',
  ),
  all: list('todas, todos, todo, las dos, los dos, ambas, ambos, las tres, todas ellas, cada una'),
  other: list('la otra, el otro, otra, otro, las otras'),
  too: list('también, tambien'),
  undo: list(
    'deshacer, deshaz, deshazlo, deshaz eso, deshace, revierte, revierte eso, vuelve atrás, devuélvelo, devuélvelas, devuélvelos, devuélvela, ponlas de vuelta, ponlo de vuelta, tráelas de vuelta',
  ),
  only: list('solo, sólo, solamente, únicamente, nada más'),
  one: list('una, uno'),
  except: list('excepto, menos, salvo, todas menos, todo menos, todas excepto, pero no'),
  places: ['primera primero primer', 'segunda segundo', 'tercera tercero tercer', 'cuarta cuarto', 'quinta quinto'].map(
    (line) => line.split(' '),
  ),
  lastPlace: ['última', 'último'],
  groups: { 'primeras dos': [1, 2], 'dos primeras': [1, 2], 'últimas dos': [-2, -1], 'dos últimas': [-2, -1] },
  acts: {
    delete: list(
      'borra, bórralas, bórrala, bórralo, bórralos, borrar, elimina, elimínalas, elimínala, elimínalo, eliminar',
    ),
    complete: list('completa, complétalas, complétala, completar, márcala, márcalas'),
    change: list('muévelas, muévela, muévelo, cámbiala, cámbialas'),
  },
  filler: list(
    'la, el, las, los, lo, por favor, porfa, gracias, pues, entonces, eh, mmm, ah, oh, yo, quiero, quise decir, digo, número, tarea, tareas, de, y, es, a, ya, bueno pues, perdón, perdona, esa, ese, eso, esta, este',
  ),
}))

const MORE = /^(?:(?:ah|ok|vale|oye|por favor)[\s,]+)*(?:y(?: también| además)?|también|además|más)[\s,:]+(?=\S)/i
const AS_WELL = /[\s,]+(?:también|tambien)$/i

/** "y plátanos", "huevos también". */
const readMore: Locale['readMore'] = (text) => {
  const said = text.trim().replace(/[\s.!]+$/, '')
  if (said.length > 80) return null
  const start = MORE.exec(said)?.[0].length ?? 0
  const end = AS_WELL.exec(said)?.index ?? said.length
  if ((start === 0 && end === said.length) || end <= start) return null
  const rest = said.slice(start, end)
  return {
    text: rest,
    thing: /^\p{L}+(?:ar|er|ir)\b/iu.test(rest) ? null : rest.replace(/^(?:el|la|los|las|un|una) /i, ''),
  }
}

const withoutInterjections = createInterjectionCutter(
  'ah, ay, oh, eh, mmm, bueno, pues, ok, vale, perdón, perdona, lo siento, ups, no no, digo, quiero decir, quise decir, claro, primero',
  'no, sí, espera, un momento, para, mejor, gracias, perfecto, genial, olvídalo',
)

/** "quise decir pilates" */
const readMeant = createMeantReader(
  withoutInterjections,
  /(?<![\p{L}])(?:quise decir|quería decir|queria decir|me refería a|era)[:,]? (.+)$/iu,
)

/** "con Roberto, no Pablo" */
const readInstead = createInsteadReader(
  withoutInterjections,
  /^(?:con |para |a )?(?<is>[^,]+?),? (?:no|en vez de|en lugar de) (?:con |para |a )?(?<was>[^,]+)$/i,
)

const asMove: Locale['asMove'] = (text) => `mueve ${text}`

export const answers = {
  asMove,
  readInstead,
  withoutInterjections,
  readAnswer,
  readMore,
  readMeant,
} satisfies Partial<Locale>
