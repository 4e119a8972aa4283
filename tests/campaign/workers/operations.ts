/** What people ask for: each is one request, decided by chance and by what the device knows. */
import type { Random } from '../random.ts'
import type { Asked } from './client.ts'
import { commenting, recommenting } from './commenting.ts'
import { gathering, placeIn, removing, renaming } from './gathering.ts'
import { importing } from './importing.ts'
import type { Known } from './known.ts'
import type { SeenTask } from './stream.ts'
import { dateOf, putAway, reminded, startAgain } from './times.ts'

type Choice = keyof typeof WEIGHTS

const WEIGHTS = {
  create: 8,
  createIn: 6,
  series: 8,
  remind: 10,
  putAway: 6,
  startAgain: 3,
  comment: 5,
  sayComment: 2,
  recomment: 4,
  subtask: 12,
  move: 5,
  say: 5,
  sayDone: 3,
  sayUndo: 2,
  sayRedo: 1,
  snooze: 4,
  complete: 20,
  completeAlone: 3,
  skip: 6,
  reopen: 4,
  change: 10,
  changeExactly: 5,
  delete: 3,
  undo: 6,
  redo: 4,
  batch: 3,
  import: 1,
  gather: 3,
  rename: 4,
  remove: 1,
  look: 4,
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
  return (task && onTask(choice, task, device, known, token)) ?? withoutTask(choice, device, known, token)
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
  known: Known,
  token: string,
): Asked | undefined {
  const { id: taskId, version, title } = task
  const path = `/v1/tasks/${taskId}`
  switch (choice) {
    case 'complete':
    case 'skip':
    case 'reopen':
      return { verb: choice, method: 'POST', path: `${path}/${choice}`, taskId }
    case 'completeAlone':
      return { verb: 'complete', method: 'POST', path: `${path}/complete?subtasks=keep`, taskId }
    case 'subtask':
      return creating({ title: token, parentId: taskId, ...(random.chance(0.15) && series(random)) })
    case 'move':
      return { verb: 'move', method: 'POST', path: `${path}/move`, body: place(random, known, taskId), taskId }
    case 'change':
      return { verb: 'change', method: 'PATCH', path, body: changes(random, token), taskId }
    case 'changeExactly': {
      const headers = { 'if-match': `"${version}"` }
      return { verb: 'change', method: 'PATCH', path, body: changes(random, token), taskId, headers }
    }
    case 'startAgain':
      return { verb: 'change', method: 'PATCH', path, body: { start: startAgain(random, farthest) }, taskId }
    case 'comment':
      return commenting(taskId, token)
    case 'sayComment':
      return { ...saying(`comment on ${title}: ${token}`, number), titles: [token], taskId }
    case 'delete':
      return { verb: 'delete', method: 'DELETE', path, taskId }
    case 'sayDone':
      return { ...saying(`done with ${title}`, number), taskId }
    case 'snooze':
      return { ...saying(`snooze ${title} for ${random.between(1, farthest)} minutes`, number), taskId }
    case 'batch': {
      const actions = [
        { action: 'create', task: { title: token } },
        { action: 'complete', id: taskId },
      ]
      return { verb: 'batch', method: 'POST', path: '/v1/tasks/batch', body: { actions }, titles: [token], taskId }
    }
    default:
      return undefined
  }
}

function withoutTask(choice: Choice, { random, number, farthest }: Device, known: Known, title: string): Asked {
  switch (choice) {
    case 'undo':
    case 'redo':
      return { verb: choice, method: 'POST', path: `/v1/${choice}` }
    case 'sayUndo':
      return saying('undo', number)
    case 'sayRedo':
      return saying('redo', number)
    case 'look':
      return looking(random, number)
    case 'recomment':
      return recommenting(random, known, title) ?? looking(random, number)
    case 'import':
      return importing(random, title)
    case 'gather':
      return gathering(random, known, title)
    case 'rename':
      return renaming(random, known, title) ?? gathering(random, known, title)
    case 'remove':
      return removing(random, known) ?? gathering(random, known, title)
    case 'createIn':
      return creating({ title, ...placeIn(random, known) })
    case 'series':
      return creating({ title, ...series(random) })
    case 'remind':
      return creating({ title, ...reminded(random, farthest) })
    case 'putAway':
      return creating({ title, ...putAway(random, farthest) })
    case 'say':
      return { ...saying(`${title} tomorrow at 9am`, number), titles: [title] }
    default:
      return creating({ title, priority: random.between(1, 4) })
  }
}

const creating = <Body extends { title: string }>(body: Body): Asked => ({
  verb: 'create',
  method: 'POST',
  path: '/v1/tasks',
  body,
  titles: [body.title],
})

const saying = (message: string, device: number): Asked => ({
  verb: 'say',
  method: 'POST',
  path: '/v1/chat',
  body: { message, conversationId: `device-${device}`, timeZone: 'UTC' },
})

const LOOKS = [
  '/v1/turns',
  '/v1/collections',
  '/v1/figures',
  '/v1/tasks?sort=order',
  '/v1/tasks?sort=-created&limit=200',
  '/v1/tasks?started=false',
  '/v1/tasks?filter=today',
]

/** Some of them ask the chat. */
const looking = (random: Random, device: number): Asked =>
  random.chance(0.2)
    ? { ...saying(random.pick(['show my tasks', 'what is due today?']), device), verb: 'look' }
    : { verb: 'look', method: 'GET', path: random.pick(LOOKS) }

/** Under or beside another one, or under none. */
function place(random: Random, { tasks }: Known, taskId: string): unknown {
  const other = random.pick([...tasks.keys()].filter((id) => id !== taskId).concat(taskId))
  return random.pick([{ parentId: other }, { after: other }, { before: other }, { parentId: null }])
}

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
