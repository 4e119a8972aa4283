/** What was understood, in Urdu. */
import type { Command, Context, Target } from '../../types.ts'
import { describeChanges, describeFilter, describeRepeat, describeWhen, listed, say } from './wording.ts'

export const explain = (commands: Command[], context: Context): string =>
  commands.map((command) => explainOne(command, context)).join(' ')

type Both = readonly [urdu: string, roman: string]

/** Behind what is meant: "“دودھ” حذف کرنا". */
const VERBS: Partial<Record<Command['kind'], Both>> = {
  complete: ['مکمل کرنا', 'mukammal karna'],
  reopen: ['دوبارہ کھولنا', 'dobara kholna'],
  skip: ['چھوڑنا', 'chhorna'],
  delete: ['حذف کرنا', 'delete karna'],
  show: ['دکھانا', 'dikhana'],
  update: ['تبدیل کرنا', 'tabdeel karna'],
  snooze: ['بعد میں یاد دلانا', 'baad mein yaad dilana'],
}

function explainOne(command: Command, context: Context): string {
  if (command.kind === 'add') {
    if (!command.tasks.length) return say(context, 'کیا شامل کروں؟', 'Kya shamil karun?')
    const titles = command.tasks.map(({ title, due, repeat }) => {
      const when = repeat ? describeRepeat(repeat, context) : due ? describeWhen(due, context) : ''
      return `“${title}”${when ? ` (${when})` : ''}`
    })
    return `${say(context, 'شامل کرنا', 'Shamil karna')}: ${listed(titles, context)}`
  }
  if (command.kind === 'list') return `${say(context, 'دکھانا', 'Dikhana')}: ${describeFilter(command.filter, context)}`
  const verb = VERBS[command.kind]
  if (!verb || !('target' in command)) return ''
  const what = command.kind === 'update' ? ` (${describeChanges(command.changes, context)})` : ''
  return `${targetInWords(command.target, context)}${what} ${say(context, ...verb)}`
}

function targetInWords(target: Target, context: Context): string {
  if ('title' in target) return `“${target.title}”`
  if ('filter' in target) return describeFilter(target.filter, context)
  if ('rest' in target) return say(context, 'باقی', 'baqi')
  if ('last' in target) return say(context, 'وہ کام', 'woh kaam')
  return target.shown === 'all' ? say(context, 'سب', 'sab') : listed(target.shown.map(String), context)
}
