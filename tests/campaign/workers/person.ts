/** A person with two devices that do at random what people do, on the same tasks, and an open page that watches. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { History, Operation, Stream } from '../history.ts'
import { createRandom } from '../random.ts'
import { type Asked, type Client, createClient } from './client.ts'
import { asking, type Known } from './operations.ts'
import { listen } from './stream.ts'

export interface PersonOptions {
  person: string
  seed: number
  port: number
  token: string
  webhook: string
  history: History
  /** no more operations; those begun are carried to their end */
  ending: AbortSignal
  /** everything ends */
  over: AbortSignal
  /** milliseconds from one operation of a device to the next, least and most */
  thinking: [number, number]
  /** minutes within which a reminder is due */
  farthest: number
}

const DEVICES = 2
const SHARE_OF_REPETITIONS = 0.04
/** Tasks that a device chooses from: few, so that both often want the same. */
const IN_VIEW = 12

/** Resolves when both devices have their last answer. */
export async function live(options: PersonOptions): Promise<void> {
  const { person, seed, history, over } = options
  const known: Known = { person, tasks: new Map() }
  const stream: Stream = { person, after: 0, received: [], connections: 0 }
  history.streams.push(stream)
  void listen({
    ...options,
    stream,
    signal: over,
    onEvent({ type, task }) {
      if (task && type.startsWith('todo.task.')) keep(known, task)
    },
  })
  const clients = Array.from({ length: DEVICES }, (_, device) => {
    const random = createRandom(seed, `${person}/${device}/network`)
    return createClient({ ...options, device, random, signal: over })
  })
  const webhook = { url: options.webhook }
  await clients[0]!.carryOut({
    verb: 'profile',
    method: 'PATCH',
    path: '/v1/me',
    body: { timeZone: 'UTC', webhook },
  })
  await Promise.all(clients.map((client, device) => use(client, device, known, options)))
}

async function use(client: Client, device: number, known: Known, options: PersonOptions): Promise<void> {
  const { person, seed, history, ending, thinking } = options
  const random = createRandom(seed, `${person}/${device}`)
  for (let round = 0; !ending.aborted; round++) {
    await sleep(random.between(...thinking), undefined, { signal: ending }).catch(() => {})
    if (ending.aborted) return
    const token = wordOf(`${person}-${device}-${round}`)
    const asked: Asked = asking({ random, number: device, farthest: options.farthest }, known, token)
    const answer = await client.carryOut(asked)
    const own = history.operations.findLast((each) => each.person === person && each.device === device)
    if (!answer || !own) return
    learn(known, own, answer.body)
    if (random.chance(SHARE_OF_REPETITIONS)) await client.repeat(own)
  }
}

function learn(known: Known, operation: Operation, body: unknown): void {
  const { tasks = [], ...one } = (body ?? {}) as { tasks?: unknown[]; id?: string }
  for (const task of [one, ...tasks]) if (isTask(task)) keep(known, task)
  if (operation.verb === 'delete') known.tasks.delete(operation.taskId!)
}

type KnownTask = Known['tasks'] extends Map<string, infer Task> ? Task : never

const isTask = (value: unknown): value is KnownTask => typeof (value as KnownTask)?.version === 'number'

function keep({ tasks }: Known, task: KnownTask): void {
  const before = tasks.get(task.id)
  if (before && before.version >= task.version) return
  tasks.delete(task.id)
  if (task.status === 'deleted') return
  const { id, version, title, status, seriesId } = task
  tasks.set(id, { id, version, title, status, seriesId })
  if (tasks.size > IN_VIEW) tasks.delete(tasks.keys().next().value!)
}

/** A word that nothing else holds and no grammar reads as anything: letters only. */
const wordOf = (name: string): string =>
  `qx${Array.from(name, (letter) => (/\d/.test(letter) ? 'bcdfghjklm'[Number(letter)] : letter === '-' ? 'w' : letter)).join('')}`
