/** What was understood, in Urdu. */

import { type CommandOf, createExplain } from '../../commands/kind.ts'
import type { Context, Target } from '../../types.ts'
import { collectionExplanations } from './collections.ts'
import { describeChanges, describeDraft, describeFilter, describeWhen, listed, say } from './wording.ts'

type Both = readonly [urdu: string, roman: string]

/** The verb stands behind what is meant: "“دودھ” حذف کرنا". */
const onTarget =
  (...verb: Both) =>
  ({ target }: { target: Target }, context: Context): string =>
    `${targetInWords(target, context)} ${say(context, ...verb)}`

const plain =
  (...words: Both) =>
  (_: unknown, context: Context): string =>
    say(context, ...words)

const ASKED: Record<CommandOf<'list'>['answer'], Both> = {
  list: ['دکھانا', 'Dikhana'],
  count: ['گننا', 'Ginna'],
  when: ['وقت بتانا', 'Waqt batana'],
}

const NOT_DONE: Record<CommandOf<'none'>['reason'], Both> = {
  empty: ['', ''],
  'small-talk': ['اس کا کاموں سے تعلق نہیں', 'Is ka kaamon se taalluq nahi'],
  'out-of-scope': ['اس کا کاموں سے تعلق نہیں', 'Is ka kaamon se taalluq nahi'],
  'not-there': [
    'یہ ابھی نہیں ہے: جگہیں، ٹائمر، شیئرنگ، فائلیں اور دوسرے کیلنڈر',
    'Yeh abhi nahi hai: jagahein, timer, sharing, files aur doosre calendar',
  ],
}

const NAMED: Record<CommandOf<'names'>['of'], Both> = {
  projects: ['پروجیکٹ بتانا', 'Project batana'],
  labels: ['لیبل بتانا', 'Label batana'],
  sections: ['حصے بتانا', 'Section batana'],
  filters: ['فلٹر بتانا', 'Filter batana'],
}

export const explain = createExplain({
  ...collectionExplanations,
  add({ tasks }, context) {
    if (!tasks.length) return say(context, 'کیا شامل کروں؟', 'Kya shamil karun?')
    const titles = tasks.map((task) => {
      const more = describeDraft(task, context)
      return `“${task.title}”${more && ` (${more})`}`
    })
    return `${say(context, 'شامل کرنا', 'Shamil karna')}: ${listed(titles, context)}`
  },
  list: ({ answer, filter }, context) => `${say(context, ...ASKED[answer])}: ${describeFilter(filter, context)}`,
  recall({ at, filter }, context) {
    const when = describeWhen(at, context)
    const then = at.time
      ? say(context, `${when} کو جو تھا وہ دکھانا`, `${when} ko jo tha woh dikhana`)
      : say(context, `${when}، دن کے آخر میں، جو تھا وہ دکھانا`, `${when}, din ke aakhir mein, jo tha woh dikhana`)
    return `${then}: ${describeFilter(filter, context)}`
  },
  figures({ period }, context) {
    const days = period ? describeFilter({ due: period }, context) : say(context, 'یہ ہفتہ', 'yeh hafta')
    return `${say(context, 'بتانا کہ دن کیسے گزرے', 'batana ke din kaise guzre')}: ${days}`
  },
  names: ({ of }, context) => say(context, ...NAMED[of]),
  show: onTarget('دکھانا', 'dikhana'),
  comment: ({ target, text }, context) =>
    `${targetInWords(target, context)} ${say(context, 'پر تبصرہ', 'par tabsira')}: “${text}”`,
  subtasks: onTarget('میں باقی کام دکھانا', 'mein baqi kaam dikhana'),
  nest: ({ target, under }, context) =>
    under
      ? `${targetInWords(target, context)}: ${targetInWords(under, context)} ${say(context, 'کے نیچے رکھنا', 'ke neeche rakhna')}`
      : `${targetInWords(target, context)} ${say(context, 'الگ کام بنانا', 'alag kaam banana')}`,
  place({ target, beside }, context) {
    const tasks = targetInWords(target, context)
    if (beside === 'first') return `${tasks} ${say(context, 'سب سے اوپر رکھنا', 'sab se upar rakhna')}`
    if (beside === 'last') return `${tasks} ${say(context, 'سب سے نیچے رکھنا', 'sab se neeche rakhna')}`
    return 'before' in beside
      ? `${tasks}: ${targetInWords(beside.before, context)} ${say(context, 'سے پہلے رکھنا', 'se pehle rakhna')}`
      : `${tasks}: ${targetInWords(beside.after, context)} ${say(context, 'کے بعد رکھنا', 'ke baad rakhna')}`
  },
  addUnder: ({ tasks, under }, context) =>
    `${targetInWords(under, context)} ${say(context, 'کے نیچے شامل کرنا', 'ke neeche shamil karna')}: ${listed(
      tasks.map(({ title }) => `“${title}”`),
      context,
    )}`,
  copy: ({ target, changes }, context) =>
    `${targetInWords(target, context)} ${say(context, 'ایک بار اور', 'ek baar aur')}${describeChanges(changes, context) && ` (${describeChanges(changes, context)})`}`,
  swap: onTarget('کے وقت آپس میں بدلنا', 'ke waqt aapas mein badalna'),
  complete: onTarget('مکمل کرنا', 'mukammal karna'),
  reopen: onTarget('دوبارہ کھولنا', 'dobara kholna'),
  skip: onTarget('چھوڑنا', 'chhorna'),
  delete: onTarget('حذف کرنا', 'delete karna'),
  update: ({ target, changes }, context) =>
    `${targetInWords(target, context)} (${describeChanges(changes, context)}) ${say(context, 'تبدیل کرنا', 'tabdeel karna')}`,
  snooze: onTarget('بعد میں یاد دلانا', 'baad mein yaad dilana'),
  undo: plain('پچھلا کام واپس لینا', 'Pichla kaam wapas lena'),
  redo: plain('جو واپس لیا وہ دوبارہ کرنا', 'Jo wapas liya woh dobara karna'),
  setting: settingInWords,
  help: plain('بتانا کہ کیا کہا جا سکتا ہے', 'Batana ke kya kaha ja sakta hai'),
  confirm: plain('ہاں', 'Haan'),
  cancel: plain('نہیں', 'Nahi'),
  none: ({ reason }, context) => say(context, ...NOT_DONE[reason]),
})

function settingInWords({ timeZone, quietHours }: CommandOf<'setting'>, context: Context): string {
  if (timeZone) return `${say(context, 'ٹائم زون', 'Time zone')}: ${timeZone}`
  if (!quietHours) return say(context, 'خاموشی کے اوقات ختم', 'Khamoshi ke auqat khatam')
  const ends = [
    quietHours.from && `${quietHours.from} ${say(context, 'سے', 'se')}`,
    quietHours.to && `${quietHours.to} ${say(context, 'تک', 'tak')}`,
  ].filter(Boolean)
  return `${say(context, 'خاموشی', 'Khamoshi')}: ${ends.join(' ')}`
}

function targetInWords(target: Target, context: Context): string {
  if ('of' in target)
    return `${targetInWords(target.except, context)} ${say(context, 'کے سوا', 'ke siwa')} ${targetInWords(target.of, context)}`
  if ('title' in target) return `“${target.title}”`
  if ('filter' in target) return describeFilter(target.filter, context)
  if ('rest' in target) return say(context, 'باقی', 'baqi')
  if ('last' in target) return say(context, 'وہ کام', 'woh kaam')
  return target.shown === 'all' ? say(context, 'سب', 'sab') : listed(target.shown.map(String), context)
}
