/** What the chat says in Urdu: in its own script from right to left, or in Roman letters, as the message was written. */
import type { CommandOf } from '../../commands/kind.ts'
import {
  type Deed,
  isolate,
  type Proposal,
  type Refused,
  type Replies,
  type TakenBackView,
  type TaskView,
} from '../../replies.ts'
import { createTaskLines } from '../../task-line.ts'
import type { Context, Missing } from '../../types.ts'
import { collectionReplies } from './collections.ts'
import {
  describeChanges,
  describeFilter,
  describeMinutes,
  describeRepeat,
  notBefore,
  reminderInWords,
  say,
  whenInWords,
} from './wording.ts'

const own = (text: string, { isRoman }: Context): string => isolate(isRoman ? 'ltr' : 'rtl', text)
const quoted = (title: string, context: Context): string => `“${own(title, context)}”`
const stop = (context: Context): string => say(context, '۔', '.')
const sentence = (words: string, context: Context): string => words + stop(context)
const comma = (context: Context): string => say(context, '، ', ', ')

export const lines = createTaskLines({
  when: whenInWords,
  repeat: describeRepeat,
  reminder: reminderInWords,
  duration: describeMinutes,
  start: notBefore,
  deadline: (when, context) => `${say(context, 'آخری تاریخ', 'aakhri tareekh')} ${when}`,
  there: (when, timeZone, context) => own(`${when} ${timeZone}`, context),
  ofZone: (timeZone, context) => ` (${own(timeZone, context)})`,
  own,
  comma,
})

function nextDates({ next }: TaskView, context: Context): string {
  if (next.length < 2) return ''
  const dates = next.slice(1).map((date) => whenInWords(date, context))
  return ` ${sentence(`${say(context, 'اس کے بعد', 'is ke baad')}: ${dates.join(comma(context))}`, context)}`
}

const tasksInWords = (count: number, context: Context): string => `${count} ${say(context, 'کام', 'kaam')}`
const named = (count: number, title: string, context: Context): string =>
  count === 1 ? quoted(title, context) : tasksInWords(count, context)
const namedAll = (tasks: TaskView[], context: Context): string => named(tasks.length, tasks[0]?.title ?? '', context)

type Both = readonly [urdu: string, roman: string]

/** Behind what it is done to: "3 کام حذف کروں". */
const SHALL: Record<Proposal['act'], Both> = {
  complete: ['مکمل کروں', 'mukammal karun'],
  reopen: ['دوبارہ کھولوں', 'dobara kholun'],
  skip: ['چھوڑ دوں', 'chhor dun'],
  delete: ['حذف کروں', 'delete karun'],
  change: ['تبدیل کروں', 'tabdeel karun'],
  plan: ['منصوبے کے مطابق کروں', 'mansoobe ke mutabiq karun'],
}

const DONE: Record<Proposal['act'] | Deed['act'], Both> = {
  complete: ['مکمل ہو گیا', 'mukammal ho gaya'],
  reopen: ['دوبارہ کھل گیا', 'dobara khul gaya'],
  skip: ['چھوڑ دیا گیا', 'chhor diya gaya'],
  delete: ['حذف ہو گیا', 'delete ho gaya'],
  change: ['تبدیل ہو گیا', 'tabdeel ho gaya'],
  plan: ['منصوبے کے مطابق ہو گیا', 'mansoobe ke mutabiq ho gaya'],
  created: ['شامل ہوا تھا', 'shamil hua tha'],
  updated: ['تبدیل ہوا تھا', 'tabdeel hua tha'],
  deleted: ['حذف ہوا تھا', 'delete hua tha'],
  completed: ['مکمل ہوا تھا', 'mukammal hua tha'],
  reopened: ['دوبارہ کھلا تھا', 'dobara khula tha'],
  skipped: ['چھوڑا گیا تھا', 'chhora gaya tha'],
  restored: ['واپس آیا تھا', 'wapas aaya tha'],
  snoozed: ['یاد دہانی ملتوی ہوئی تھی', 'yaad dehani multavi hui thi'],
}

/** Of several. */
const ALL_DONE: Record<Proposal['act'], Both> = {
  complete: ['مکمل ہو گئے', 'mukammal ho gaye'],
  reopen: ['دوبارہ کھل گئے', 'dobara khul gaye'],
  skip: ['چھوڑ دیے گئے', 'chhor diye gaye'],
  delete: ['حذف ہو گئے', 'delete ho gaye'],
  change: ['تبدیل ہو گئے', 'tabdeel ho gaye'],
  plan: ['منصوبے کے مطابق ہو گئے', 'mansoobe ke mutabiq ho gaye'],
}

function proposalInWords({ act, count, title, changes, subtasks }: Proposal, context: Context): string {
  const what = changes ? ` (${describeChanges(changes, context)})` : ''
  const along = subtasks ? ` ${say(context, `اور اس کے ${subtasks} ذیلی کام`, `aur is ke ${subtasks} zaili kaam`)}` : ''
  return `${named(count, title, context)}${along}${what} ${say(context, ...SHALL[act])}`
}

const REFUSED: Record<Refused['code'], Both> = {
  'nothing-to-undo': ['واپس لینے کو کچھ نہیں ہے۔', 'Wapas lene ko kuch nahi hai.'],
  'nothing-to-redo': ['دوبارہ کرنے کو کچھ نہیں ہے۔', 'Dobara karne ko kuch nahi hai.'],
  'too-many-tasks': [
    'کچھ محفوظ نہیں ہوا: آپ کے کام بہت زیادہ ہیں؛ پہلے کچھ مکمل یا حذف کریں۔',
    'Kuch mehfooz nahi hua: aap ke kaam bohat zyada hain; pehle kuch mukammal ya delete karein.',
  ],
  'too-many-reminders': [
    'کچھ محفوظ نہیں ہوا: یاد دہانیاں بہت زیادہ ہیں؛ پہلے کچھ ہٹا دیں۔',
    'Kuch mehfooz nahi hua: yaad dehaniyan bohat zyada hain; pehle kuch hata dein.',
  ],
  'task-exists': ['یہ کام پہلے سے موجود ہے۔', 'Yeh kaam pehle se maujood hai.'],
  'task-deleted': ['یہ کام مکمل یا حذف ہو چکا ہے۔', 'Yeh kaam mukammal ya delete ho chuka hai.'],
  'note-not-completable': ['یہ صرف ایک نوٹ ہے، مکمل نہیں ہو سکتا۔', 'Yeh sirf ek note hai, mukammal nahi ho sakta.'],
  'start-after-due': [
    'شروع کی تاریخ مقررہ تاریخ کے بعد ہوتی۔ پہلے کا شروع یا بعد کی تاریخ بتائیں۔',
    'Shuru ki tareekh muqarrara tareekh ke baad hoti. Pehle ka shuru ya baad ki tareekh batayein.',
  ],
  'recurrence-without-date': ['جو دہرایا جائے اس کی تاریخ ہونی چاہیے۔', 'Jo dohraya jaye us ki tareekh honi chahiye.'],
  'parent-missing': ['جس کام کے نیچے یہ ہو، وہ نہیں ملا۔', 'Jis kaam ke neeche yeh ho, woh nahi mila.'],
  'parent-in-circle': [
    'کوئی کام اپنے یا اپنے ہی ذیلی کام کے نیچے نہیں ہو سکتا۔',
    'Koi kaam apne ya apne hi zaili kaam ke neeche nahi ho sakta.',
  ],
  'too-deep': ['کام زیادہ سے زیادہ چار درجے تک جا سکتے ہیں۔', 'Kaam zyada se zyada chaar darje tak ja sakte hain.'],
  'too-many-subtasks': [
    'کچھ محفوظ نہیں ہوا: ایک کام کے اتنے ذیلی کام نہیں ہو سکتے۔',
    'Kuch mehfooz nahi hua: ek kaam ke itne zaili kaam nahi ho sakte.',
  ],
  'open-subtasks': [
    'اس کے ذیلی کام ابھی باقی ہیں۔ بتائیں کہ وہ بھی مکمل ہیں یا رہیں۔',
    'Is ke zaili kaam abhi baqi hain. Batayein ke woh bhi mukammal hain ya rahein.',
  ],
  recurrence: [
    'یہ اس طرح دہرایا نہیں جا سکتا؛ آسان لفظوں میں کہیں۔',
    'Yeh is tarah dohraya nahi ja sakta; aasan lafzon mein kahein.',
  ],
  'invalid-request': [
    'کچھ محفوظ نہیں ہوا: یہ بہت لمبا، بہت زیادہ یا ناممکن ہے۔ اسے بدل کر کہیں۔',
    'Kuch mehfooz nahi hua: yeh bohat lamba, bohat zyada ya namumkin hai. Ise badal kar kahein.',
  ],
  'name-taken': [
    'کچھ محفوظ نہیں ہوا: یہ نام پہلے سے موجود ہے۔ کوئی اور نام چنیں۔',
    'Kuch mehfooz nahi hua: yeh naam pehle se maujood hai. Koi aur naam chunein.',
  ],
  'no-such-comment': ['یہ تبصرہ نہیں ہے۔', 'Yeh tabsira nahi hai.'],
  'too-many-comments': [
    'اس کام پر سو تبصرے ہو چکے۔ پہلے کچھ حذف کریں۔',
    'Is kaam par sau tabsire ho chuke. Pehle kuch delete karein.',
  ],
  'not-the-writer': ['تبصرہ وہی بدل سکتا ہے جس نے لکھا۔', 'Tabsira wohi badal sakta hai jis ne likha.'],
  'no-such-collection': ['ایسا کچھ نہیں ہے۔', 'Aisa kuch nahi hai.'],
  'not-within': [
    'کچھ محفوظ نہیں ہوا: پروجیکٹ اپنے اندر نہیں ہو سکتا، اور چار درجوں سے گہرا نہیں۔',
    'Kuch mehfooz nahi hua: project apne andar nahi ho sakta, aur chaar darjon se gehra nahi.',
  ],
  'too-many-collections': [
    'کچھ محفوظ نہیں ہوا: یہ پہلے ہی بہت زیادہ ہیں۔ پہلے کچھ حذف کریں۔',
    'Kuch mehfooz nahi hua: yeh pehle hi bohat zyada hain. Pehle kuch delete karein.',
  ],
  'too-large': [
    'کچھ محفوظ نہیں ہوا: یہ بہت بڑا ہے۔ اسے چھوٹا کریں۔',
    'Kuch mehfooz nahi hua: yeh bohat bara hai. Ise chhota karein.',
  ],
}

const TAKEN_BACK: Record<TakenBackView['direction'], Both> = {
  undo: ['واپس لے لیا', 'Wapas le liya'],
  redo: ['دوبارہ کر دیا', 'Dobara kar diya'],
}
const NAMED_UNDONE = 5

function deedsInWords({ did, count }: Pick<TakenBackView, 'did' | 'count'>, context: Context): string {
  const unnamed = Math.max(did.length, count) - NAMED_UNDONE
  const what = did
    .slice(0, NAMED_UNDONE)
    .map(({ act, title }) => `${quoted(title, context)} (${say(context, ...DONE[act])})`)
  const rest = unnamed > 0 ? `${comma(context)}+${unnamed}` : ''
  return `${what.join(comma(context))}${rest}`
}
const NAMES_SHOWN = 50

const NAMED: Record<CommandOf<'names'>['of'], { sign: string; noun: readonly [urdu: string, roman: string] }> = {
  projects: { sign: '#', noun: ['پروجیکٹ', 'project'] },
  labels: { sign: '@', noun: ['لیبل', 'label'] },
  sections: { sign: '', noun: ['حصے', 'section'] },
  filters: { sign: '', noun: ['فلٹر', 'filter'] },
}

export const replies: Replies = {
  ...collectionReplies,
  added: (tasks, context) =>
    tasks.length > 3
      ? `${tasksInWords(tasks.length, context)} ${say(context, 'شامل ہو گئے', 'shamil ho gaye')}:\n${lines.numbered(tasks, context)}`
      : tasks
          .map((task) => {
            const title = quoted(task.title, context) + lines.behindTitle(task, context)
            return (
              sentence(`${say(context, 'شامل ہو گیا', 'Shamil ho gaya')}: ${title}`, context) + nextDates(task, context)
            )
          })
          .join('\n'),
  addedUnder: (tasks, parent, context) =>
    `${say(context, `${quoted(parent.title, context)} کے نیچے شامل ہو گیا`, `${quoted(parent.title, context)} ke neeche shamil ho gaya`)}:\n${lines.numbered(tasks, context)}`,
  nested: (tasks, parent, context) =>
    sentence(
      parent
        ? `${namedAll(tasks, context)} ${say(context, 'اب اس کے نیچے ہے', 'ab is ke neeche hai')}: ${quoted(parent.title, context)}`
        : `${namedAll(tasks, context)} ${say(context, 'اب الگ کام ہے', 'ab alag kaam hai')}`,
      context,
    ),
  left(parent, tasks, cut, context) {
    const title = quoted(parent.title, context)
    if (!tasks.length) return sentence(`${title} ${say(context, 'میں کچھ باقی نہیں', 'mein kuch baqi nahi')}`, context)
    const more = cut ? `\n… (${cut}+)` : ''
    return `${title} ${say(context, 'میں باقی', 'mein baqi')}:\n${lines.numbered(tasks, context)}${more}`
  },
  askSubtasks: (title, open, context) => ({
    ask: `${quoted(title, context)} ${say(context, `کے ${open} ذیلی کام باقی ہیں۔ وہ بھی مکمل؟`, `ke ${open} zaili kaam baqi hain. Woh bhi mukammal?`)}`,
    all: say(context, 'ہاں، سب', 'Haan, sab'),
    alone: say(context, `صرف ${quoted(title, context)}`, `Sirf ${quoted(title, context)}`),
  }),
  completed(tasks, context) {
    const done = say(context, ...DONE.complete)
    const [first] = tasks
    if (tasks.length !== 1 || !first)
      return sentence(
        `${tasksInWords(tasks.length, context)} ${say(context, 'مکمل ہو گئے', 'mukammal ho gaye')}`,
        context,
      )
    const next =
      first.next &&
      ` ${sentence(`${say(context, 'اگلی بار', 'Agli baar')}: ${whenInWords(first.next, context)}`, context)}`
    const ended =
      first.ended && ` ${sentence(say(context, 'یہ دوبارہ نہیں آئے گا', 'Yeh dobara nahi aayega'), context)}`
    return sentence(`${quoted(first.task.title, context)} ${done}`, context) + (next ?? ended ?? '')
  },
  skipped: (tasks, context) => sentence(`${namedAll(tasks, context)} ${say(context, ...DONE.skip)}`, context),
  reopened(tasks, alone, context) {
    const aside = alone.length
      ? ` ${sentence(`${namedAll(alone, context)} ${say(context, 'دوبارہ نہیں دہرایا جائے گا', 'dobara nahi dohraya jayega')}`, context)}`
      : ''
    return sentence(`${namedAll(tasks, context)} ${say(context, ...DONE.reopen)}`, context) + aside
  },
  changed: (tasks, context) =>
    tasks.length === 1
      ? sentence(`${say(context, 'تبدیل ہو گیا', 'Tabdeel ho gaya')}: ${lines.line(tasks[0]!, context)}`, context) +
        nextDates(tasks[0]!, context)
      : sentence(`${tasksInWords(tasks.length, context)} ${say(context, 'تبدیل ہو گئے', 'tabdeel ho gaye')}`, context),
  commented: (task, context) =>
    sentence(`${quoted(task.title, context)} ${say(context, 'پر تبصرہ لکھ دیا', 'par tabsira likh diya')}`, context),
  snoozed(tasks, until, context) {
    const when =
      'minutes' in until
        ? `${describeMinutes(until.minutes, context)} ${say(context, 'بعد', 'baad')}`
        : whenInWords(until, context)
    return sentence(`${namedAll(tasks, context)}: ${when} ${say(context, 'یاد دلاؤں گا', 'yaad dilaunga')}`, context)
  },
  takenBack(turn, now, left, context) {
    return [
      sentence(`${say(context, ...TAKEN_BACK[turn.direction])}: ${deedsInWords(turn, context)}`, context),
      now && sentence(`${say(context, 'اب', 'Ab')}: ${lines.line(now, context)}`, context),
      ...left.flatMap(({ title, code }) => [
        sentence(`${quoted(title, context)} ${say(context, 'واپس نہیں ہو سکتا', 'wapas nahi ho sakta')}`, context),
        say(context, ...REFUSED[code]),
      ]),
    ]
      .filter(Boolean)
      .join(' ')
  },
  undoEarlier: (turn, context) =>
    `${sentence(say(context, 'ابھی کچھ نہیں بدلا', 'Abhi kuch nahi badla'), context)} ${say(context, 'کیا اس سے پہلے کا واپس لوں', 'Kya us se pehle ka wapas lun')}: ${deedsInWords(turn, context)} ${say(context, '(ہاں / نہیں)', '(haan / nahi)')}`,
  set({ timeZone, quietHours }, context) {
    const said = [
      timeZone && `${say(context, 'آپ کا ٹائم زون', 'Aap ka time zone')}: ${own(timeZone, context)}`,
      quietHours &&
        `${say(context, 'خاموشی کے اوقات', 'Khamoshi ke auqat')}: ${quietHours.from} ${say(context, 'سے', 'se')} ${quietHours.to} ${say(context, 'تک', 'tak')}`,
      quietHours === null && say(context, 'خاموشی کے اوقات نہیں', 'Khamoshi ke auqat nahi'),
    ]
    return said.flatMap((words) => (words ? [sentence(words, context)] : [])).join(' ')
  },

  listed(filter, tasks, cut, context) {
    const heading = describeFilter(filter, context)
    const more = cut
      ? `\n… ${say(context, `اور بھی ہیں؛ پہلے ${cut} دکھائے گئے ہیں۔`, `aur bhi hain; pehle ${cut} dikhaye gaye hain.`)}`
      : ''
    return tasks.length
      ? `${heading}:\n${lines.numbered(tasks, context)}${more}`
      : sentence(`${heading}: ${say(context, 'کچھ نہیں', 'kuch nahi')}`, context)
  },
  recalled(at, tasks, cut, context) {
    const when = at.time
      ? say(context, `${whenInWords(at, context)} کو یہ تھا`, `${whenInWords(at, context)} ko yeh tha`)
      : say(
          context,
          `${whenInWords(at, context)}، دن کے آخر میں، یہ تھا`,
          `${whenInWords(at, context)}, din ke aakhir mein, yeh tha`,
        )
    const more = cut
      ? `\n… ${say(context, `اور بھی تھے؛ پہلے ${cut} دکھائے گئے ہیں۔`, `aur bhi thay; pehle ${cut} dikhaye gaye hain.`)}`
      : ''
    return tasks.length
      ? `${when}:\n${lines.plain(tasks, context)}${more}`
      : sentence(`${when}: ${say(context, 'کچھ نہیں', 'kuch nahi')}`, context)
  },
  nothingThen: (began, context) =>
    sentence(
      began
        ? say(
            context,
            `تب آپ کا یہاں کچھ نہیں تھا؛ جو ہے وہ ${whenInWords(began, context)} سے ہے`,
            `Tab aap ka yahan kuch nahi tha; jo hai woh ${whenInWords(began, context)} se hai`,
          )
        : say(context, 'اتنے پرانے وقت کا آپ کا کچھ نہیں ہے', 'Itne purane waqt ka aap ka kuch nahi hai'),
      context,
    ),
  figures({ from, last, completed, best, streak, postponed }, context) {
    const day = (date: string) => whenInWords({ date, time: null }, context)
    const kaam = (count: number) => tasksInWords(count, context)
    const days =
      from === last ? day(from) : say(context, `${day(from)} سے ${day(last)} تک`, `${day(from)} se ${day(last)} tak`)
    const done = completed
      ? say(context, `${kaam(completed)} مکمل ہوئے`, `${kaam(completed)} mukammal hue`)
      : say(context, 'کچھ مکمل نہیں ہوا', 'kuch mukammal nahin hua')
    const most =
      best &&
      say(
        context,
        `سب سے زیادہ ${day(best.date)} (${best.completed})`,
        `sab se zyada ${day(best.date)} (${best.completed})`,
      )
    const slips = postponed.map(({ title, times }) => `${quoted(title, context)} (${times})`).join(comma(context))
    const row = [streak.current, streak.longest]
    return [
      `${days}: ${sentence([done, most].filter(Boolean).join(comma(context)), context)}`,
      row[0]! > 1 &&
        sentence(
          say(
            context,
            `اب تک لگاتار ${row[0]} دن، زیادہ سے زیادہ ${row[1]}`,
            `ab tak lagataar ${row[0]} din, zyada se zyada ${row[1]}`,
          ),
          context,
        ),
      slips && sentence(`${say(context, 'بار بار ٹالا گیا', 'baar baar taala gaya')}: ${slips}`, context),
    ]
      .filter(Boolean)
      .join(' ')
  },
  counted(count, filter, context) {
    const what = 'all' in filter ? '' : ` (${describeFilter(filter, context)})`
    return sentence(
      (count ? tasksInWords(count, context) : say(context, 'کوئی کام نہیں', 'Koi kaam nahi')) + what,
      context,
    )
  },
  due: (tasks, context) =>
    tasks
      .map((task) =>
        task.due
          ? sentence(`${quoted(task.title, context)}: ${lines.dueAndRepeat(task, context)}`, context) +
            nextDates(task, context)
          : sentence(
              `${quoted(task.title, context)} ${say(context, 'کی کوئی تاریخ نہیں', 'ki koi tareekh nahi')}`,
              context,
            ),
      )
      .join('\n'),
  details: (tasks, context) =>
    tasks
      .map(
        (task) =>
          `${sentence(lines.line(task, context), context)}${nextDates(task, context)}${task.note ? `\n${own(task.note, context)}` : ''}${lines.comments(task, context)}`,
      )
      .join('\n'),
  placed(tasks, beside, context) {
    const them = namedAll(tasks, context)
    if (typeof beside === 'string') {
      const where =
        beside === 'first'
          ? say(context, 'اب فہرست میں سب سے اوپر ہے', 'ab list mein sab se upar hai')
          : say(context, 'اب فہرست میں سب سے نیچے ہے', 'ab list mein sab se neeche hai')
      return sentence(`${them} ${where}`, context)
    }
    return 'before' in beside
      ? sentence(
          `${them} ${say(context, 'اب اس سے پہلے ہے', 'ab is se pehle hai')}: ${quoted(beside.before, context)}`,
          context,
        )
      : sentence(
          `${them} ${say(context, 'اب اس کے بعد ہے', 'ab is ke baad hai')}: ${quoted(beside.after, context)}`,
          context,
        )
  },
  names(kind, names, context) {
    const { sign, noun } = NAMED[kind]
    const word = say(context, ...noun)
    if (!names.length)
      return sentence(`${say(context, 'ابھی کوئی', 'Abhi koi')} ${word} ${say(context, 'نہیں', 'nahi')}`, context)
    const shown = names.slice(0, NAMES_SHOWN).map((name) => own(sign + name, context))
    const more = names.length > NAMES_SHOWN ? `${comma(context)}+${names.length - NAMES_SHOWN}` : ''
    return sentence(`${say(context, 'آپ کے', 'Aap ke')} ${word}: ${shown.join(comma(context))}${more}`, context)
  },

  which: (tasks, context) =>
    `${say(context, 'کون سا کام مراد ہے؟', 'Kaun sa kaam murad hai?')}\n${lines.numbered(tasks, context)}\n${say(context, 'نمبر بتائیں، یا “سب”۔', 'Number batayein, ya “sab”.')}`,
  proposed(proposal, tasks, context) {
    const rest = proposal.count > tasks.length ? `\n… +${proposal.count - tasks.length}` : ''
    const question = `${proposalInWords(proposal, context)}${say(context, '؟', '?')}`
    return `${question}\n${lines.numbered(tasks, context)}${rest}\n${say(context, '(ہاں / نہیں)', '(haan / nahi)')}`
  },
  confirmed({ act, count, title, changes }, context) {
    const what = changes ? ` (${describeChanges(changes, context)})` : ''
    const done = sentence(
      `${named(count, title, context)}${what} ${say(context, ...(count === 1 ? DONE : ALL_DONE)[act])}`,
      context,
    )
    return `${done} ${say(context, '“واپس لو” کہہ کر واپس لے سکتے ہیں۔', '“wapas lo” keh kar wapas le sakte hain.')}`
  },
  declined: (proposal, context) =>
    proposal
      ? sentence(
          `${say(context, 'ٹھیک ہے، رہنے دیا', 'Theek hai, rehne diya')}: ${named(proposal.count, proposal.title, context)}`,
          context,
        )
      : sentence(say(context, 'ٹھیک ہے', 'Theek hai'), context),
  asked: (question, choices) => [question, ...choices.map((choice, index) => `${index + 1}. ${choice}`)].join('\n'),

  askHours: ({ from, to }, context) =>
    from
      ? say(context, `${from} سے کب تک خاموشی؟`, `${from} se kab tak khamoshi?`)
      : to
        ? say(context, `${to} تک، کب سے خاموشی؟`, `${to} tak, kab se khamoshi?`)
        : say(context, 'کب سے کب تک؟', 'Kab se kab tak?'),
  pastDue([task, ...more], context) {
    const { title, due, next } = task!
    const ask = say(
      context,
      'کوئی اور تاریخ بتائیں، یا پھر بھی شامل کر دوں؟',
      'Koi aur tareekh batayein, ya phir bhi shamil kar dun?',
    )
    const none = say(context, 'بغیر تاریخ', 'Baghair tareekh')
    const yes = say(context, 'پھر بھی', 'Phir bhi')
    const then = say(context, 'اگلی بار', 'Agli baar')
    if (more.length) {
      const many = say(
        context,
        `${more.length + 1} کاموں کا وقت گزر چکا ہے۔`,
        `${more.length + 1} kaamon ka waqt guzar chuka hai.`,
      )
      return { question: `${many} ${ask}`, choices: [yes, then, none] }
    }
    const over = say(context, 'کا وقت گزر چکا ہے', 'ka waqt guzar chuka hai')
    return {
      question: `${sentence(`${quoted(title, context)} ${over} (${whenInWords(due, context)})`, context)} ${ask}`,
      choices: [`${yes}, ${whenInWords(due, context)}`, `${then}: ${whenInWords(next, context)}`, none],
    }
  },
  asNewTask: (title, context) => `${quoted(title, context)} ${say(context, 'شامل کروں', 'shamil karun')}`,
  asProposed: proposalInWords,
  unclear: (choices, context) =>
    [
      say(
        context,
        'میں نے کچھ پوچھا تھا؛ یقین نہیں کہ یہ اس کا جواب ہے۔ کیا کروں؟',
        'Main ne kuch poocha tha; yaqeen nahi ke yeh us ka jawab hai. Kya karun?',
      ),
      ...choices.map((choice, index) => `${index + 1}. ${choice}`),
      say(context, 'نمبر بتائیں، یا “نہیں”۔', 'Number batayein, ya “nahi”.'),
    ].join('\n'),
  leftAlone: (proposal, context) =>
    sentence(
      `${named(proposal.count, proposal.title, context)}: ${say(context, 'رہنے دیا گیا', 'rehne diya gaya')}`,
      context,
    ),

  nothingFits: (context) => say(context, 'ایسا کوئی کام نہیں ملا۔', 'Aisa koi kaam nahi mila.'),
  nothingShown: (context) =>
    say(
      context,
      'ابھی کوئی فہرست نہیں دکھائی؛ پہلے “میرے کام دکھاؤ” کہیں۔',
      'Abhi koi list nahi dikhai; pehle “mere kaam dikhao” kahein.',
    ),
  shownOnly: (count, context) =>
    say(context, `دکھائی گئی فہرست میں صرف ${count} کام ہیں۔`, `Dikhai gayi list mein sirf ${count} kaam hain.`),
  gone: (context) => say(context, 'وہ کام اب نہیں ہیں۔', 'Woh kaam ab nahi hain.'),
  whichTask: (context) =>
    say(
      context,
      'مجھے یقین نہیں کہ کون سا کام مراد ہے؛ اس کا نام بتائیں۔',
      'Mujhe yaqeen nahi ke kaun sa kaam murad hai; us ka naam batayein.',
    ),
  noTitle: (context) =>
    say(
      context,
      'سمجھ نہیں آیا کون سا کام؛ اس کے کچھ الفاظ بتائیں۔',
      'Samajh nahi aaya kaun sa kaam; us ke kuch alfaz batayein.',
    ),
  notFound: (title, _, context) =>
    sentence(
      `${quoted(title, context)} ${say(context, 'جیسا کوئی کام نہیں ملا', 'jaisa koi kaam nahi mila')}`,
      context,
    ),
  noDateToCountFrom: (title, context) =>
    sentence(
      `${quoted(title, context)} ${say(context, 'کی کوئی تاریخ نہیں؛ بتائیں کب یاد دلاؤں', 'ki koi tareekh nahi; batayein kab yaad dilaun')}`,
      context,
    ),
  noTimeToMove: (title, context) =>
    sentence(
      `${quoted(title, context)} ${say(context, 'کا ابھی کوئی وقت نہیں؛ بتائیں کتنے بجے', 'ka abhi koi waqt nahi; batayein kitne baje')}`,
      context,
    ),
  unknownZone: (timeZone, context) =>
    sentence(
      `${say(context, 'یہ ٹائم زون معلوم نہیں', 'Yeh time zone maloom nahi')}: ${own(timeZone, context)} (${own('Asia/Karachi', context)})`,
      context,
    ),
  nothingAsked: (context) =>
    say(
      context,
      'میں نے ایسا کچھ نہیں پوچھا؛ بتائیں کیا کرنا ہے۔',
      'Main ne aisa kuch nahi poocha; batayein kya karna hai.',
    ),
  nothingToConfirm: (context) => say(context, 'تصدیق کے لیے کچھ نہیں ہے۔', 'Tasdeeq ke liye kuch nahi hai.'),
  refused: ({ code }, context) => say(context, ...REFUSED[code]),
  notUnderstood: (explanation, suggestions, context) =>
    [
      explanation ? own(explanation, context) : say(context, 'یہ سمجھ نہیں آیا۔', 'Yeh samajh nahi aaya.'),
      suggestions.length && own(suggestions.join(' · '), context),
    ]
      .filter(Boolean)
      .join(' '),
  modelUsedUp: (perDay, context) =>
    say(
      context,
      `آج ماڈل سے پوچھنے کی حد (${perDay}) پوری ہو گئی ہے۔`,
      `Aaj model se poochne ki had (${perDay}) poori ho gayi hai.`,
    ),
  help: (context) =>
    say(
      context,
      `میں آپ کے کام یاد رکھتا ہوں۔ مثلاً کہیں:
• کل صبح ۹ بجے ڈاکٹر کو کال کرنا یاد دلانا
• آج کیا کرنا ہے؟ · میرے کام دکھاؤ
• بجلی کا بل مکمل ہو گیا · ڈاکٹر کو جمعہ پر لے جاؤ
• دوسرا حذف کرو · واپس لو`,
      `Main aap ke kaam yaad rakhta hun. Maslan kahein:
• kal subah 9 baje doctor ko call karna yaad dilana
• aaj kya karna hai? · mere kaam dikhao
• bijli ka bill mukammal ho gaya · doctor ko jumma par le jao
• doosra delete karo · wapas lo`,
    ),
  smallTalk: (said, context) =>
    /(?:shukriya|shukria|thanks|thank you|meherbani|شکریہ|مہربانی)/iu.test(said)
      ? say(context, 'کوئی بات نہیں۔', 'Koi baat nahi.')
      : /(?:khuda hafiz|allah hafiz|shab[- ]?bakhair|خدا حافظ|اللہ حافظ|شب بخیر)/iu.test(said)
        ? say(context, 'اللہ حافظ۔', 'Allah hafiz.')
        : say(
            context,
            'جی، بتائیں کیا یاد رکھنا ہے، یا پوچھیں کیا کرنا ہے۔',
            'Ji, batayein kya yaad rakhna hai, ya poochein kya karna hai.',
          ),
  outOfScope: (context) =>
    say(
      context,
      'میں صرف آپ کے کاموں کے بارے میں جانتا ہوں۔ بتائیں کیا یاد رکھنا ہے، یا “مدد” کہیں۔',
      'Main sirf aap ke kaamon ke bare mein janta hun. Batayein kya yaad rakhna hai, ya “madad” kahein.',
    ),
  notThere: (missing, context) =>
    missing
      ? say(context, ...NOT_THERE[missing])
      : say(
          context,
          'یہ ابھی نہیں ہو سکتا؛ “مدد” کہیں تو بتاؤں گا کہ کیا ہو سکتا ہے۔',
          'Yeh abhi nahi ho sakta; “madad” kahein to bataunga ke kya ho sakta hai.',
        ),
}

const NOT_THERE: Record<Missing, readonly [urdu: string, roman: string]> = {
  timer: [
    'ٹائمر ابھی نہیں ہے۔ یوں کہیں: “۱۰ منٹ بعد چولہا بند کرنا یاد دلانا”۔',
    'Timer abhi nahi hai. Yun kahein: “10 minute baad chulha band karna yaad dilana”.',
  ],
  sharing: [
    'کام ابھی کسی کے ساتھ شیئر نہیں ہو سکتے، اور میں کسی کو کچھ نہیں بھیجتا۔',
    'Kaam abhi kisi ke saath share nahi ho sakte, aur main kisi ko kuch nahi bhejta.',
  ],
  file: ['فائلیں ابھی نہیں لگ سکتیں۔', 'Files abhi nahi lag saktin.'],
  place: [
    'مجھے معلوم نہیں آپ کہاں ہیں، اس لیے جگہ پر یاد نہیں دلا سکتا۔ وقت بتائیں تو یاد دلاؤں گا۔',
    'Mujhe maloom nahi aap kahan hain, is liye jagah par yaad nahi dila sakta. Waqt batayein to yaad dilaunga.',
  ],
  calendar: [
    'میں کسی دوسرے کیلنڈر یا ایپ سے جڑا نہیں۔ اس کی فائل ایپ کی ترتیبات میں “اندر اور باہر” سے، یا “todo import FILE” سے لائی جا سکتی ہے۔',
    'Main kisi doosre calendar ya app se jura nahi. Us ki file app ki settings mein “andar aur bahar” se, ya “todo import FILE” se laayi ja sakti hai.',
  ],
  copy: [
    'میں چھاپ یا بھیج نہیں سکتا۔ آپ کا سب کچھ ایپ کی ترتیبات میں “اندر اور باہر” سے، یا “todo export FILE” سے ساتھ لیا جا سکتا ہے۔',
    'Main chhaap ya bhej nahi sakta. Aap ka sab kuch app ki settings mein “andar aur bahar” se, ya “todo export FILE” se saath liya ja sakta hai.',
  ],
  tracking: ['میں ابھی وقت نہیں ناپتا۔', 'Main abhi waqt nahi naapta.'],
  pin: [
    'کام ابھی پن نہیں ہو سکتا۔ ترجیح اسے اوپر لاتی ہے: “p1”۔',
    'Kaam abhi pin nahi ho sakta. Tarjeeh use upar lati hai: “p1”.',
  ],
  archive: [
    'آرکائیو نہیں ہے: جو مکمل ہو گیا وہ راستے سے ہٹ جاتا ہے۔',
    'Archive nahi hai: jo mukammal ho gaya woh raste se hat jata hai.',
  ],
}
