/** Aufgaben unter Aufgaben: "füge Eier unter Einkauf hinzu", "mach 2 zur Teilaufgabe von 1", "was ist vom Umzug noch offen?" */
import { createNesting } from '../../../commands/nesting-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const nest = createNesting((core) => `[bitte|mal] ${core} [bitte] [?]`)

const SUBTASK = '(teilaufgabe|teilaufgaben|unteraufgabe|unteraufgaben|unterpunkt|unterpunkte)'
const ADD = 'füg|füge|schreib|schreibe|setz|setze|pack|packe|nimm'
const MOVE =
  'verschieb|verschiebe|schieb|schiebe|stell|stelle|setz|setze|leg|lege|ordne|zieh|ziehe|pack|packe|rück|rücke'
const OF = '(von|vom|zu|zum|zur|für|bei|beim|unter|der|des) [dem|der|den|das|die|meinem|meiner|meinen]'
const THE = '[dem|der|den|das|die|meinem|meiner|meinen|aufgabe|nummer]*'
const OWN = '(eigene|eigenen|eigenständige|eigenständigen|separate|separaten|normale|normalen) aufgabe|aufgaben'

export const nesting: Rule<Wish>[] = [
  nest('addUnder', 'füge … unter … hinzu', `${ADD} <words:target> unter ${THE} <words:under> hinzu|dazu|ein`, 6),
  nest('addUnder', '… unter … hinzufügen', `<words:target> unter ${THE} <words:under> hinzufügen|einfügen|anlegen`, 6),
  nest(
    'addSubtask',
    'füge … als Teilaufgabe hinzu',
    `${ADD} <words:target> als [eine] ${SUBTASK} ${OF} <words:under> [hinzu|dazu|ein]`,
    7,
  ),
  nest(
    'addSubtask',
    '… als Teilaufgabe hinzufügen',
    `<words:target> als [eine] ${SUBTASK} ${OF} <words:under> hinzufügen|einfügen|anlegen`,
    7,
  ),
  nest(
    'addSubtask',
    'neue Teilaufgabe …',
    `(neue|weitere | noch eine | eine neue) ${SUBTASK} [:] <words:target> (unter|für|zu|zum|zur|bei|von|vom) ${THE} <words:under>`,
    6,
  ),
  nest('nest', 'verschieb … unter …', `${MOVE} <words:target> unter ${THE} <words:under> [ein]`, 6),
  nest(
    'nest',
    'mach … zur Teilaufgabe von …',
    `mach|mache <words:target> (zur|zu|als) [einer|eine] ${SUBTASK} ${OF} <words:under>`,
    7,
  ),
  nest(
    'nest',
    '… ist eine Teilaufgabe von …',
    `<words:target> (ist|sind|wird|gehört als) [eine] ${SUBTASK} ${OF} <words:under>`,
    6,
  ),
  nest(
    'nest',
    '… gehört unter …',
    `<words:target> (gehört|gehören|soll|sollen|kommt|kommen) unter ${THE} <words:under>`,
    5,
  ),
  nest('nest', 'mach … zu einer eigenen Aufgabe', `mach|mache <words:target> (zur|zu|als) [einer|eine] ${OWN}`, 7),
  nest(
    'nest',
    '… soll eine eigene Aufgabe sein',
    `<words:target> (soll|sollen|ist|sind) [eine] ${OWN} [sein|werden]`,
    6,
  ),
  nest('nest', 'rück … aus', 'rück|rücke <words:target> aus', 5),
  nest(
    'subtasks',
    'was ist vom … noch offen',
    `(was|wieviel | wie viel) (ist|bleibt|fehlt|steht) [noch]* (von|vom|bei|beim|für|am) ${THE} <words:target> [noch|alles]* offen|übrig|aus`,
    9,
  ),
  nest(
    'subtasks',
    'was ist noch offen beim …',
    `was (ist|bleibt) [noch]* offen|übrig (von|vom|bei|beim|für) ${THE} <words:target>`,
    9,
  ),
  nest('subtasks', 'was fehlt noch beim …', `was fehlt [noch] (von|vom|bei|beim|für) ${THE} <words:target>`, 9),
  nest(
    'subtasks',
    'Teilaufgaben von …',
    `[(zeig|zeige [mir] | welche|was sind)] [alle]* [die]* [offenen]* ${SUBTASK} [gibt es | hat]* ${OF} <words:target>`,
    9,
  ),
]
