/** What a task has beside its date, as it is given and taken away: "entferne das Datum von …", "alle Labels von … löschen", "… dauert zwei Stunden". */
import { fieldsNamed, labelNamed, politely } from '../../../commands/change-rule.ts'
import { orNew } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Captured, Dimension, Rule } from '../../../engine/grammar.ts'
import type { Changes } from '../../../types.ts'
import { PLEASE } from './asking.ts'

const POLITE = '[,] [bitte|mal|danke|jetzt|wieder]'
const { change, set } = politely(PLEASE, POLITE, { rank: 5 })

const noField = fieldsNamed({
  date: 'datum|fälligkeitsdatum|fälligkeit',
  time: 'uhrzeit|zeit',
  deadline: 'frist|deadline|stichtag',
  start: 'startdatum|beginn|start',
  priority: 'priorität|prio',
  project: 'projekt',
  section: 'abschnitt',
  repetition: 'wiederholung|wiederholungen|rhythmus',
  duration: 'dauer',
  reminders: 'erinnerung|erinnerungen',
  labels: 'label|labels|etikett|etiketten|schlagwörter',
})

const labelName = labelNamed('Büro')

export const fieldWords: Record<string, Dimension> = { noField, labelName }

const THE = '[das|die|den|der|alle|sein|seine|ihre]'
const TAKE = '(entfern|entferne|lösch|lösche|streich|streiche)'
const TAKE_OFF = '(nimm|nehm|tu|tue|mach|mache|streich|streiche)'
const OFF = '(raus|weg|ab|heraus|runter)'
const TAKEN = '(entfernen|löschen|streichen|rausnehmen|wegnehmen|weglassen)'
/** "die Erinnerung für den Zahnarzt", "an den Zahnarzt" is the task itself */
const OF = '(von|vom|bei|beim|aus|der|des)'
const LABEL = '(label|etikett|schlagwort)'
const MOVED = '(verschieben|packen|legen|tun|stecken|schieben)'
const NOTE = '(notiz|anmerkung|bemerkung)'
/** More than the sentences about labels themselves, which are ranked 12. */
const OF_A_TASK = 13

const taken = ({ found }: Captured): Changes => found

const definite: Rule<Wish>[] = [
  {
    name: 'das dauert zwei Stunden',
    pattern: '^ [(nein|ach|,)*] <words:target> dauert [jetzt|doch|nur|etwa|ca|ungefähr|wohl]* <duration> [lang] $',
    rank: 1,
    // "Brot backen dauert zwei Stunden" is a task with its length
    make: ({ target, duration: { minutes } }, { source: { tokens } }) =>
      minutes && /^(?:der|die|das|es|den|mein|meine)$/.test(tokens[target.from]!.text)
        ? { act: 'update', target, changes: { durationMinutes: minutes } }
        : undefined,
  },
]

export const fields: Rule<Wish>[] = [
  change('entferne das Datum von …', `${TAKE} ${THE} <noField:found> ${OF} <words:target> [${OFF}]`, taken, OF_A_TASK),
  change(
    'nimm das Datum bei … raus',
    `${TAKE_OFF} ${THE} <noField:found> ${OF} <words:target> ${OFF}`,
    taken,
    OF_A_TASK,
  ),
  change('das Datum von … löschen', `${THE} <noField:found> ${OF} <words:target> ${TAKEN}`, taken, OF_A_TASK),
  change(
    '… hat kein Datum mehr',
    '<words:target> (hat|braucht|bekommt) (kein|keine|keinen) <noField:found> [mehr]',
    taken,
  ),
  set(
    'not-labels',
    'entferne das Label Büro von …',
    `${TAKE} ${THE} ${LABEL} <labelName:value> ${OF} <words:target>`,
    OF_A_TASK,
  ),
  set(
    'not-labels',
    'nimm das Label Büro von … weg',
    `${TAKE_OFF} ${THE} ${LABEL} <labelName:value> ${OF} <words:target> [${OFF}]`,
    OF_A_TASK,
  ),
  set(
    'labels',
    'setz das Label Büro bei …',
    `(setz|setze|häng|hänge|kleb|klebe|mach|mache) ${THE} ${LABEL} <labelName:value> (bei|beim|an|für|auf|zu|zum|zur) <words:target> [dazu|dran|ran]`,
    OF_A_TASK,
  ),
  set(
    'labels',
    'füg … das Label Büro hinzu',
    `(füg|füge|gib|gebe) [zu|zum|zur|bei] <words:target> ${THE} ${LABEL} <labelName:value> hinzu`,
    OF_A_TASK,
  ),
  set(
    'labels',
    'häng an … das Label Büro',
    `(häng|hänge|kleb|klebe|setz|setze|pack|packe|mach|mache) (an|zu|zum|zur|bei|beim) <words:target> [noch] ${THE} ${LABEL} <labelName:value> [dazu|dran|ran|an]`,
    OF_A_TASK,
  ),
  set(
    'priority',
    'setz bei … Priorität hoch',
    `(setz|setze|stell|stelle|mach|mache) (bei|beim|von|vom|für) <words:target> ${THE} (priorität|prio) [auf] <words:value>`,
    6,
  ),
  change(
    '… hat keine Eile mehr',
    '<words:target> ((hat|haben) (keine eile | zeit) [mehr] | (ist|sind) nicht [mehr] [so] (eilig|dringend|wichtig) | eilt|eilen nicht [mehr] | kann|können warten)',
    { priority: 4 },
  ),
  set(
    'time',
    'ändere die Uhrzeit von … auf 10',
    `(änder|ändere|setz|setze|stell|stelle|leg|lege) ${THE} (uhrzeit|zeit) ${OF} <words:target> auf <words:value>`,
    OF_A_TASK,
  ),
  orNew(
    change(
      '… ganztägig',
      '<words:target> [doch|lieber|jetzt|bitte]* (ganztägig | ohne uhrzeit)',
      { due: { time: null } },
      0,
    ),
  ),
  set('labels', '… bekommt das Label Büro', `<words:target> (bekommt|kriegt) ${THE} ${LABEL} <labelName:value>`),
  set(
    'note',
    'füg bei … die Notiz … hinzu',
    `(füg|füge|schreib|schreibe|setz|setze) (bei|beim|zu|zum|zur|an) <words:target> [die|eine|als] ${NOTE} [:] <words:value> [hinzu|dazu]`,
    6,
  ),
  set(
    'note',
    'Notiz zu …: …',
    `[(füg|füge|schreib|schreibe|mach|mache)] [die|eine|als] ${NOTE} (zu|zum|zur|bei|beim|für) <words:target> [hinzu] : <words:value>`,
    6,
  ),
  set(
    'note',
    'notiere bei …: …',
    '(notier|notiere|vermerk|vermerke) (bei|beim|zu|zum|zur) <words:target> : <words:value>',
    6,
  ),
  set(
    'project',
    '… ins Projekt … verschieben',
    `<words:target> (ins | in das | in | zum | zu) projekt <words:value> ${MOVED}`,
  ),
  set('section', '… in den Abschnitt … verschieben', `<words:target> (in den | in) abschnitt <words:value> ${MOVED}`),
  set(
    'section',
    'verschieb … in den Abschnitt …',
    '(verschieb|verschiebe|schieb|schiebe|pack|packe|leg|lege|tu|tue|setz|setze) <words:target> (in den | in) abschnitt <words:value>',
  ),
  change(
    'nimm … aus dem Projekt',
    '(nimm|hol|hole|entfern|entferne) <words:target> aus (dem|seinem) projekt [raus|heraus]',
    { project: null },
  ),
  change('… nicht mehr wiederholen', '[lass] <words:target> [soll|sollen sich] nicht mehr wiederholen', {
    repeat: null,
  }),
  change('wiederhol … nicht mehr', '(wiederhol|wiederhole) <words:target> nicht mehr', { repeat: null }),
  change('beende die Wiederholung von …', `(beend|beende|stopp|stoppe) die wiederholung ${OF} <words:target>`, {
    repeat: null,
  }),
  change('erinnere mich nicht mehr an …', '(erinner|erinnere) mich nicht mehr an <words:target>', {
    clearReminders: true,
  }),
  change(
    'mach … zur höchsten Priorität',
    '(mach|mache|setz|setze) <words:target> (zur|auf) [die] <level> priorität|prio',
    ({ level }) => ({ priority: level }),
  ),
  ...definite,
]
