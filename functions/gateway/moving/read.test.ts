/** What files of other places come to. */
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../shared/language/types.ts'
import { type FileRead, readFile } from './read.ts'

const context: Context = { now: '2026-03-11T09:00', timeZone: 'Europe/Berlin', dateOrder: 'dmy' }
const read = (content: string | Uint8Array, name = '', locale = 'en-GB'): Promise<FileRead> =>
  readFile(
    { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content },
    { personId: 'ada', context, locale, now: '2026-03-11T08:00:00.000Z', format: undefined },
  )
const fieldsOf = ({ coming }: FileRead) => coming.map(({ command }) => command.fields)
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])))

describe('Todoist', () => {
  const HEADER =
    'TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT,DEADLINE,DEADLINE_LANG'
  const garden = [
    `\uFEFF${HEADER}`,
    'meta,view_style=list,,,,,,,,,,,,',
    'task,Repot the basil @garden @weekend,Terracotta pot,1,1,Kai (48151623),Ada (77),Oct 5 2026,en,Africa/Cairo,30,minute,,',
    'note,Get the peat-free one,,,,Kai (48151623),,2026-02-01T08:30:00.000000Z,,,,,,',
    ',,,,,,,,,,,,,',
    'section,Weekly,,,,,,,,,,,,',
    'task,Water the ferns,,2,1,,,every monday at 9am,en,,,,,',
    'task,"Order seeds, ""heirloom"" kind",,4,1,,,morgen um 18 Uhr,de,,,,2026-10-09,en',
    'task,Water the ferns,,4,1,,,whenever mars is high,en,,,,,',
    'task,,,4,1,,,,,,,,,',
    'task,Fill the can,,4,2,,,,,,,,,',
  ].join('\r\n')

  test('a backup is read with projects, sections, labels, dates in words of their language, comments and deadlines', async () => {
    const found = await read(
      zip({ 'Garden [2203].csv': garden, 'Inbox [1].csv': `${HEADER}\ntask,Call mum,,,1,,,,,,,,,` }),
    )
    expect(found.format).toBe('todoist')
    expect(fieldsOf(found)).toMatchObject([
      {
        title: 'Repot the basil',
        note: 'Terracotta pot',
        labels: ['garden', 'weekend'],
        priority: 1,
        project: 'Garden',
        section: null,
        assignee: 'Ada',
        due: { date: '2026-10-05', time: null, timeZone: 'Africa/Cairo' },
        durationMinutes: 30,
      },
      {
        title: 'Water the ferns',
        section: 'Weekly',
        due: { date: '2026-03-16', time: '09:00' },
        recurrence: { counted: 'schedule' },
      },
      {
        title: 'Order seeds, "heirloom" kind',
        due: { date: '2026-03-12', time: '18:00' },
        deadline: { date: '2026-10-09' },
      },
      { title: 'Water the ferns', section: 'Weekly' },
      { title: 'Fill the can' },
      { title: 'Call mum', project: null },
    ])
    expect(found.without).toEqual([{ file: 'Garden [2203].csv', line: 9, code: 'date', text: 'whenever mars is high' }])
    expect(found.leftOut).toEqual([{ file: 'Garden [2203].csv', line: 10, code: 'no-title', text: '' }])
    const [basil, , , ferns, can] = found.coming
    expect(basil!.comments).toEqual([{ text: 'Get the peat-free one', createdAt: '2026-02-01T08:30:00.000Z' }])
    expect([can!.under, ferns!.ref]).toEqual([ferns!.ref, ferns!.ref])
  })

  test('more comments than a task has, and longer ones, are told', async () => {
    const notes = Array.from({ length: 101 }, (_, index) => `note,said ${index}`)
    const { coming, without } = await read([HEADER, 'task,Buy milk', `note,${'x'.repeat(4001)}`, ...notes].join('\n'))
    expect(coming[0]!.comments).toHaveLength(100)
    expect(without.map(({ code, text }) => [code, text.length])).toEqual([
      ['comment', 80],
      ['comment', 'said 100'.length],
    ])
  })

  test('the same lines are the same tasks each time, and two of one name are two', async () => {
    const ids = async () => (await read(garden, 'Garden.csv')).coming.map(({ command }) => command.id)
    expect(await ids()).toEqual(await ids())
    expect(new Set(await ids()).size).toBe(5)
  })
})

test('two projects of one name, each in a file of its own, keep all their tasks', async () => {
  const file = 'TYPE,CONTENT\ntask,Buy milk'
  const found = await read(zip({ 'Home [1].csv': file, 'Home [2].csv': file }))
  expect(new Set(found.coming.map(({ command }) => command.id)).size).toBe(2)
})

test('of an export all is looked at: what is no task is left out by its line, and one that is twice there comes once', async () => {
  const id = '01890000-0000-7000-8000-000000000000'
  const tasks = [
    { id, title: 'a' },
    { id, title: 'a' },
    { title: 'b', labels: null },
    { title: 7 },
    null,
    { title: 'c', completedAt: 9 },
  ]
  const { coming, leftOut } = await read(JSON.stringify({ tasks }))
  expect(coming.map(({ command }) => command.fields.title)).toEqual(['a'])
  expect(leftOut.map(({ line, code }) => [line, code])).toEqual([
    [3, 'invalid'],
    [4, 'no-title'],
    [5, 'invalid'],
    [6, 'invalid'],
  ])
})

test('TickTick: lists, tags, priorities, alarms, repetitions and what is done', async () => {
  const csv = [
    '\uFEFF"Date: 2026-03-01+0000"',
    '"Version: 7.1"',
    '"Status: ',
    '0 Normal',
    '1 Completed',
    '2 Archived"',
    '"Folder Name","List Name","Title","Kind","Tags","Content","Is Check list","Start Date","Due Date","Reminder","Repeat","Priority","Status","Created Time","Completed Time","Order","Timezone","Is All Day","Is Floating","Column Name","Column Order","View Mode","taskId","parentId"',
    '"","Inbox","Buy boots","TEXT","gear, winter","size 43","N","","2026-06-25T22:00:00+0000","P0DT9H0M0S","","5","0","2026-02-20T10:00:00+0000","","1","Europe/Berlin","true","false","","","list","1",""',
    '"Life","Health","Run","TEXT","","","N","2026-03-16T06:00:00+0000","2026-03-16T07:30:00+0000","-PT30M","RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;TT_SKIP=WEEKEND","1","0","","","2","Europe/Berlin","false","false","Morning","","list","2",""',
    '"","Work","Report","TEXT","","","N","","","","","0","2","2026-01-01T08:00:00+0000","2026-01-02T08:00:00+0000","3","","","","","","list","3",""',
    '"","Work","An idea","NOTE","","","N","","","","","0","0","","","4","","","","","","list","4",""',
    '"","Work","","TEXT","","","N","","","","","0","0","","","5","","","","","","list","5",""',
  ].join('\n')
  const found = await read(csv, 'TickTick.csv')
  expect(found.format).toBe('ticktick')
  expect(found.coming.map(({ command }) => ({ ...command.fields, ...command.past }))).toMatchObject([
    {
      title: 'Buy boots',
      note: 'size 43',
      project: null,
      labels: ['gear', 'winter'],
      priority: 1,
      due: { date: '2026-06-26', time: null, timeZone: 'Europe/Berlin' },
      reminders: [{ at: '2026-06-26T09:00' }],
      createdAt: '2026-02-20T10:00:00.000Z',
    },
    {
      title: 'Run',
      project: 'Health',
      section: 'Morning',
      priority: 3,
      due: { date: '2026-03-16', time: '07:00' },
      durationMinutes: 90,
      reminders: [{ minutesBefore: 30 }],
      recurrence: { rule: 'RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO' },
    },
    { title: 'Report', status: 'completed', completedAt: '2026-01-02T08:00:00.000Z' },
    { title: 'An idea', isNote: true },
  ])
  expect(found.leftOut).toMatchObject([{ line: 12, code: 'no-title' }])
})

test('a plain table: columns by the names that people give them, in its own signs and language', async () => {
  const found = await read(
    'Aufgabe;Fällig;Wichtigkeit;Etiketten;Erledigt\nMiete;jeden 1.;hoch;haus,geld;\nBrot;13.3.2026;;;ja\n;;;;\n',
    'a.csv',
    'de-DE',
  )
  expect(found.coming.map(({ command }) => ({ ...command.fields, ...command.past }))).toMatchObject([
    {
      title: 'Miete',
      priority: 2,
      labels: ['haus', 'geld'],
      due: { date: '2026-04-01' },
      recurrence: {},
      status: 'open',
    },
    { title: 'Brot', due: { date: '2026-03-13' }, status: 'completed' },
  ])
})

test('a start is what a table calls so, or a start date where there is a due date beside it', async () => {
  const startsOf = async (table: string) =>
    (await read(table, 'a.csv')).coming.map(({ command: { fields } }) => [fields.start?.date, fields.due?.date])
  expect(await startsOf('Title,Not before\nRent,2026-03-16')).toEqual([['2026-03-16', undefined]])
  expect(await startsOf('Title,Start date,Due\nRent,2026-03-16,2026-03-20')).toEqual([['2026-03-16', '2026-03-20']])
  expect(await startsOf('Title,Start date\nRent,2026-03-16')).toEqual([[undefined, '2026-03-16']])
})

test.each([
  ['before its time', 'DUE;TZID=Europe/Berlin:20260331T090000', 'TRIGGER:-PT15M', [{ minutesBefore: 15 }]],
  [
    'at an instant before it',
    'DUE;TZID=Europe/Berlin:20260331T090000',
    'TRIGGER;VALUE=DATE-TIME:20260331T063000Z',
    [{ minutesBefore: 30 }],
  ],
  ['behind it', 'DUE;TZID=Europe/Berlin:20260331T090000', 'TRIGGER:PT1H', [{ at: '2026-03-31T10:00' }]],
  ['in the morning of a day', 'DUE;VALUE=DATE:20260331', 'TRIGGER:PT9H', [{ at: '2026-03-31T09:00' }]],
  ['the day before a day', 'DUE;VALUE=DATE:20260331', 'TRIGGER:-PT15H', [{ at: '2026-03-30T09:00' }]],
  ['that never rings', 'DUE;VALUE=DATE:20260331', 'ACTION:NONE\r\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z', []],
])('an alarm of a calendar %s', async (_, due, trigger, reminders) => {
  const action = trigger.startsWith('ACTION') ? [] : ['ACTION:DISPLAY']
  const todo = [
    'BEGIN:VTODO',
    'UID:1',
    'SUMMARY:Rent',
    due,
    'BEGIN:VALARM',
    ...action,
    trigger,
    'END:VALARM',
    'END:VTODO',
  ]
  const { coming } = await read(['BEGIN:VCALENDAR', 'VERSION:2.0', ...todo, 'END:VCALENDAR'].join('\r\n'))
  expect(coming[0]!.command.fields.reminders).toEqual(reminders)
})

test('a calendar: to-dos and events, with zones, rules, exceptions and alarms', async () => {
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VTODO',
    'UID:1',
    'SUMMARY:Pay rent',
    'DESCRIPTION:by transfer',
    'PRIORITY:1',
    'CATEGORIES:home,money',
    'DUE;TZID=Europe/Berlin:20260331T090000',
    'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1',
    'EXDATE;TZID=Europe/Berlin:20260430T090000',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-PT30M',
    'END:VALARM',
    'END:VTODO',
    'BEGIN:VTODO',
    'UID:2',
    'SUMMARY:Done thing',
    'DTSTART;VALUE=DATE:20260227',
    'DUE;VALUE=DATE:20260302',
    'STATUS:COMPLETED',
    'COMPLETED:20260301T120000Z',
    'END:VTODO',
    'BEGIN:VEVENT',
    'UID:3',
    'SUMMARY:Dentist',
    'DTSTART:20260312T130000Z',
    'DTEND:20260312T134500Z',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:4',
    'DTSTART;VALUE=DATE:20260312',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  const found = await read(calendar)
  expect(found.coming.map(({ command }) => ({ ...command.fields, ...command.past }))).toMatchObject([
    {
      title: 'Pay rent',
      note: 'by transfer',
      priority: 1,
      labels: ['home', 'money'],
      due: { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' },
      recurrence: { rule: 'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1\nEXDATE:20260430T090000' },
      reminders: [{ minutesBefore: 30 }],
    },
    {
      title: 'Done thing',
      start: { date: '2026-02-27' },
      due: { date: '2026-03-02' },
      status: 'completed',
      completedAt: '2026-03-01T12:00:00.000Z',
    },
    { title: 'Dentist', due: { date: '2026-03-12', time: '14:00', timeZone: 'Europe/Berlin' }, durationMinutes: 45 },
  ])
  expect(found.leftOut).toMatchObject([{ line: 4, code: 'no-title' }])
})

describe('what is too much, or is none of it, is refused in words', () => {
  const refused = (content: string | Uint8Array, name = '') =>
    read(content, name).then(
      () => 'read',
      ({ message }) => message,
    )

  test.each([
    ['an empty file', '', /empty/],
    ['a broken archive', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), /archive is/],
    ['half an export', '{"exportedAt":"2026-01-01","tasks":[{', /not whole/],
    ['JSON of something else', '{"name":"x"}', /no list of tasks/],
    ['a table without titles', 'a,b\n1,2', /“Title”/],
    ['a broken calendar', 'BEGIN:VCALENDAR\nBEGIN:VTODO', /cannot be read/],
    ['a million columns', `Title${',x'.repeat(1_000_000)}\na`, /divide it|columns/],
    ['a thousand columns', `Title${',x'.repeat(1000)}\na`, /columns/],
    ['a cell of a megabyte', `Title\n${'x'.repeat(1_000_000)}`, /long/],
  ])('%s', async (_, content, words) => {
    expect(await refused(content, 'x.csv')).toMatch(words as RegExp)
  })

  test('what is no list of tasks', async () => {
    expect(await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'photo.png')).toMatch(/none of the files/)
  })

  test('an archive that unpacks to far more than it says', async () => {
    const zeros = zipSync({ 'a.csv': new Uint8Array(64 * 1024 * 1024) }, { level: 9 })
    expect(zeros.length).toBeLessThan(100_000)
    expect(await refused(zeros)).toMatch(/unpacks to more than 32 MB/)
  })

  test('an archive of very many files', async () => {
    const files = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`${index}.csv`, 'Title\na']))
    expect(await refused(zip(files))).toMatch(/more than 500 files/)
  })

  test('a file of very many tasks', async () => {
    expect(await refused(`Title\n${'a\n'.repeat(20_001)}`, 'x.csv')).toMatch(/more than 20000 tasks/)
  })
})
