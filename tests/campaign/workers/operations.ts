/** What people ask for: each is one request, decided by chance and by what the device knows. */
import type { Random } from '../random.ts'
import type { Asked } from './client.ts'
import type { SeenTask } from './stream.ts'

/** What a person's devices know. */
export interface Known {
  person: string
  tasks: Map<string, SeenTask>
}

type Choice = keyof typeof WEIGHTS

const WEIGHTS = {
  create: 12,
  series: 8,
  remind: 10,
  say: 6,
  sayDone: 3,
  snooze: 4,
  complete: 22,
  skip: 7,
  reopen: 4,
  change: 10,
  changeExactly: 5,
  delete: 3,
  undo: 6,
  batch: 3,
}

export interface Device {
  random: Random
  number: number
  /** minutes within which a reminder is due */
  farthest: number
}

/** @param token a word of its own, for a title */
export function asking(device: Device, known: Known, token: string): Asked {
  const { random } = device
  const task = chosen(random, known)
  const choice = random.weighted(WEIGHTS)
  return (task && onTask(choice, task, device, token)) ?? withoutTask(choice, device, token)
}

/** Often the newest: that is where two devices meet. */
function chosen(random: Random, { tasks }: Known): SeenTask | undefined {
  const all = [...tasks.values()]
  if (!all.length) return undefined
  return random.chance(0.4) ? all.at(-1) : random.pick(all)
}

/** undefined for what needs no task */
function onTask(
  choice: Choice,
  task: SeenTask,
  { random, number, farthest }: Device,
  token: string,
): Asked | undefined {
  const { id: taskId, version, title } = task
  const path = `/v1/tasks/${taskId}`
  switch (choice) {
    case 'complete':
    case 'skip':
    case 'reopen':
      return { verb: choice, method: 'POST', path: `${path}/${choice}`, body: null, taskId }
    case 'change':
      return { verb: 'change', method: 'PATCH', path, body: changes(random, token), taskId }
    case 'changeExactly': {
      const headers = { 'if-match': `"${version}"` }
      return { verb: 'change', method: 'PATCH', path, body: changes(random, token), taskId, headers }
    }
    case 'delete':
      return { verb: 'delete', method: 'DELETE', path, body: null, taskId }
    case 'sayDone':
      return { ...saying(`done with ${title}`, number), taskId }
    case 'snooze':
      return { ...saying(`snooze ${title} for ${random.between(1, farthest)} minutes`, number), taskId }
    case 'batch': {
      const actions = [
        { action: 'create', task: { title: token } },
        { action: 'complete', id: taskId },
      ]
      return { verb: 'batch', method: 'POST', path: '/v1/tasks/batch', body: { actions }, title: token, taskId }
    }
    default:
      return undefined
  }
}

function withoutTask(choice: Choice, { random, number, farthest }: Device, title: string): Asked {
  switch (choice) {
    case 'undo':
      return { verb: 'undo', method: 'POST', path: '/v1/undo', body: null }
    case 'series':
      return creating({ title, ...series(random) })
    case 'remind':
      return creating({ title, ...reminded(random, farthest) })
    case 'say':
      return { ...saying(`${title} tomorrow at 9am`, number), title }
    default:
      return creating({ title, priority: random.between(1, 4) })
  }
}

const creating = <Body extends { title: string }>(body: Body): Asked => ({
  verb: 'create',
  method: 'POST',
  path: '/v1/tasks',
  body,
  title: body.title,
})

const saying = (message: string, device: number): Asked => ({
  verb: 'say',
  method: 'POST',
  path: '/v1/chat',
  body: { message, conversationId: `device-${device}`, timeZone: 'UTC' },
})

const changes = (random: Random, token: string): unknown =>
  random.pick([{ note: token }, { priority: random.between(1, 4) }, { labels: [token] }])

function series(random: Random) {
  const start = { date: dateOf(Date.now()), time: '09:00' }
  const counted = random.pick(['schedule', 'completion'])
  return {
    due: { ...start, timeZone: 'UTC' },
    recurrence: { rule: random.pick(['FREQ=DAILY', 'FREQ=WEEKLY']), start, counted },
  }
}

const MINUTE = 60_000

/** Due so that its reminder is soon: at the next full minute or a few later. */
function reminded(random: Random, farthest: number) {
  const minutesBefore = random.between(0, 30)
  const due = Math.ceil(Date.now() / MINUTE) * MINUTE + (random.between(0, farthest - 1) + minutesBefore) * MINUTE
  return {
    due: { date: dateOf(due), time: new Date(due).toISOString().slice(11, 16), timeZone: 'UTC' },
    reminders: [{ minutesBefore }],
  }
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
