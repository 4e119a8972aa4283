/** Wonach gefragt wird, und was es nicht gibt: es wird gesagt, statt als Aufgabe gespeichert zu werden. */
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Missing } from '../../../types.ts'
import { PLEASE } from './asking.ts'

/** What is kept here; anything else that is shared, printed or put away is a task. */
const OWN =
  '[meine|meinen|mein|die|den|das|diese|diesen|alle] (liste|listen|einkaufsliste|aufgabe|aufgaben|kalender|termine|projekt|projekte|erinnerungen)'
const REF = `(#number | sie|es|ihn|das | aufgabe #number | ${OWN})`
const ME = '[mir] [mal] [bitte]'
const LENGTH = 'für|auf|von|über <words>'

const PATTERNS: [Missing, ...string[]][] = [
  [
    'timer',
    `stell|stelle|starte|start|setz|setze ${ME} [ein|einen|den] timer|countdown|stoppuhr [${LENGTH}]`,
    `timer|countdown|stoppuhr [${LENGTH}] stellen|starten|setzen`,
    'timer|countdown [für|auf|von|über] #number minuten|minute|min|stunden|stunde',
  ],
  [
    'sharing',
    `teil|teile ${ME} ${REF} mit <words>`,
    `${OWN} mit <words> teilen`,
    `schick|schicke|sende ${ME} ${OWN} an <words>`,
    `lad|lade <words> (in|zu ${OWN} | zur liste|einkaufsliste) ein`,
  ],
  [
    'file',
    `häng|hänge|füg|füge|lad|lade [ein|eine|einen|das|die|den] (foto|bild|datei|anhang|dokument|screenshot|sprachnachricht) (an|zu|bei ${REF} | zur aufgabe #number) [an|hinzu|hoch]`,
  ],
  ['place', '[erstelle|stell|stelle] [mir] [eine] (ortsbasierte|standortbasierte) erinnerung [<words>]'],
  ['calendar', `synchronisier|synchronisiere|importier|importiere|verbinde ${OWN} [mit|aus|von <words>]`],
  ['copy', `druck|drucke|exportier|exportiere ${ME} ${OWN} [als|für|nach|in <words>] [aus]`],
  ['tracking', 'miss|stopp|stoppe [die|meine] zeit für|bei <words>'],
  ['pin', `pinn|pinne|hefte ${REF} [oben] an`],
  ['archive', `archivier|archiviere ${REF}`, `${OWN} archivieren`],
]

export const notThere: Rule<Wish>[] = PATTERNS.flatMap(([missing, ...patterns]) =>
  patterns.map((pattern) => ({
    name: `kein(e) ${missing}`,
    pattern: `^ ${PLEASE} ${pattern} [bitte] $`,
    rank: 5,
    make: () => ({ act: 'none', reason: 'not-there', missing }),
  })),
)
