/** What the README shows, against the running system. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf, eventually } from '../client.ts'
import { recordsOf } from '../records.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system?.stop())

test('what repeats is answered with its next dates, and its next occurrence arrives everywhere', async () => {
  const ada = await clientOf(system, 'ada')
  const added = await ada.chat('pay rent every month on the last day at 9am p1 #home')
  expect(added.status).toBe(200)
  expect(added.body.reply).toMatch(/ Next: [^,]+, [^,]+, [^,]+ at 09:00\.$/)
  const [task] = added.body.tasks
  expect(task).toMatchObject({
    title: 'pay rent',
    priority: 1,
    project: 'home',
    due: { time: '09:00', timeZone: 'Europe/Berlin' },
  })

  const device = await ada.stream(0)
  const done = await ada.chat('done with pay rent')
  expect(done.body.actions).toEqual([{ type: 'completed', taskId: task!.id, title: 'pay rent' }])

  const arrived = await eventually('the next occurrence on the device', async () =>
    device.events.find(({ type, data }) => type === 'todo.task.created.v1' && data.subject !== task!.id),
  )
  expect(arrived.data.data?.task).toMatchObject({ title: 'pay rent', seriesId: task!.id, status: 'open' })
  expect(device.events.map(({ id }) => Number(id)).filter(Boolean)).toEqual([1, 2, 3])
  device.close()

  const history = await eventually('the history of the task', async () => {
    const { body } = await ada.call<{ entries: { type: string }[] }>(
      'GET',
      `/v1/tasks/${task!.id}/history`,
      undefined,
      { host: 'audit' },
    )
    return body.entries?.length >= 2 && body.entries
  })
  expect(history.map(({ type }) => type)).toEqual(['todo.task.created.v1', 'todo.task.completed.v1'])

  const records = (await recordsOf(system.kafkaBrokers, 'task-events')).filter(
    ({ extensions }) => extensions.partitionkey === 'ada',
  )
  expect(records.map(({ type, extensions }) => [type, extensions.sequence])).toEqual([
    ['todo.task.created.v1', '1'],
    ['todo.task.completed.v1', '2'],
    ['todo.task.created.v1', '3'],
  ])
})

test('one event can be followed by its trace from the request to its effect', async () => {
  const bob = await clientOf(system, 'bob')
  const traceId = 'abcdefabcdefabcdefabcdefabcdefab'
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` }
  await bob.call('POST', '/v1/tasks', { title: 'follow me' }, { headers })
  const lines = await eventually('log lines of the trace', async () => {
    const found = system.logged.filter((line) => line.traceId === traceId)
    return found.some(({ message }) => message === 'consumed') && found
  })
  expect(lines.find(({ message }) => message === 'produced')).toMatchObject({
    function: 'gateway',
    topic: 'task-events',
    type: 'todo.task.created.v1',
    outcome: 'published',
  })
})

test('a reminder fires at its instant, not before, and is delivered once', async () => {
  const cyd = await clientOf(system, 'cyd')
  const at = new Date(Math.ceil((Date.now() + 5000) / 60_000) * 60_000)
  const due = { date: at.toISOString().slice(0, 10), time: at.toISOString().slice(11, 16), timeZone: 'UTC' }
  await cyd.call('POST', '/v1/tasks', { title: 'call mum', due, reminders: [{ minutesBefore: 0 }] })
  const device = await cyd.stream(0)
  const delivered = await eventually(
    'the notification on the device',
    async () => device.events.find(({ type }) => type === 'todo.notification.delivered.v1'),
    100_000,
  )
  const fired = device.events.find(({ type }) => type === 'todo.reminder.fired.v1')!
  const { firedAt, at: set } = fired.data.data as unknown as { firedAt: string; at: string }
  expect(Date.parse(set)).toBe(at.getTime())
  expect(Date.parse(firedAt)).toBeGreaterThanOrEqual(at.getTime())
  expect(delivered.data.data).toMatchObject({ title: 'call mum', channel: 'in-app', reason: null })
  device.close()
})

test('what is bulk or destructive is previewed, done on a yes, and taken back by undo', async () => {
  const dan = await clientOf(system, 'dan')
  await dan.chat('buy milk today')
  await dan.chat('buy bread today')
  const asked = await dan.chat('complete everything due today')
  expect(asked.body.confirmation?.preview).toMatch(/buy milk[\s\S]*buy bread|buy bread[\s\S]*buy milk/)
  expect(asked.body.actions).toEqual([])
  const done = await dan.chat('yes')
  expect(done.body.actions.map(({ type }) => type)).toEqual(['completed', 'completed'])
  const undone = await dan.chat('undo')
  expect(undone.body.tasks.map(({ status }) => status)).toEqual(['open', 'open'])
})

test('functions that nobody needs are at zero', async () => {
  await eventually('zero replicas of the gateway', async () => {
    const { body } = await (await clientOf(system, 'eve')).call<{ services: { name: string; replicas: unknown[] }[] }>(
      'GET',
      '/state',
      undefined,
      { host: 'knative' },
    )
    return body.services?.find(({ name }) => name === 'gateway')?.replicas.length === 0
  })
})
