/** What the assistant says in Urdu beside the model, in the letters that the message has. */
import { splitWall } from '../../../time/civil.ts'
import type { AssistantReplies, BeyondGrammar, ModelAway, PlanItem } from '../../assistant.ts'
import { isolate } from '../../replies.ts'
import type { Context } from '../../types.ts'
import { lines } from './replies.ts'
import { say, whenInWords } from './wording.ts'

type Both = readonly [urdu: string, roman: string]

const own = (text: string, { isRoman }: Context): string => isolate(isRoman ? 'ltr' : 'rtl', text)
const quoted = (title: string, context: Context): string => `“${own(title, context)}”`

const ACTS: Record<PlanItem['act'], Both> = {
  create: ['شامل کروں', 'shamil karun'],
  change: ['تبدیل کروں', 'tabdeel karun'],
  complete: ['مکمل کروں', 'mukammal karun'],
  reopen: ['دوبارہ کھولوں', 'dobara kholun'],
  skip: ['چھوڑ دوں', 'chhor dun'],
  delete: ['حذف کروں', 'delete karun'],
  snooze: ['یاد دلاؤں', 'yaad dilaun'],
}

function itemInWords({ act, before, after, at }: PlanItem, context: Context): string {
  const title = quoted(before?.title ?? after.title, context)
  const renamed = before && before.title !== after.title ? ` ← ${quoted(after.title, context)}` : ''
  const was = act === 'change' && before?.due ? lines.due(before, context) : ''
  const before_ = was && was !== lines.due(after, context) ? ` (${say(context, 'پہلے', 'pehle')} ${was})` : ''
  const when = act === 'snooze' ? ` — ${whenInWords(splitWall(at!), context)}` : lines.behindTitle(after, context)
  return `${title}${renamed} ${say(context, ...ACTS[act])}${when}${before_}`
}

const KEPT: Both = [
  ' اگر اسے جوں کا توں کام بنانا ہے تو شروع میں “-” لکھیں۔',
  ' Agar isay jun ka tun kaam banana hai to shuru mein “-” likhein.',
]

const LOOK: Both = [
  'یہ میں خود نہیں سوچ سکتا۔ “آج کیا کرنا ہے” اور “اس ہفتے کیا کرنا ہے” سے دیکھیں کہ کیا باقی ہے، پھر کہیں: “2 جمعہ کو کر دو”۔',
  'Yeh main khud nahi soch sakta. “aaj kya karna hai”, “is hafte kya karna hai” aur “overdue kaam dikhao” se dekhein ke kya baqi hai, phir kahein: “2 jumma ko kar do”.',
]
const ONE_EACH: Both = [
  'یہ میں خود نہیں سوچ سکتا۔ ہر سطر میں ایک بات لکھیں، میں ہر ایک کو الگ کام بنا دوں گا۔',
  'Yeh main khud nahi soch sakta. Har satar mein ek baat likhein, main har ek ko alag kaam bana dun ga.',
]
const UNREAD: Both = ['یہ میں نہیں سمجھا۔', 'Yeh main nahi samjha.']

const INSTEAD: Record<BeyondGrammar, Both> = {
  plan: LOOK,
  split: ONE_EACH,
  prioritise: LOOK,
  summarise: LOOK,
  explain: [
    'یہ میں خود نہیں سمجھا سکتا۔ “مدد” سے دیکھیں کہ میں کیا سمجھتا ہوں۔',
    'Yeh main khud nahi samjha sakta. “madad” se dekhein ke main kya samajhta hun.',
  ],
  find: LOOK,
  compare: LOOK,
  advise: LOOK,
  question: LOOK,
  sentences: ONE_EACH,
  language: ['یہ زبان میں نہیں پڑھ سکتا۔', 'Yeh zaban main nahi parh sakta.'],
  unread: UNREAD,
}
const KEEPS: readonly BeyondGrammar[] = ['plan', 'split', 'sentences', 'language', 'question']

const AWAY: Record<ModelAway, Both> = {
  timeout: ['ماڈل نے وقت پر جواب نہیں دیا', 'Model ne waqt par jawab nahi diya'],
  busy: ['ماڈل اس وقت مصروف ہے', 'Model is waqt masroof hai'],
  unavailable: ['ماڈل تک رسائی نہیں ہوئی', 'Model tak rasai nahi hui'],
  denied: ['ماڈل کے سرور نے اجازت نہیں دی', 'Model ke server ne ijazat nahi di'],
  refused: ['ماڈل نے اس کا جواب دینے سے انکار کیا', 'Model ne is ka jawab dene se inkar kiya'],
  cut: ['ماڈل کا جواب بیچ میں ٹوٹ گیا', 'Model ka jawab beech mein toot gaya'],
  unusable: ['ماڈل کا جواب کام کا نہیں تھا', 'Model ka jawab kaam ka nahi tha'],
  'too-long': ['یہ ماڈل کے لیے بہت لمبا تھا', 'Yeh model ke liye bohat lamba tha'],
  resting: [
    'ماڈل کئی بار ناکام رہا، اس لیے کچھ دیر اس سے نہیں پوچھوں گا',
    'Model kai baar nakam raha, is liye kuch der us se nahi poochhun ga',
  ],
}

const STEPS: Record<string, Both> = {
  list_tasks: ['کام دیکھ رہا ہوں', 'kaam dekh raha hun'],
  agenda: ['آپ کے دن دیکھ رہا ہوں', 'aap ke din dekh raha hun'],
  history: ['دیکھ رہا ہوں کہ کیا ہوا', 'dekh raha hun ke kya hua'],
}
const WORKING: Both = ['کام جاری ہے', 'kaam jari hai']

export const assistant: AssistantReplies = {
  list: (tasks, context) => lines.numbered(tasks, context),
  plan(items, { timeZone, quietHours, undo, redo, collections = [] }, context) {
    const all = [
      ...items.map((item) => itemInWords(item, context)),
      ...collections,
      timeZone && `${say(context, 'ٹائم زون', 'time zone')}: ${own(timeZone, context)}`,
      quietHours && `${say(context, 'خاموشی', 'khamoshi')}: ${own(`${quietHours.from}–${quietHours.to}`, context)}`,
      quietHours === null && say(context, 'خاموشی کا وقت ختم کروں', 'khamoshi ka waqt khatam karun'),
      undo && `${say(context, 'پچھلا کیا ہوا واپس لوں', 'pichhla kiya hua wapas lun')} (${undo})`,
      redo && `${say(context, 'جو واپس لیا وہ دوبارہ کروں', 'jo wapas liya woh dobara karun')} (${redo})`,
    ].filter(Boolean)
    const numbered = all.map((each, index) => `${index + 1}. ${each}`).join('\n')
    return `${say(context, 'میں یہ کروں گا:', 'Main yeh karun ga:')}\n${numbered}\n${say(context, 'کر دوں؟ (ہاں / نہیں)', 'Kar dun? (haan / nahi)')}`
  },
  unchanged: (context) => say(context, 'کچھ نہیں بدلا۔', 'Kuch nahi badla.'),
  step: (tool, about, context) =>
    `${say(context, ...(STEPS[tool] ?? WORKING))}${about ? `: ${own(about, context)}` : ''} …`,
  instead: (why, context) => say(context, ...INSTEAD[why]) + (KEEPS.includes(why) ? say(context, ...KEPT) : ''),
  howToGetModel: (context) =>
    say(context, 'ایسی باتوں کے لیے اسے ماڈل کے ساتھ چلائیں: ', 'Aisi baton ke liye isay model ke sath chalayein: ') +
    own('make dev MODEL_URL=http://localhost:11434/v1 MODEL_NAME=qwen3', context),
  away: (why, context) =>
    say(context, `${AWAY[why][0]}؛ کچھ تبدیل نہیں ہوا۔`, `${AWAY[why][1]}; kuch tabdeel nahi hua.`),
}
