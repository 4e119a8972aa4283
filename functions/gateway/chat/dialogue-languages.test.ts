import { beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage } from '../../../shared/language/index.ts'
import { EMPTY, type Pending, type Question } from './conversation.ts'
import { meaningOf } from './dialogue.ts'

beforeAll(async () => {
  await Promise.all(['de', 'ur'].map(loadLanguage))
})

const plan: Pending = {
  token: 'token',
  changes: ['a', 'b', 'c'].map((taskId) => ({ taskId, command: { type: 'delete' } })),
  titles: ['Rasen mähen', 'Briefmarken kaufen', 'Mama anrufen'],
  proposal: { act: 'delete', count: 3, title: 'Rasen mähen' },
}
const question: Question = {
  of: 'tasks',
  command: { kind: 'complete', target: { title: 'x' } },
  titles: ['Buchung Hotel', 'Buchung Bahn'],
}
const mean = (language: string, message: string, talk: object) =>
  meaningOf({ ...EMPTY, ...talk }, message, { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', language })

describe.each([
  ['de', 'yes', ['ja', 'ja klar', 'mach das', 'gerne', 'okay', 'lösche sie', 'auf jeden Fall, bitte']],
  ['de', 'no', ['nein', 'nee, lass es', 'doch nicht', 'lieber nicht', 'nein, schon gut', 'vergiss es', 'rückgängig']],
  ['ur', 'yes', ['ہاں', 'جی ہاں', 'ٹھیک ہے', 'کر دو', 'haan', 'ji haan kar do', 'theek hai', 'bilkul']],
  ['ur', 'no', ['نہیں', 'جی نہیں', 'رہنے دو', 'nahi', 'mat karo', 'nahi, rehne do', 'chhor do']],
] as [string, string, string[]][])('%s: %s', (language, verdict, messages) => {
  test.each(messages)('%s', (message) =>
    expect(mean(language, message, { proposed: plan })).toEqual(
      verdict === 'yes' ? { is: 'confirmed', only: null } : { is: 'declined' },
    ),
  )
})

test.each([
  ['de', 'nur die erste', [0]],
  ['de', 'alle außer der zweiten', [0, 2]],
  ['de', 'alle außer Mama', [0, 1]],
  ['de', 'nur 1 und 3', [0, 2]],
  ['ur', 'sirf pehla wala', [0]],
  ['ur', 'صرف ۲ اور ۳', [1, 2]],
])('%s: %s, of what is proposed', (language, message, only) =>
  expect(mean(language, message, { proposed: plan })).toEqual({ is: 'confirmed', only }),
)

test.each([
  ['de', 'die zweite', [2]],
  ['de', 'beide', [1, 2]],
  ['de', 'das Hotel', [1]],
  ['de', 'die letzte bitte', [2]],
  ['ur', 'دوسرا والا', [2]],
  ['ur', 'dono', [1, 2]],
  ['ur', '۱', [1]],
])('%s: %s, of what is asked about', (language, message, shown) =>
  expect(mean(language, message, { question })).toMatchObject({
    is: 'commands',
    commands: [{ kind: 'complete', target: { shown } }],
  }),
)

test.each([
  ['de', 'und Butter', 'Butter'],
  ['de', 'Eier auch', 'Eier'],
  ['ur', 'اور مکھن', 'مکھن'],
  ['ur', 'ande bhi', 'ande'],
])('%s: %s goes on with what was added', (language, message, title) =>
  expect(mean(language, message, { did: { kind: 'add', project: 'Einkauf' } })).toMatchObject({
    is: 'commands',
    commands: [{ kind: 'add', tasks: [{ title, project: 'Einkauf' }] }],
  }),
)

test.each([
  ['de', 'die zweite', 2],
  ['ur', 'صرف پہلا', 1],
])('%s: %s, though nothing is asked, is a place and no task', (language, message, place) =>
  expect(mean(language, message, {})).toEqual({
    is: 'commands',
    commands: [{ kind: 'show', target: { shown: [place] } }],
  }),
)

const undo = { is: 'commands', commands: [{ kind: 'undo' }] }
const FRISEUR = { kind: 'add', titles: ['Friseur'] }
const changed = (changes: object) => ({ commands: [{ kind: 'update', target: { last: true }, changes }] })

test.each([
  ['de', 'ach nee, hol alles zurück', { kind: 'delete' }, undo],
  ['de', 'vergiss das wieder', { kind: 'add' }, undo],
  ['de', 'ich meinte Pilates', { kind: 'add' }, changed({ title: 'Pilates' })],
  ['de', 'ich meinte den friseur', FRISEUR, { commands: [{ kind: 'show', target: { last: true } }] }],
  ['de', 'ich meinte den friseur am Dienstag', FRISEUR, changed({ due: { date: '2026-03-17' } })],
  ['de', 'ich meinte den Frisör', FRISEUR, changed({ title: 'den Frisör' })],
  ['ur', 'nahi nahi wapas lao', { kind: 'delete' }, undo],
  ['ur', 'غلطی ہو گئی، سب واپس لاؤ', { kind: 'delete' }, undo],
  ['ur', 'mera matlab tairaki tha', { kind: 'add' }, changed({ title: 'tairaki' })],
])('%s: %s, of what was just done', (language, message, did, meaning) =>
  expect(mean(language, message, { did, last: ['x'] })).toMatchObject(meaning),
)

test.each([
  ['de', 'der andere auch'],
  ['ur', 'dusra bhi'],
])('%s: %s, beside the one that was taken', (language, message) => {
  const { command, titles } = question as Extract<Question, { of: 'tasks' }>
  const did = { kind: 'complete', chosen: { command, place: 1, titles } }
  expect(mean(language, message, { did })).toMatchObject({ commands: [{ kind: 'complete', target: { shown: [1] } }] })
})

describe('what was set is set right', () => {
  const asked: Question = { of: 'hours', from: '22:00', to: null }
  test.each([
    ['de', 'bis 7 Uhr', { from: '22:00', to: '07:00' }],
    ['de', 'von 23 bis 6', { from: '23:00', to: '06:00' }],
    ['ur', 'subah 7 tak', { from: '22:00', to: '07:00' }],
    ['ur', 'raat 11 se subah 6 tak', { from: '23:00', to: '06:00' }],
    ['ur', 'صبح ۷ بجے تک', { from: '22:00', to: '07:00' }],
  ])('%s: %s', (language, message, quietHours) =>
    expect(mean(language, message, { question: asked })).toEqual({
      is: 'commands',
      commands: [{ kind: 'setting', quietHours }],
    }),
  )

  const did = { kind: 'setting', isZone: true } as const
  test.each([
    ['de', 'nein, Wien', 'Europe/Vienna'],
    ['de', 'sorry, ich meinte Lissabon', 'Europe/Lisbon'],
    ['ur', 'nahi, Dubai', 'Asia/Dubai'],
    ['ur', 'نہیں، لندن', 'Europe/London'],
  ])('%s: %s', (language, message, timeZone) =>
    expect(mean(language, message, { did })).toEqual({ is: 'commands', commands: [{ kind: 'setting', timeZone }] }),
  )

  test.each([
    ['de', 'Wien buchen'],
    ['ur', 'London jana hai'],
  ])('%s: %s is a task', (language, message) =>
    expect(mean(language, message, { did })).toMatchObject({
      is: 'new',
      understanding: { commands: [{ kind: 'add' }] },
    }),
  )
})

test('what is put there goes to the same list', () =>
  expect(mean('de', 'setz noch Butter drauf', { did: { kind: 'add', project: 'Einkauf' } })).toMatchObject({
    is: 'commands',
    commands: [{ kind: 'add', tasks: [{ title: 'Butter', project: 'Einkauf' }] }],
  }))

test.each([
  ['de', 'der Zahnarzt hat angerufen, es geht erst um 11', { due: { time: '11:00' } }],
  ['ur', 'darzi ne mana kar diya, hafte ko kar do', { due: { date: '2026-03-14' } }],
])('%s: what becomes of the task that was spoken of, behind why', (language, message, changes) =>
  expect(mean(language, message, { last: ['a'] })).toMatchObject({
    understanding: { commands: [{ kind: 'update', target: { last: true }, changes }] },
  }),
)

test('de: each thing comes into the project that was made', () =>
  expect(
    mean('de', 'Kartons besorgen und Strom ummelden kommen da rein', { did: { kind: 'make', project: 'Umzug' } }),
  ).toMatchObject({
    commands: [
      { tasks: [{ title: 'Kartons besorgen', project: 'Umzug' }] },
      { tasks: [{ title: 'Strom ummelden', project: 'Umzug' }] },
    ],
  }))
