import { beforeAll, describe, expect, it } from 'vitest'
import { loadLanguage, understand } from '../../../index.ts'
import type { Command } from '../../../types.ts'

/** Wednesday, 11 March 2026. */
const CONTEXT = { now: '2026-03-11T09:30', timeZone: 'Asia/Karachi', language: 'ur' }
const read = (text: string) => understand(text, CONTEXT)

beforeAll(() => loadLanguage('ur'))

const COMMANDS: [text: string, command: Command][] = [
  ['جو ابھی کیا وہ واپس کرو', { kind: 'undo' }],
  ['mere kaam dikhao', { kind: 'list', filter: { all: true }, answer: 'list' }],
  ['aaj ke kaam dikhao', { kind: 'list', filter: { due: { from: '2026-03-11', to: '2026-03-12' } }, answer: 'list' }],
  ['آج کے کام دکھاؤ', { kind: 'list', filter: { due: { from: '2026-03-11', to: '2026-03-12' } }, answer: 'list' }],
  ['kal ki list dikha do', { kind: 'list', filter: { due: { from: '2026-03-12', to: '2026-03-13' } }, answer: 'list' }],
  [
    'mujhe is hafte ke saare kaam batao',
    { kind: 'list', filter: { due: { from: '2026-03-09', to: '2026-03-16' } }, answer: 'list' },
  ],
  ['aaj kya karna hai?', { kind: 'list', filter: { due: { from: '2026-03-11', to: '2026-03-12' } }, answer: 'list' }],
  ['آج کیا کرنا ہے؟', { kind: 'list', filter: { due: { from: '2026-03-11', to: '2026-03-12' } }, answer: 'list' }],
  ['kal kya kya hai', { kind: 'list', filter: { due: { from: '2026-03-12', to: '2026-03-13' } }, answer: 'list' }],
  [
    'kal mera kya plan hai?',
    { kind: 'list', filter: { due: { from: '2026-03-12', to: '2026-03-13' } }, answer: 'list' },
  ],
  [
    'is hafte koi kaam baqi hai?',
    {
      kind: 'list',
      filter: { and: [{ status: 'open' }, { due: { from: '2026-03-09', to: '2026-03-16' } }] },
      answer: 'list',
    },
  ],
  ['kaun se kaam baqi hain', { kind: 'list', filter: { status: 'open' }, answer: 'list' }],
  ['کون سے کام باقی ہیں؟', { kind: 'list', filter: { status: 'open' }, answer: 'list' }],
  ['overdue kaam dikhao', { kind: 'list', filter: { overdue: true }, answer: 'list' }],
  ['zaroori kaam dikhao', { kind: 'list', filter: { priority: 1 }, answer: 'list' }],
  ['mukammal kaam dikhao', { kind: 'list', filter: { status: 'completed' }, answer: 'list' }],
  ['#Ghar ke kaam dikhao', { kind: 'list', filter: { project: 'Ghar', withChildren: false }, answer: 'list' }],
  ['Ali wale kaam dikhao', { kind: 'list', filter: { search: 'Ali' }, answer: 'list' }],
  ['aaj kitne kaam hain', { kind: 'list', filter: { due: { from: '2026-03-11', to: '2026-03-12' } }, answer: 'count' }],
  ['کل کتنے کام ہیں؟', { kind: 'list', filter: { due: { from: '2026-03-12', to: '2026-03-13' } }, answer: 'count' }],
  ['dentist kab hai?', { kind: 'list', filter: { search: 'dentist' }, answer: 'when' }],
  ['bill kab dena hai?', { kind: 'list', filter: { search: 'bill' }, answer: 'when' }],
  ['meri list', { kind: 'list', filter: { all: true }, answer: 'list' }],
  ['aaj ke kaam', { kind: 'list', filter: { due: { from: '2026-03-11', to: '2026-03-12' } }, answer: 'list' }],
  ['report mukammal kar do', { kind: 'complete', target: { title: 'report' } }],
  ['رپورٹ مکمل کر دو', { kind: 'complete', target: { title: 'رپورٹ' } }],
  ['gym ho gaya', { kind: 'complete', target: { title: 'gym' } }],
  ['doctor wala kaam ho gaya hai', { kind: 'complete', target: { title: 'doctor' } }],
  ['maine bill de diya', { kind: 'complete', target: { title: 'bill' } }],
  ['میں نے بل ادا کر دیا', { kind: 'complete', target: { title: 'بل' } }],
  ['maine doodh le liya', { kind: 'complete', target: { title: 'doodh' } }],
  ['maine Ali ko call kar liya', { kind: 'complete', target: { title: 'Ali ko call' } }],
  ['kapray dho liye', { kind: 'complete', target: { title: 'kapray' } }],
  ['doosra wala mukammal kar do', { kind: 'complete', target: { shown: [2] } }],
  ['number 2 tick kar do', { kind: 'complete', target: { shown: [2] } }],
  ['yeh ho gaya', { kind: 'complete', target: { last: true } }],
  ['ho gaya', { kind: 'complete', target: { last: true } }],
  ['report dobara khol do', { kind: 'reopen', target: { title: 'report' } }],
  ['bill wapas list mein daal do', { kind: 'reopen', target: { title: 'bill' } }],
  ['gym abhi nahi hua', { kind: 'reopen', target: { title: 'gym' } }],
  ['bill mita do', { kind: 'delete', target: { title: 'bill' } }],
  ['بل مٹا دو', { kind: 'delete', target: { title: 'بل' } }],
  ['doctor wala task delete kar do', { kind: 'delete', target: { title: 'doctor' } }],
  ['delete gym', { kind: 'delete', target: { title: 'gym' } }],
  ['list se doodh nikal do', { kind: 'delete', target: { title: 'doodh' } }],
  ['aakhri wala hata do', { kind: 'delete', target: { shown: [-1] } }],
  ['saare kaam hata do', { kind: 'delete', target: { filter: { all: true } } }],
  [
    'kal ke saare kaam delete kar do',
    { kind: 'delete', target: { filter: { due: { from: '2026-03-12', to: '2026-03-13' } } } },
  ],
  ['meeting cancel kar do', { kind: 'delete', target: { title: 'meeting' } }],
  ['gym is baar chhor do', { kind: 'skip', target: { title: 'gym' } }],
  [
    'report kal par shift kar do',
    { kind: 'update', target: { title: 'report' }, changes: { due: { date: '2026-03-12' } } },
  ],
  [
    'report ko jumme tak taal do',
    { kind: 'update', target: { title: 'report' }, changes: { due: { date: '2026-03-13' } } },
  ],
  [
    'dentist jumme ko kar do',
    { kind: 'update', target: { title: 'dentist' }, changes: { due: { date: '2026-03-13' } } },
  ],
  [
    'meeting ka time 5 baje kar do',
    { kind: 'update', target: { title: 'meeting' }, changes: { due: { time: '17:00', isOpenHour: true } } },
  ],
  [
    'میٹنگ کا ٹائم ۵ بجے کر دو',
    { kind: 'update', target: { title: 'میٹنگ' }, changes: { due: { time: '17:00', isOpenHour: true } } },
  ],
  ['meeting do din aage kar do', { kind: 'update', target: { title: 'meeting' }, changes: { postpone: { days: 2 } } }],
  [
    'report ko ek hafte ke liye taal do',
    { kind: 'update', target: { title: 'report' }, changes: { postpone: { days: 7 } } },
  ],
  ['report ki priority high kar do', { kind: 'update', target: { title: 'report' }, changes: { priority: 1 } }],
  ['bill ki priority 2 kar do', { kind: 'update', target: { title: 'bill' }, changes: { priority: 2 } }],
  ['bill ko zaroori kar do', { kind: 'update', target: { title: 'bill' }, changes: { priority: 1 } }],
  [
    'report ka naam final report rakh do',
    { kind: 'update', target: { title: 'report' }, changes: { title: 'final report' } },
  ],
  ['isko kal kar do', { kind: 'update', target: { last: true }, changes: { due: { date: '2026-03-12' } } }],
  ['nahi, jumme ko', { kind: 'update', target: { last: true }, changes: { due: { date: '2026-03-13' } } }],
  ['nahi 5 baje', { kind: 'update', target: { last: true }, changes: { due: { time: '17:00', isOpenHour: true } } }],
  [
    'kal subah 9 baje',
    { kind: 'update', target: { last: true }, changes: { due: { date: '2026-03-12', time: '09:00' } } },
  ],
  ['10 minute baad dobara yaad dilana', { kind: 'snooze', target: { last: true }, until: { minutes: 10 } }],
  ['abhi nahi', { kind: 'snooze', target: { last: true }, until: { minutes: 60 } }],
  ['baad mein yaad dilana', { kind: 'snooze', target: { last: true }, until: { minutes: 60 } }],
  ['undo', { kind: 'undo' }],
  ['wapas karo', { kind: 'undo' }],
  ['yeh wapas kar do', { kind: 'undo' }],
  ['ghalti ho gayi', { kind: 'undo' }],
  ['shukriya', { kind: 'none', reason: 'small-talk' }],
  ['bohat shukriya', { kind: 'none', reason: 'small-talk' }],
  ['شکریہ بھائی', { kind: 'none', reason: 'small-talk' }],
  ['salam', { kind: 'none', reason: 'small-talk' }],
  ['السلام علیکم', { kind: 'none', reason: 'small-talk' }],
  ['khuda hafiz', { kind: 'none', reason: 'small-talk' }],
  ['haan', { kind: 'confirm' }],
  ['theek hai', { kind: 'confirm' }],
  ['nahi', { kind: 'cancel' }],
  ['rehne do', { kind: 'cancel' }],
  ['madad', { kind: 'help' }],
  ['mausam kaisa hai?', { kind: 'none', reason: 'out-of-scope' }],
  ['kaun jeeta match?', { kind: 'none', reason: 'out-of-scope' }],
  ['pakistan ka capital kya hai?', { kind: 'none', reason: 'out-of-scope' }],
  ['tum kaun ho?', { kind: 'none', reason: 'small-talk' }],
  [
    'اتوار کو کوئی کام ہے؟',
    { kind: 'list', filter: { due: { from: '2026-03-15', to: '2026-03-16' } }, answer: 'list' },
  ],
  [
    'کل کے لیے کتنے کام باقی ہیں؟',
    {
      kind: 'list',
      filter: { and: [{ status: 'open' }, { due: { from: '2026-03-12', to: '2026-03-13' } }] },
      answer: 'count',
    },
  ],
  ['میرے سارے کام دکھاؤ', { kind: 'list', filter: { all: true }, answer: 'list' }],
  ['اس ہفتے کے کام بتاؤ', { kind: 'list', filter: { due: { from: '2026-03-09', to: '2026-03-16' } }, answer: 'list' }],
  ['ڈاکٹر کب جانا ہے؟', { kind: 'list', filter: { search: 'ڈاکٹر' }, answer: 'when' }],
  ['جم ہو گیا', { kind: 'complete', target: { title: 'جم' } }],
  ['دودھ والا کام ہو گیا ہے', { kind: 'complete', target: { title: 'دودھ' } }],
  ['دوسرا والا مکمل کر دو', { kind: 'complete', target: { shown: [2] } }],
  ['رپورٹ دوبارہ کھول دو', { kind: 'reopen', target: { title: 'رپورٹ' } }],
  ['بل واپس لسٹ میں ڈال دو', { kind: 'reopen', target: { title: 'بل' } }],
  ['کپڑوں والا ٹاسک غلطی سے ٹک ہو گیا، واپس لسٹ میں لاؤ', { kind: 'reopen', target: { title: 'کپڑوں' } }],
  ['ڈاکٹر والا ریمائنڈر ہٹا دو', { kind: 'delete', target: { title: 'ڈاکٹر' } }],
  ['آخری والا ہٹا دو', { kind: 'delete', target: { shown: [-1] } }],
  ['سارے مکمل کام مٹا دو', { kind: 'delete', target: { filter: { status: 'completed' } } }],
  ['میٹنگ کینسل کر دو', { kind: 'delete', target: { title: 'میٹنگ' } }],
  [
    'رپورٹ کو اگلے ہفتے تک ٹال دو',
    { kind: 'update', target: { title: 'رپورٹ' }, changes: { due: { date: '2026-03-16' } } },
  ],
  [
    'آج کے سارے کام کل پر ڈال دو',
    {
      kind: 'update',
      target: { filter: { due: { from: '2026-03-11', to: '2026-03-12' } } },
      changes: { due: { date: '2026-03-12' } },
    },
  ],
  ['بل کی priority 1 کر دو', { kind: 'update', target: { title: 'بل' }, changes: { priority: 1 } }],
  ['میٹنگ دو دن آگے کر دو', { kind: 'update', target: { title: 'میٹنگ' }, changes: { postpone: { days: 2 } } }],
  ['نہیں، جمعے کو', { kind: 'update', target: { last: true }, changes: { due: { date: '2026-03-13' } } }],
  [
    'رپورٹ کا نام فائنل رپورٹ رکھ دو',
    { kind: 'update', target: { title: 'رپورٹ' }, changes: { title: 'فائنل رپورٹ' } },
  ],
  ['۱۰ منٹ بعد دوبارہ یاد دلانا', { kind: 'snooze', target: { last: true }, until: { minutes: 10 } }],
  ['واپس کرو', { kind: 'undo' }],
  ['ہاں', { kind: 'confirm' }],
  ['ٹھیک ہے', { kind: 'confirm' }],
  ['نہیں', { kind: 'cancel' }],
  ['رہنے دو', { kind: 'cancel' }],
  ['مدد', { kind: 'help' }],
  ['موسم کیسا ہے؟', { kind: 'none', reason: 'out-of-scope' }],
  ['تم کون ہو؟', { kind: 'none', reason: 'small-talk' }],
  ['kapray ghalti se tick ho gaye, wapas list mein lao', { kind: 'reopen', target: { title: 'kapray' } }],
  [
    'aaj ke saare kaam kal par daal do',
    {
      kind: 'update',
      target: { filter: { due: { from: '2026-03-11', to: '2026-03-12' } } },
      changes: { due: { date: '2026-03-12' } },
    },
  ],
  [
    'report ki deadline jumma kar do',
    { kind: 'update', target: { title: 'report' }, changes: { deadline: { date: '2026-03-13', time: null } } },
  ],
  [
    'in sab ko kal par shift kar do',
    { kind: 'update', target: { shown: 'all' }, changes: { due: { date: '2026-03-12' } } },
  ],
  ['yeh sab mukammal kar do', { kind: 'complete', target: { shown: 'all' } }],
  ['number 2 aur 3 hata do', { kind: 'delete', target: { shown: [2, 3] } }],
  ['pehle do mukammal kar do', { kind: 'complete', target: { shown: [1, 2] } }],
  ['task 3 dikhao', { kind: 'show', target: { shown: [3] } }],
  ['baghair tareekh ke kaam dikhao', { kind: 'list', filter: { noDate: true }, answer: 'list' }],
  ['kal kya karna hai', { kind: 'list', filter: { due: { from: '2026-03-12', to: '2026-03-13' } }, answer: 'list' }],
  [
    'aaj mere zimme kya hai',
    { kind: 'list', filter: { due: { from: '2026-03-11', to: '2026-03-12' } }, answer: 'list' },
  ],
  [
    'mere paas aaj kitne kaam hain',
    { kind: 'list', filter: { due: { from: '2026-03-11', to: '2026-03-12' } }, answer: 'count' },
  ],
  [
    'kya aaj koi meeting hai?',
    {
      kind: 'list',
      filter: { and: [{ due: { from: '2026-03-11', to: '2026-03-12' } }, { search: 'meeting' }] },
      answer: 'list',
    },
  ],
  ['kal maine kya kiya?', { kind: 'list', filter: { due: { from: '2026-03-10', to: '2026-03-11' } }, answer: 'list' }],
  [
    'aaj maine kya mukammal kiya?',
    { kind: 'list', filter: { completed: { from: '2026-03-11', to: '2026-03-12' } }, answer: 'list' },
  ],
  ['list dikhao', { kind: 'list', filter: { all: true }, answer: 'list' }],
  ['kaam khatam ho gaya', { kind: 'complete', target: { last: true } }],
  [
    'meeting ab 5 baje hai',
    { kind: 'update', target: { title: 'meeting' }, changes: { due: { time: '17:00', isOpenHour: true } } },
  ],
  ['bill jumme tak kar do', { kind: 'update', target: { title: 'bill' }, changes: { due: { date: '2026-03-13' } } }],
  [
    'rent har mahine kar do',
    {
      kind: 'update',
      target: { title: 'rent' },
      changes: { repeat: { rule: 'FREQ=MONTHLY', start: { date: '2026-03-11', time: null }, counted: 'schedule' } },
    },
  ],
  [
    'gym har peer ko kar do',
    {
      kind: 'update',
      target: { title: 'gym' },
      changes: {
        repeat: { rule: 'FREQ=WEEKLY;BYDAY=MO', start: { date: '2026-03-16', time: null }, counted: 'schedule' },
      },
    },
  ],
  ['is kaam ko #Ghar mein daal do', { kind: 'update', target: { last: true }, changes: { project: 'Ghar' } }],
  ['bijli ka bill bhar diya', { kind: 'complete', target: { title: 'bijli ka bill' } }],
  ['میں نے بجلی کا بل جمع کرا دیا', { kind: 'complete', target: { title: 'بجلی کا بل' } }],
  ['report wala kaam abhi baqi hai, wapas khol do', { kind: 'reopen', target: { title: 'report' } }],
  ['mera pehla kaam hata do', { kind: 'delete', target: { shown: [1] } }],
  ['ابھی جو مٹایا وہ واپس لاؤ', { kind: 'undo' }],
  [
    'meeting 4 baje ki bajaye 5 baje kar do',
    { kind: 'update', target: { title: 'meeting' }, changes: { due: { time: '17:00', isOpenHour: true } } },
  ],
]

/** What sounds like a command and is a task. */
const TASKS: [text: string, title: string][] = [
  ['doctor ko call kar do', 'doctor ko call kar do'],
  ['bijli ka bill jama kar do', 'bijli ka bill jama kar do'],
  ['kal doodh le lena', 'doodh le lena'],
  ['report khatam karni hai', 'report khatam karni hai'],
  ['kapray istri kar lo', 'kapray istri kar lo'],
  ['kal tak report mukammal karna', 'report mukammal karna'],
  ['Ali ko kal phone karna', 'Ali ko phone karna'],
  ['doodh lana', 'doodh lana'],
  ['list mein cheeni daal do', 'cheeni'],
  ['note kar lo doodh lana', 'doodh lana'],
  ['kal subah 5 baje alarm set kar do', 'alarm set kar do'],
  ['gari dhona jumme ko', 'gari dhona'],
  ['meeting kal 3 baje rakh lo', 'meeting rakh lo'],
  ['ghar ki safai kar do', 'ghar ki safai kar do'],
  ['naya task bana do, passport renew karwana', 'passport renew karwana'],
  ['shopping list mein chawal add karo', 'chawal'],
  ['kal 5 baje ka reminder laga do doctor ke liye', 'doctor ke liye'],
]

describe('Urdu commands', () => {
  it.each(COMMANDS)('%s', (text, command) => {
    const { commands, question } = read(text)
    expect(question).toBeNull()
    expect(commands).toEqual([command])
  })

  it.each(TASKS)('a task: %s', (text, title) =>
    expect(read(text).commands).toMatchObject([{ kind: 'add', tasks: [{ title }] }]),
  )
})
