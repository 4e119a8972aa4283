/** A person with devices that do at random what people do, on the same tasks: two that write, a page that watches, an agent, a browser. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Attempt, type History, type Operation, type Stream, unread } from '../history.ts'
import { createRandom, type Random } from '../random.ts'
import { agentAsking } from './agent.ts'
import { type Asked, type Client, createClient } from './client.ts'
import type { Developers } from './developer.ts'
import { lookAtAll } from './ending.ts'
import {
  type Gathered,
  type Known,
  keepCollection,
  keepComment,
  learnOfEvent,
  learnOfTasks,
  nothingKnown,
} from './known.ts'
import { asking } from './operations.ts'
import { openPage } from './page.ts'
import { createSession } from './session.ts'
import { listen, type SeenCollection, type SeenComment } from './stream.ts'
import { wordOf } from './words.ts'

export interface PersonOptions {
  person: string
  seed: number
  port: number
  token: string
  webhook: string
  developers: Developers
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
const AGENT = DEVICES
const BROWSER = DEVICES + 1
const DEVELOPER = DEVICES + 2
/** Times as long as a device, from one request to the next. */
const SLOWER = 3
/** Of people, who have a program that is told what happens. */
const SHARE_OF_DEVELOPERS = 0.6
const SHARE_OF_REPETITIONS = 0.04

/** Resolves when all devices have their last answer, with what looks once more when all is quiet. */
export async function live(options: PersonOptions): Promise<() => Promise<void>> {
  const { person, seed, history, over } = options
  const known = nothingKnown(person)
  const stream: Stream = { person, after: 0, received: [], connections: 0 }
  history.streams.push(stream)
  void listen({ ...options, stream, signal: over, onEvent: ({ type, data }) => learnOfEvent(known, type, data) })
  const clientOf = (device: number): Client =>
    createClient({ ...options, device, random: createRandom(seed, `${person}/${device}/network`), signal: over })
  const clients = Array.from({ length: DEVICES }, (_, device) => clientOf(device))
  const [agent, browser] = [clientOf(AGENT), clientOf(BROWSER)]
  const own = createRandom(seed, `${person}/session`)
  const session = createSession({ ...options, random: own, signal: over })
  const webhook = { url: options.webhook }
  await clients[0]!.carryOut({ verb: 'profile', method: 'PATCH', path: '/v1/me', body: { timeZone: 'UTC', webhook } })
  if (own.chance(SHARE_OF_DEVELOPERS)) void options.developers.subscribe(person, clientOf(DEVELOPER))
  await Promise.all([
    ...clients.map((client, device) =>
      again(options, device, (random, token) =>
        use(client, known, asking({ random, number: device, farthest: options.farthest }, known, token), random),
      ),
    ),
    again(options, AGENT, (random, token) => agent.carryOut(agentAsking(random, known, token)), SLOWER),
    again(options, BROWSER, (random) => openPage(browser, random), SLOWER),
    again(options, BROWSER, () => session.act(), SLOWER),
  ])
  return () =>
    lookAtAll(person, clients[0]!).then(
      (ending) => void history.endings.push(ending),
      (error) => void unread(history, person, error),
    )
}

/** Does it time and again, until the person ends. */
async function again(
  { person, seed, history, ending, thinking }: PersonOptions,
  device: number,
  act: (random: Random, token: string) => Promise<unknown>,
  slower = 1,
): Promise<void> {
  const random = createRandom(seed, `${person}/${device}`)
  for (let round = 0; !ending.aborted; round++) {
    await sleep(random.between(...thinking) * slower, undefined, { signal: ending }).catch(() => {})
    if (ending.aborted) return
    // A client that cannot read an answer goes on, as people do: the checker tells of it.
    await act(random, wordOf(`${person}-${device}-${round}`)).catch((error) => unread(history, person, error))
  }
}

async function use(client: Client, known: Known, asked: Asked, random: Random): Promise<void> {
  const done = await client.carryOut(asked)
  if (!done) return
  learn(known, done)
  if (random.chance(SHARE_OF_REPETITIONS)) await client.repeat(done.operation)
}

function learn(known: Known, { operation, answer }: { operation: Operation; answer: Attempt }): void {
  const { verb, path, taskId } = operation
  if (verb === 'delete') known.tasks.delete(taskId!)
  else if (verb === 'remove') known.collections.delete(taskId!)
  else if ((verb === 'collect' || verb === 'rename') && answer.status < 300)
    keepCollection(known, kindIn(path), answer.body as SeenCollection)
  else if ((verb === 'comment' || verb === 'reword') && answer.status < 300)
    keepComment(known, answer.body as SeenComment)
  else if (verb === 'uncomment') known.comments.delete(taskId!)
  else learnOfTasks(known, answer.body)
}

/** `/v1/projects/...` */
const kindIn = (path: string): Gathered => path.split('/')[2]!.slice(0, -1) as Gathered
