/** The assistant on the running gateway, with a server of the real protocol whose model is scripted: what is done, what waits, what fails. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Task } from '../../../../shared/domain/task.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { Log } from '../../../../shared/log/index.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../../../tests/gateway.ts'
import { NOTHING, numbers } from '../../../../tests/model/arguments.ts'
import { type ModelServer, type Round, startModelServer } from '../../../../tests/model/server.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../../../tests/outbox.ts'
import type { ChatReply } from '../index.ts'
import { createModel } from './openai.ts'

const now = new Date('2026-03-11T08:30:00.000Z')

let outbox: TestOutbox
let server: ModelServer
let app: Gateway
let person: string
let authorization: string
let lines: { message: string; fields: Record<string, unknown> }[]

const log: Log = {
  debug() {},
  info: (message, fields = {}) => void lines.push({ message, fields }),
  warn: (message, fields = {}) => void lines.push({ message, fields }),
  error: (message, fields = {}) => void lines.push({ message, fields }),
}

/** A process of the gateway, as it has just started. */
const start = (options: Partial<Parameters<typeof createGateway>[0]> = {}): Gateway => {
  const model = createModel({ apiKey: 'test', baseUrl: server.url, model: 'scripted' })
  return createGateway({
    database: outbox.own,
    publisher: outbox.publisher,
    log,
    model: async () => model,
    now: () => now,
    ...options,
  })
}

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  server = await startModelServer()
})
afterAll(async () => {
  await outbox.close()
  await server.close()
})
beforeEach(async () => {
  person = newId()
  lines = []
  authorization = await bearerOf(person)
  app = start()
})

const headers = (more = {}) => ({ authorization, ...more })
const say = async (message: string, more = {}) =>
  (
    await ask<ChatReply>(
      app,
      'POST',
      '/v1/chat',
      { message, conversationId: 'c1', timeZone: 'Europe/Berlin' },
      headers(more),
    )
  ).body
const add = async (fields: object) => (await ask<Task>(app, 'POST', '/v1/tasks', fields, headers())).body
const tasks = async (status = 'open') =>
  (await ask<{ tasks: Task[] }>(app, 'GET', `/v1/tasks?status=${status}&sort=created`, undefined, headers())).body.tasks
const titles = async (status?: string) => (await tasks(status)).map(({ title }) => title)
const due = (date: string, time: string | null = null) => ({ date, time, timeZone: 'Europe/Berlin' })

const listAll = { tool: 'list_tasks', args: NOTHING.list_tasks }
const move = (number: number, when: string) => ({
  tool: 'change_tasks',
  args: { ...NOTHING.change_tasks, tasks: numbers(number), when },
})
const addTask = (title: string, when: string | null = null) => ({
  tool: 'add_task',
  args: { ...NOTHING.add_task, title, when },
})

/** What the model was told in the last round. */
const results = () =>
  server.asked
    .at(-1)!
    .messages.filter(({ role }) => role === 'tool')
    .map(({ content }) => JSON.parse(content!))

test('what the model put off is taken back with the rest of its turn, by one word', async () => {
  await add({ title: 'see the dentist', due: due('2026-03-11', '12:00') })
  await add({ title: 'write the proposal' })
  const snooze = { tool: 'snooze_reminder', args: { tasks: numbers(1), until: 'tomorrow 9am' } }
  server.script([{ calls: [listAll] }, { calls: [snooze, move(2, 'friday')] }, { say: 'Both can wait.' }])
  expect((await say('plan my day')).reply).toContain('Both can wait.')
  const undone = await say('undo')
  expect(undone.reply).toContain('“see the dentist” (snoozed)')
  expect((await tasks()).map(({ due }) => due?.date)).toEqual(['2026-03-11', undefined])
  const told = (await eventsOf(outbox.database, person)).filter(({ type }) => type.includes('snoozed'))
  expect(told.map(({ type }) => type)).toEqual(['todo.reminder.snoozed.v1', 'todo.reminder.unsnoozed.v1'])
})

const projects = async () =>
  (
    await ask<{ projects: { name: string; colour: string | null; openTasks?: number }[] }>(
      app,
      'GET',
      '/v1/projects',
      undefined,
      headers(),
    )
  ).body.projects
const tool = (name: keyof typeof NOTHING, args: object) => ({ tool: name, args: { ...NOTHING[name], ...args } })

describe('projects, labels and filters', () => {
  test('are made and coloured at once, and taken back with the tasks of the turn by one word', async () => {
    server.script([
      {
        calls: [
          tool('make_collection', { of: 'project', name: 'Move' }),
          tool('arrange_collection', { of: 'project', name: 'Move', colour: 'green' }),
          { tool: 'save_filter', args: { name: 'Boxes', words: '#Move & today' } },
          tool('add_task', { title: 'pack the kitchen', project: 'Move' }),
        ],
      },
      { say: 'Here is a place for the move.' },
    ])
    const { reply, confirmation } = await say('break the move to Lisbon into steps')
    expect(confirmation).toBeUndefined()
    expect(reply).toContain('There is a project “Move” now.\n“Move” is green now.\nSaved “#Move & today”')
    expect(await projects()).toMatchObject([{ name: 'Move', colour: 'green' }])
    await say('undo')
    expect([await projects(), await titles()]).toEqual([[], []])
  })

  test('are renamed and deleted after a yes, told with the tasks that it reaches, and taken back by one word', async () => {
    await add({ title: 'paint the fence', project: 'Garden' })
    await add({ title: 'sort the attic', project: 'Attic' })
    await add({ title: 'pay rent' })
    const script = [
      { calls: [listAll] },
      {
        calls: [
          tool('arrange_collection', { of: 'project', name: 'Garden', newName: 'Outside' }),
          tool('delete_collection', { of: 'project', name: 'attic', tasks: 'delete' }),
          { ...tool('change_tasks', { tasks: numbers(3), project: 'Attic' }) },
        ],
      },
      { say: 'I would tidy up.' },
    ]
    server.script(script)
    const { reply, confirmation } = await say('help me get organised')
    expect(reply).toContain('rename the project “Garden” to “Outside”, in all its tasks')
    expect(confirmation?.parts).toBeUndefined()
    expect((await projects()).map(({ name }) => name)).toEqual(['Attic', 'Garden'])
    const done = await say('yes')
    expect(done.reply).toContain('The project “Garden” is called “Outside” now')
    expect((await projects()).map(({ name }) => name)).toEqual(['Outside'])
    await say('undo')
    expect((await projects()).map(({ name }) => name)).toEqual(['Attic', 'Garden'])
    expect((await tasks()).map(({ title, project }) => [title, project])).toEqual([
      ['paint the fence', 'Garden'],
      ['sort the attic', 'Attic'],
      ['pay rent', null],
    ])
  })

  test('a plan counts what is deleted as its other changes leave it', async () => {
    for (const title of ['a', 'b']) await add({ title, project: 'Attic' })
    await add({ title: 'c' })
    server.script([
      { calls: [listAll] },
      {
        calls: [
          tool('change_tasks', { tasks: numbers(1), project: 'Work' }),
          tool('delete_collection', { of: 'project', name: 'Attic', tasks: 'delete' }),
        ],
      },
      { say: 'So?' },
    ])
    const { reply } = await say('help me get organised')
    expect(reply).toContain('delete the project “Attic” and 1 open task in it')
    await say('yes')
    expect(await titles()).toEqual(['a', 'c'])
  })

  test.each([
    ['one that there is not', tool('delete_collection', { of: 'label', name: 'x', tasks: 'keep' }), 'no label “x”'],
    [
      'a name that is taken',
      tool('arrange_collection', { of: 'project', name: 'A', newName: 'b' }),
      'already is a project “B”',
    ],
    ['words that are no filter', { tool: 'save_filter', args: { name: 'x', words: '((' } }, 'cannot be read'],
    ['a filter that there is not', { tool: 'open_filter', args: { name: 'x' } }, 'no filter'],
  ])('%s is told to the model, and nothing is changed', async (_, call, told) => {
    for (const project of ['A', 'B']) await add({ title: project, project })
    server.script([{ calls: [call] }, { say: 'Hm.' }])
    expect((await say('help me get organised')).reply).toBe('Hm.\nNothing was changed.')
    expect(results()[0].error).toContain(told)
    expect((await projects()).map(({ name }) => name)).toEqual(['A', 'B'])
  })

  test('the tasks of a saved filter are found by its name', async () => {
    await add({ title: 'urgent', priority: 1 })
    await add({ title: 'not' })
    await ask(app, 'POST', '/v1/filters', { name: 'Hot', words: 'p1' }, headers())
    server.script([
      {
        calls: [
          { tool: 'list_names', args: { of: 'filters' } },
          { tool: 'open_filter', args: { name: 'hot' } },
        ],
      },
      { say: 'One.' },
    ])
    await say('summarise my week')
    expect(results()).toMatchObject([{ filters: [{ name: 'Hot', words: 'p1' }] }, { tasks: [{ title: 'urgent' }] }])
  })
})

describe('the order by hand', () => {
  const order = async () =>
    (await ask<{ tasks: Task[] }>(app, 'GET', '/v1/tasks?sort=order', undefined, headers())).body.tasks.map(
      ({ title }) => title,
    )

  test('is what one call says, and one word takes it back', async () => {
    for (const title of ['a', 'b', 'c', 'd']) await add({ title })
    server.script([
      { calls: [listAll] },
      { calls: [tool('place_tasks', { tasks: numbers(4, 2), where: 'first' })] },
      { say: 'So.' },
    ])
    await say('prioritise my tasks')
    expect(await order()).toEqual(['d', 'b', 'a', 'c'])
    await say('undo')
    expect(await order()).toEqual(['a', 'b', 'c', 'd'])
  })

  test('beside a subtask makes a subtask of the same task, at that place', async () => {
    const move = await add({ title: 'move' })
    const boxes = await add({ title: 'boxes', parentId: move.id })
    await add({ title: 'van', parentId: move.id })
    await add({ title: 'tape' })
    server.script([
      { calls: [listAll] },
      { calls: [tool('place_tasks', { tasks: numbers(4), where: 'after', beside: numbers(2) })] },
      { say: 'So.' },
    ])
    await say('prioritise my tasks')
    expect((await tasks()).find(({ title }) => title === 'tape')?.parentId).toBe(boxes.parentId)
    expect((await order()).filter((title) => title !== 'move')).toEqual(['boxes', 'tape', 'van'])
  })

  test('at an end leaves each task in its project', async () => {
    for (const [title, project] of [
      ['a', 'A'],
      ['b', 'B'],
      ['c', 'A'],
    ])
      await add({ title, project })
    server.script([
      { calls: [listAll] },
      { calls: [tool('place_tasks', { tasks: numbers(3, 2), where: 'first' })] },
      { say: 'So.' },
    ])
    await say('prioritise my tasks')
    expect((await tasks()).map(({ project }) => project)).toEqual(['A', 'B', 'A'])
    expect((await order()).filter((title) => title !== 'b')).toEqual(['c', 'a'])
  })

  test('of more than a few waits for a yes', async () => {
    for (const title of ['a', 'b', 'c', 'd']) await add({ title })
    server.script([
      { calls: [listAll] },
      { calls: [tool('place_tasks', { tasks: numbers(4, 3, 2, 1), where: 'first' })] },
      { say: 'So.' },
    ])
    expect((await say('prioritise my tasks')).confirmation).toBeDefined()
    expect(await order()).toEqual(['a', 'b', 'c', 'd'])
    await say('yes')
    expect(await order()).toEqual(['d', 'c', 'b', 'a'])
  })

  test('beside what the same turn adds or moves is refused to the model', async () => {
    for (const title of ['a', 'b', 'c']) await add({ title })
    server.script([
      { calls: [listAll] },
      {
        calls: [
          tool('place_tasks', { tasks: numbers(3), where: 'first' }),
          tool('place_tasks', { tasks: numbers(2), where: 'after', beside: numbers(3) }),
          tool('place_tasks', { tasks: numbers(1), where: 'after', beside: numbers(1) }),
        ],
      },
      { say: 'So.' },
    ])
    await say('prioritise my tasks')
    expect(
      results()
        .slice(2)
        .map(({ error }) => error),
    ).toEqual([expect.stringContaining('in one call'), expect.stringContaining('beside itself')])
    expect(await order()).toEqual(['c', 'a', 'b'])
  })
})

test('a model that says it did what it did not is put right by a plain word', async () => {
  await add({ title: 'see the dentist' })
  const refused = { tool: 'delete_tasks', args: { tasks: numbers(1, 7) } }
  for (const rounds of [[], [{ calls: [listAll] }, { calls: [refused] }]]) {
    server.script([...rounds, { say: 'I deleted everything. Done!' }])
    expect((await say('plan my week')).reply).toBe('I deleted everything. Done!\nNothing was changed.')
  }
  server.script([{ say: 'Very little.' }])
  expect((await say('summarise my week')).reply).toBe('Very little.')
  expect(await titles()).toEqual(['see the dentist'])
})

test('“undo” behind nothing but words of the model asks, and names what was done before', async () => {
  await add({ title: 'go to the gym' })
  server.script([{ say: 'Go to the gym first.' }])
  await say('plan my day')
  expect((await say('undo')).reply).toBe(
    'Nothing was changed just now. Shall I take back what was done before: “go to the gym” (added)? (yes / no)',
  )
  await say('no')
  expect(await titles()).toEqual(['go to the gym'])
  await say('plan my day')
  await say('undo')
  expect((await say('yes')).reply).toBe('Undone: “go to the gym” (added).')
  expect(await titles()).toEqual([])
})

describe('a wish', () => {
  test('is thought about in rounds: the model looks, then acts, and code says what was done', async () => {
    await add({ title: 'see the dentist', due: due('2026-03-11') })
    server.script([
      { calls: [{ tool: 'agenda', args: { period: 'today' } }] },
      { calls: [move(1, 'friday 4pm')] },
      { say: 'The dentist has time until Friday.' },
    ])
    const reply = await say('plan my day')
    expect(reply.reply).toBe('The dentist has time until Friday.\nChanged: see the dentist — Fri 13 March at 16:00.')
    expect(reply.answeredBy).toEqual({ who: 'model', rule: 'wish: plan my week' })
    expect(reply.model).toMatchObject({ model: 'scripted', rounds: 3, today: { calls: 1 }, most: { calls: 200 } })
    expect(reply.model!.today.tokens).toBe(reply.model!.tokens)
    expect((await tasks())[0]!.due).toEqual(due('2026-03-13', '16:00'))
    expect(lines.map(({ message }) => message)).toEqual(expect.arrayContaining(['message read', 'model answered']))
  })

  test('shows the model days with the time that is free', async () => {
    await add({ title: 'standup', due: due('2026-03-12', '09:00'), durationMinutes: 60 })
    await add({ title: 'late', due: due('2026-03-10') })
    server.script([{ calls: [{ tool: 'agenda', args: { period: 'tomorrow' } }] }, { say: 'Look.' }])
    await say('plan my day')
    expect(results()).toMatchObject([
      {
        days: [
          {
            day: 'Thu 2026-03-12',
            tasks: [{ title: 'standup' }],
            free: ['08:00-09:00', '10:00-20:00'],
            freeMinutes: 660,
          },
        ],
        overdue: { tasks: [{ title: 'late', overdue: true }] },
      },
    ])
    expect(JSON.stringify(server.asked)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  test('that is several small changes is one turn, taken back in one word', async () => {
    await add({ title: 'rent' })
    server.script([
      { calls: [listAll] },
      {
        calls: [move(1, 'tomorrow'), addTask('book the room', 'friday'), addTask('invite the speakers', 'monday at 9')],
      },
      { say: 'Done.' },
    ])
    const reply = await say("break 'organise the conference' into steps")
    expect(reply.actions.map(({ type }) => type)).toEqual(['created', 'created', 'updated'])
    expect(await titles()).toEqual(['rent', 'book the room', 'invite the speakers'])
    const undone = await say('undo')
    expect(undone.actions).toHaveLength(3)
    expect(await titles()).toEqual(['rent'])
    expect((await tasks())[0]!.due).toBeNull()
  })

  test('that only asks is given no tool that changes anything', async () => {
    server.script([{ say: 'You have nothing to do.' }])
    await say('summarise my day')
    const offered = server.asked[0]!.tools!.map((tool) => tool.function.name)
    expect(offered).toEqual(expect.arrayContaining(['agenda', 'history', 'preferences', 'list_tasks', 'show_tasks']))
    expect(offered.filter((name) => /add|change|delete|complete|reopen|skip|snooze|undo/.test(name))).toEqual([])
    await say('plan my week')
    expect(server.asked[1]!.tools!.map((tool) => tool.function.name)).toContain('delete_tasks')
  })

  test('gets strict tools, all of whose arguments are required', async () => {
    server.script([{ say: 'ok' }])
    await say('plan my week')
    for (const tool of server.asked[0]!.tools!) {
      expect(tool.function.strict).toBe(true)
      expect(tool.function.parameters.additionalProperties).toBe(false)
    }
  })

  test('is carried out for servers that send calls whole and number none, too', async () => {
    server.script((asked) =>
      asked.messages.at(-1)!.role === 'user' ? { whole: [addTask('one'), addTask('two')] } : { say: 'Split.' },
    )
    expect((await say('plan my week')).actions).toMatchObject([{ title: 'one' }, { title: 'two' }])
  })

  test('is what the grammar reads never sent to a model for', async () => {
    server.script([{ say: 'no' }])
    const reply = await say('pay rent tomorrow 9am')
    expect(reply.answeredBy).toEqual({ who: 'grammar', rule: 'new task' })
    expect((await say('what is due tomorrow?')).answeredBy).toMatchObject({ who: 'grammar' })
    expect(server.asked).toEqual([])
  })

  test('may put tasks before the person, which are then counted by the grammar', async () => {
    await add({ title: 'first' })
    await add({ title: 'second' })
    server.script([
      { calls: [listAll] },
      { calls: [{ tool: 'show_tasks', args: { tasks: numbers(2, 1) } }] },
      { say: 'These can wait:' },
    ])
    expect((await say('which of my tasks can wait')).reply).toBe('These can wait:\n1. second\n2. first')
    expect((await say('complete the first one')).actions).toMatchObject([{ title: 'second' }])
  })
})

describe('the conversation', () => {
  test('is told to the model with what was done in it, within a budget', async () => {
    await say('buy milk tomorrow')
    await say('done with buy milk')
    server.script([{ say: 'Good.' }])
    await say('what should I do first')
    const { messages } = server.asked[0]!
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user', 'assistant', 'user'])
    expect(messages[2]!.content).toBe('Added “buy milk” — tomorrow.')
    expect(messages[4]!.content).toContain('Completed “buy milk”')
    expect(messages[0]!.content).toMatch(/Spoken of last.*buy milk/)
    for (let n = 0; n < 12; n++) await say(`- ${'long '.repeat(90)}${n}`)
    await say('what should I do first')
    const told = JSON.stringify(server.asked.at(-1)!.messages.slice(1))
    expect(told.length).toBeLessThan(1500 * 4 * 1.2)
    expect(told).toContain('long 11')
    expect(told).not.toContain('long 1 ')
  })

  test('is told to the grammar, too: steps that the model made are counted and meant', async () => {
    server.script([
      { calls: ['draw it', 'build it', 'test it'].map((title) => addTask(title)) },
      { say: 'Three steps.' },
    ])
    await say("break 'make a shelf' into steps")
    expect((await say('complete the second step')).actions).toMatchObject([{ type: 'completed', title: 'build it' }])
    expect((await say('move it to friday')).reply).toMatch(/build it|no open task/)
    server.script([{ calls: [addTask('one'), addTask('two'), { tool: 'undo', args: { count: 1 } }] }, { say: 'x' }])
    expect((await say('plan my week')).actions).toHaveLength(2)
  })
})

describe('a plan', () => {
  const deleteAll: Round[] = [
    { calls: [listAll] },
    { calls: [{ tool: 'delete_tasks', args: { tasks: numbers(1, 2) } }, addTask('something new', 'friday')] },
    { say: 'I tidied up.' },
  ]
  beforeEach(async () => {
    await add({ title: 'one', due: due('2026-03-12') })
    await add({ title: 'two' })
  })

  test('waits for a yes where anything is deleted, with what becomes of each, and is then one turn', async () => {
    server.script(deleteAll)
    const reply = await say('plan my week')
    expect(reply.actions).toEqual([])
    expect(reply.reply).toBe(
      'I tidied up.\nThis is what I would do:\n1. delete “one” — tomorrow\n2. delete “two”\n3. add “something new” — Fri 13 March\nShall I? (yes / no)',
    )
    expect(reply.confirmation!.preview).toMatch(/^This is what I would do/)
    expect(await titles()).toEqual(['one', 'two'])
    expect((await say('yes')).reply).toBe('Done as planned: 3 tasks. Say “undo” to take it back.')
    expect(await titles()).toEqual(['something new'])
    await say('undo')
    expect(await titles()).toEqual(['one', 'two'])
  })

  test('is not done after a no, nor when something else is said', async () => {
    server.script(deleteAll)
    await say('plan my week')
    expect((await say('no')).reply).toBe('All right, I will not carry out the plan for 3 tasks.')
    await say('plan my week')
    await say('buy milk tomorrow')
    expect((await say('yes')).reply).toBe('There is nothing to confirm.')
    expect(await titles()).toEqual(['one', 'two', 'buy milk'])
  })

  test('is done for those alone that the yes is for', async () => {
    server.script(deleteAll)
    await say('plan my week')
    await say('only the first')
    expect(await titles()).toEqual(['two'])
  })

  test('is made of more than a few changes, and moves say from when to when', async () => {
    for (const title of ['three', 'four']) await add({ title })
    server.script([
      { calls: [listAll] },
      { calls: [1, 2, 3, 4].map((number) => move(number, 'friday 9am')) },
      { say: 'All on Friday.' },
    ])
    const { reply } = await say('plan my week')
    expect(reply).toContain('1. “one” — Fri 13 March at 09:00 (was tomorrow)')
    expect(reply).toContain('4. “four” — Fri 13 March at 09:00\nShall I?')
    expect((await tasks()).filter(({ due }) => due?.time)).toEqual([])
  })

  test('is also what sets the time zone, or takes earlier turns back', async () => {
    server.script([
      {
        calls: [
          {
            tool: 'change_settings',
            args: { timeZone: 'Asia/Karachi', quietFrom: null, quietTo: null, isNeverQuiet: false },
          },
        ],
      },
      { say: 'Moved.' },
    ])
    expect((await say('help me plan the move to Karachi')).reply).toContain('1. set your time zone to Asia/Karachi')
    const me = async () => (await ask<{ timeZone: string }>(app, 'GET', '/v1/me', undefined, headers())).body.timeZone
    expect(await me()).not.toBe('Asia/Karachi')
    expect((await say('yes')).reply).toBe('Your time zone is Asia/Karachi.')
    expect(await me()).toBe('Asia/Karachi')
    server.script([{ calls: [{ tool: 'undo', args: { count: 1 } }] }, { say: 'Back.' }])
    expect((await say('plan my week')).reply).toContain('1. take back what was done last')
    expect(await titles()).toEqual(['one', 'two'])
    await say('yes')
    expect(await titles()).toEqual(['one'])
  })
})

describe('under an Idempotency-Key', () => {
  test('a turn happens once, and the model is asked once, whatever is repeated', async () => {
    server.script([{ calls: [addTask('step one')] }, { say: 'Split.' }])
    const key = { 'idempotency-key': newId() }
    const first = await say('plan my week', key)
    const asked = server.asked.length
    expect(await say('plan my week', key)).toEqual(first)
    expect(server.asked).toHaveLength(asked)
    expect(await titles()).toEqual(['step one'])
  })

  test('twice at once, too', async () => {
    server.script((asked) =>
      asked.messages.at(-1)!.role === 'user' ? { calls: [addTask('step one')] } : { say: 'Split.' },
    )
    const key = { 'idempotency-key': newId() }
    const [one, other] = await Promise.all([say('plan my week', key), say('plan my week', key)])
    expect(one).toEqual(other)
    expect(await titles()).toEqual(['step one'])
  })
})

describe('a fault', () => {
  const wish = 'plan my week'
  test.each([
    ['no answer', [{ fault: 'silence' }], 'timeout', 'did not answer in time'],
    ['slow tokens', [{ fault: 'slow' }], 'timeout', 'did not answer in time'],
    ['half an answer', [{ fault: 'cut' }], 'cut', 'broke off'],
    ['a connection that breaks in the middle', [{ fault: 'break' }], 'unavailable', 'cannot be reached'],
    ['a connection that is refused', [{ fault: 'reset' }], 'unavailable', 'cannot be reached'],
    ['an answer that is no JSON', [{ fault: 'garbage' }], 'cut', 'broke off'],
    ['an empty answer', [{ fault: 'empty' }], 'cut', 'broke off'],
    ['an endless answer', [{ fault: 'endless' }], 'too-long', 'too long'],
    ['an answer that was too long', [{ say: 'well', finish: 'length' }], 'too-long', 'too long'],
    ['a refusal', [{ refuse: 'I cannot help with that.' }], 'refused', 'would not answer'],
    ['a filter', [{ say: 'b', finish: 'content_filter' }], 'refused', 'would not answer'],
    ['a wrong key', [{ status: 401 }], 'denied', 'does not let me in'],
    ['too many requests', [{ status: 429, retryAfter: 1 }], 'busy', 'too much to do'],
    ['a server error', [{ status: 500 }], 'unavailable', 'cannot be reached'],
    ['an unknown tool again and again', [{ calls: [{ tool: 'drop_table', args: {} }] }], 'unusable', 'cannot use'],
    ['arguments that are no JSON', [{ calls: [{ tool: 'add_task', args: '{"title": ' }] }], 'unusable', 'cannot use'],
    ['arguments of another shape', [{ calls: [{ tool: 'add_task', args: { title: 3 } }] }], 'unusable', 'cannot use'],
    ['a date phrase that is none', [{ calls: [addTask('x', 'blorp')] }], 'unusable', 'cannot use'],
    ['looking without end', [{ calls: Array.from({ length: 20 }, () => listAll) }], 'unusable', 'cannot use'],
  ] as [string, Round[], string, string][])(
    'such as %s is said plainly, and nothing is changed',
    async (_, rounds, code, words) => {
      await add({ title: 'rent' })
      if (code === 'timeout') app = start({ modelLimits: { seconds: 1 } })
      server.script(rounds)
      const reply = await say(wish)
      expect(reply.reply).toContain(words)
      expect(reply.reply).toContain('I cannot plan by myself')
      expect(reply.answeredBy).toEqual({ who: 'nobody', rule: 'wish: plan my week', because: code })
      expect(reply.actions).toEqual([])
      expect(await titles()).toEqual(['rent'])
      expect(lines.find(({ message }) => message === 'model answered')?.fields).toMatchObject({ outcome: code })
    },
  )

  test('in the last round leaves nothing of what was begun', async () => {
    server.script([{ calls: [addTask('half a plan')] }, { status: 503 }])
    expect((await say(wish)).reply).toContain('cannot be reached')
    expect(await titles()).toEqual([])
  })

  test('that passes is passed over: asked once more, and what was written wrongly is put right', async () => {
    server.script([
      { status: 502 },
      { calls: [addTask('x', 'blorp')] },
      { calls: [addTask('x', 'tomorrow')] },
      { say: 'There.' },
    ])
    expect((await say(wish)).reply).toBe('There.\nAdded “x” — tomorrow.')
  })

  test('time and again makes that nobody waits for it, for a while', async () => {
    server.script([{ status: 401 }])
    for (let n = 0; n < 3; n++) await say(wish)
    expect(server.asked).toHaveLength(3)
    expect((await say(wish)).reply).toContain('I am not asking it for a while')
    expect(server.asked).toHaveLength(3)
    // Another process has its own breaker.
    app = start()
    server.script([{ say: 'Here I am.' }])
    expect((await say(wish)).reply).toBe('Here I am.\nNothing was changed.')
  })

  test('of the last round: a model that never ends with words is cut short', async () => {
    app = start({ modelLimits: { rounds: 3 } })
    server.script((asked) => (asked.tools ? { calls: [listAll] } : { say: 'That is all I found.' }))
    expect((await say(wish)).reply).toBe('That is all I found.\nNothing was changed.')
    expect(server.asked).toHaveLength(3)
  })

  test('of cost: a turn that needs more tokens than it may is not begun again', async () => {
    app = start({ modelLimits: { tokens: 3000 } })
    server.script([{ calls: [listAll], usage: 2990 }, { say: 'never' }])
    expect((await say(wish)).reply).toContain('too long')
    expect(server.asked).toHaveLength(1)
  })
})

describe('what it costs', () => {
  test('is counted per person and day, and limited', async () => {
    app = start({ quotas: { modelCallsPerDay: 2, modelTokensPerDay: 1000 } })
    server.script([{ say: 'ok', usage: 600 }])
    expect((await say('plan my week')).model).toMatchObject({
      tokens: 600,
      today: { calls: 1, tokens: 600 },
      most: { calls: 2, tokens: 1000 },
    })
    expect((await say('plan my week')).model).toMatchObject({ today: { calls: 2, tokens: 1200 } })
    const refused = await say('plan my week')
    expect(refused.reply).toMatch(/at most 2 times a day for one person: that is used up for today/)
    expect(refused.answeredBy).toMatchObject({ who: 'nobody', because: 'used-up' })
    expect(server.asked).toHaveLength(2)
  })

  test('is counted for answers that fail as well, also where the server does not count', async () => {
    server.script([{ calls: [listAll], usage: 500 }, { fault: 'cut' }])
    await say('plan my week')
    server.script([{ say: 'ok', usage: null }])
    const { model } = await say('plan my week')
    expect(model!.tokens).toBeGreaterThan(500)
    expect(model!.today.tokens).toBeGreaterThan(model!.tokens + 500)
  })
})

describe('as a stream', () => {
  const open = (message: string, signal?: AbortSignal) =>
    app.request('/v1/chat', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ message, conversationId: 'c1' }),
      ...(signal && { signal }),
    })
  const eventsIn = (text: string) =>
    [...text.matchAll(/event: (\w+)\ndata: (.*)/g)].map(([, event, data]) => ({ event, data: JSON.parse(data!) }))

  test('steps are shown and words arrive as the model says them; the last event has it all', async () => {
    server.script([
      { calls: [{ tool: 'agenda', args: { period: 'this week' } }] },
      { calls: [addTask('x')] },
      { say: 'I added a step.' },
    ])
    const events = eventsIn(await (await open('plan my week')).text())
    expect(events[0]).toEqual({ event: 'step', data: { tool: 'agenda', text: 'looking at your days: this week …' } })
    const said = events.filter(({ event }) => event === 'text').map(({ data }) => data.delta)
    expect(said.length).toBeGreaterThan(3)
    expect(said.join('')).toBe('I added a step.\nAdded “x”.')
    expect(events.at(-1)).toMatchObject({ event: 'done', data: { reply: said.join(''), answeredBy: { who: 'model' } } })
  })

  test('that the person closes stops the model, and nothing is changed', async () => {
    server.script([{ calls: [addTask('half a plan')] }, { fault: 'slow' }])
    const response = await open('plan my week')
    const reader = response.body!.getReader()
    for (let text = ''; !text.includes('hm'); ) text += new TextDecoder().decode((await reader.read()).value)
    const before = server.closed()
    await reader.cancel()
    await expect.poll(() => server.closed()).toBeGreaterThan(before)
    await expect.poll(() => lines.find(({ message }) => message === 'model answered')?.fields.outcome).toBe('stopped')
    // What was begun is paid for.
    expect(lines.find(({ message }) => message === 'model answered')?.fields.tokens).toBeGreaterThan(100)
    expect(await titles()).toEqual([])
  })
})

describe('without a model', () => {
  beforeEach(() => {
    app = start({ model: async () => undefined, modelHint: true })
  })

  test('a wish is answered with what can be done instead, and how to get a model is said once', async () => {
    const { reply, answeredBy, actions } = await say('plan my week')
    expect(reply).toMatch(/^I cannot plan by myself.*make dev MODEL_URL=/)
    expect([answeredBy, actions]).toEqual([{ who: 'nobody', rule: 'wish: plan my week' }, []])
    expect((await say('prioritise my tasks')).reply).not.toContain('make dev')
    expect(await titles()).toEqual([])
  })

  test('a wish to plan shows what there is to be planned, to be moved by its number', async () => {
    await add({ title: 'pay rent', due: due('2026-03-10') })
    await add({ title: 'dentist', due: due('2026-03-13') })
    await add({ title: 'see aunt', due: due('2026-04-01') })
    await add({ title: 'read a book' })
    const { reply, actions } = await say('plan my week')
    expect(reply).toMatch(
      /^I cannot plan by myself.*\noverdue:\n1\. .*pay rent.*\ndue from today to .*:\n2\. .*dentist.*\nno date:\n3\. read a book$/,
    )
    expect(actions).toEqual([])
    expect((await say('move 3 to tomorrow')).actions).toMatchObject([{ title: 'read a book' }])
  })

  test('in the person’s language', async () => {
    expect((await say('plane meine Woche')).reply).toMatch(/^Planen kann ich nicht von selbst/)
    expect((await say('acheter du lait demain')).reply).toMatch(/^Je ne lis pas encore le français/)
    expect((await say('- acheter du lait demain')).actions).toHaveLength(1)
  })
})
