/** What a task has beside its date, as it is given and taken away: "report ki tareekh hata do", "report par label daftar laga do". */
import { fieldsNamed, labelNamed, politely } from '../../../commands/change-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Captured, Dimension, Rule } from '../../../engine/grammar.ts'
import type { Changes } from '../../../types.ts'
import { DO, PLEASE, POLITE } from './phrases.ts'

const { change, set } = politely(PLEASE, POLITE, { rank: 6 })

const noField = fieldsNamed({
  date: 'tareekh|date',
  time: 'time|waqt',
  deadline: '(deadline | aakhri tareekh|date)',
  start: '(shuru ki tareekh | start date)',
  priority: 'tarjeeh',
  project: 'project',
  section: 'section',
  repetition: 'repeat|dohrana|takrar|recurrence',
  duration: 'duration|dauraniya',
  reminders: '(reminder|alarm | yaad dehani)',
  labels: 'label|tag|tags',
})

const labelName = labelNamed('daftar')

export const fieldWords: Record<string, Dimension> = { noField, labelName }

const TAKE = `(hata|mita|nikal [dena|do|lo|dein] | delete|remove|khatam|band|clear|saaf ${DO})`
const PUT = `(laga|daal|rakh|add|likh [dena|do|lo|dein] | lagao|daalo | add|set ${DO})`
/** "wala reminder" is the task itself */
const TASK = '[wala kaam|task|item]'

const taken = ({ found }: Captured): Changes => found

/** More than the sentences about labels themselves, which are ranked 12. */
const OF_A_TASK = 13

export const fields: Rule<Wish>[] = [
  change(
    '… ki tareekh hata do',
    `<words:target> ${TASK} (ka|ki|ke|se) [saara] <noField:found> ${TAKE}`,
    taken,
    OF_A_TASK,
  ),
  change('… ki koi tareekh nahi', '<words:target> (ka|ki|ke) koi <noField:found> nahi [hai]', taken),
  set(
    'not-labels',
    '… se label daftar hata do',
    `<words:target> ${TASK} (se|par|ka) (label|tag <labelName:value> | <labelName:value> label|tag) ${TAKE}`,
    OF_A_TASK,
  ),
  set(
    'labels',
    '… par label daftar laga do',
    `<words:target> ${TASK} (par|ko|mein) (label|tag <labelName:value> | <labelName:value> [ka] label|tag) ${PUT}`,
    OF_A_TASK,
  ),
  set(
    'note',
    '… mein note likho: …',
    `<words:target> ${TASK} (mein|par|ka | ke saath) note (${PUT} | likho) [ke] [:|,] <words:value>`,
  ),
  set(
    'project',
    '… ko … project mein daal do',
    `<words:target> ${TASK} ko (project <words:value> | <words:value> project) mein (${PUT} | shift|move ${DO} | le jao)`,
  ),
  set(
    'section',
    '… ko … section mein daal do',
    `<words:target> ${TASK} ko (section <words:value> | <words:value> section) mein (${PUT} | shift|move ${DO} | le jao)`,
  ),
  change('… ab zaroori nahi', '<words:target> [ab] [itna] (zaroori|fauri|ahem) nahi [hai|raha] [ab]', { priority: 4 }),
  change('… ko project se nikal do', `<words:target> ${TASK} ko project se ${TAKE}`, { project: null }),
  change(
    '… ko repeat na karo',
    `<words:target> ${TASK} [ko|ka] (repeat|dohrana) (mat|nahi (karo|karna | ${DO}) | band ${DO})`,
    { repeat: null },
  ),
  change('… ki yaad mat dilana', `<words:target> ${TASK} (ka|ki|ke) yaad mat (dilana|dilao)`, { clearReminders: true }),
  change(
    '… ko 2 ghante ka kar do',
    `<words:target> ${TASK} ko <duration> (ka|ki|ke) ${DO}`,
    ({ duration: { minutes } }) => (minutes ? { durationMinutes: minutes } : undefined),
  ),
]
