/** Each part is away for a while under a steady load: how long until all that was written meanwhile has followed. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Violation } from './checker/evidence.ts'
import { check, gather } from './checker/index.ts'
import { drain } from './drain.ts'
import { answerOf, emptyHistory, type History } from './history.ts'
import { createRandom } from './random.ts'
import type { Settings } from './settings.ts'
import { openDataDirectory } from './system/data.ts'
import { type CampaignSystem, startCampaignSystem } from './system/index.ts'
import { signal } from './system/part.ts'
import { type Asked, type Client, createClient } from './workers/client.ts'

export interface Outage {
  part: string
  /** writes begun while it was away, and those of them that were answered meanwhile */
  begun: number
  answered: number
  /** milliseconds after its return until everybody had an answer, everything was published, and everything was recorded */
  answers: number
  published: number
  recorded: number
}

export interface OutageResult {
  violations: Violation[]
}

/** Writes a second. */
const RATE = 200
/** Milliseconds that a part is away. */
const AWAY = 60_000
/** Milliseconds of load before it goes. */
const BEFORE = 10_000
const LONGEST_CATCHING_UP = 600_000
/** Milliseconds between the attempts of a client at most: twelve thousand that wait are not to be an outage of their own. */
const LONGEST_WAIT = 20_000
/** Enough that no two writes in flight wait for the same person's row. */
const PEOPLE = 100
/** Milliseconds between the kills of a function that is to stay away. */
const BETWEEN_KILLS = 100

/** @param onOutage told of each as soon as it is over */
export async function runOutages(
  { seed }: Settings,
  say: (line: string) => void,
  onOutage: (outage: Outage) => Promise<void>,
): Promise<OutageResult> {
  const system = await startCampaignSystem({ dataDir: await openDataDirectory(), seed })
  const history = emptyHistory(seed)
  const over = new AbortController()
  const database = new pg.Pool({ connectionString: system.direct.databaseUrl, max: 2 })
  database.on('error', () => {})
  try {
    const load = await openLoad(system, history, over.signal)
    for (const [part, leave] of Object.entries(partsOf(system))) {
      say(`${part} is away for ${AWAY / 1000} s`)
      const outage = await outageOf({ part, leave, history, database, load })
      await onOutage(outage)
    }
    await drain(system.direct.databaseUrl, history, LONGEST_CATCHING_UP)
    over.abort()
    return { violations: check(await gather(history, system.direct)) }
  } finally {
    over.abort()
    await database.end()
    await system.stop()
  }
}

/** Takes a part away. @returns what brings it back */
type Leave = () => Promise<() => Promise<void>>

function partsOf(system: CampaignSystem): Record<string, Leave> {
  const { kafka, postgres, dapr } = system.parts
  const byPart = Object.fromEntries(
    [kafka, postgres, system.standIn, dapr].map((part): [string, Leave] => [
      part.name,
      async () => {
        await part.kill()
        return () => part.raise()
      },
    ]),
  )
  const byFunction = Object.fromEntries(['gateway', 'audit-log'].map((name) => [name, () => keptAway(system, name)]))
  return { ...byPart, ...byFunction }
}

/** Killed as often as it starts. */
async function keptAway({ pidsOf }: CampaignSystem, name: string): Promise<() => Promise<void>> {
  let isAway = true
  const killing = (async () => {
    while (isAway) {
      for (const pid of await pidsOf(name)) signal(pid, 'SIGKILL')
      await sleep(BETWEEN_KILLS)
    }
  })()
  return async () => {
    isAway = false
    await killing
  }
}

interface Load {
  start(): void
  stop(): void
}

/** Writes at a steady rate between `start` and `stop`, whatever becomes of them. */
async function openLoad(system: CampaignSystem, history: History, signal: AbortSignal): Promise<Load> {
  const clients = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, index): Promise<Client> => {
      const person = `w${index}`
      const random = createRandom(history.seed, person)
      const token = await system.tokenOf(person)
      const own = { person, token, random, history, signal }
      return createClient({ ...own, device: 0, port: system.ingressPort, haste: 0, longestWait: LONGEST_WAIT })
    }),
  )
  const write = () => {
    const number = history.operations.length
    const title = `write ${number}`
    const asked: Asked = { verb: 'create', method: 'POST', path: '/v1/tasks', body: { title }, titles: [title] }
    void clients[number % PEOPLE]!.carryOut(asked)
  }
  let timer: NodeJS.Timeout | undefined
  return {
    start() {
      const from = performance.now()
      let begun = 0
      timer = setInterval(() => {
        for (const due = ((performance.now() - from) / 1000) * RATE; begun < due; begun++) write()
      }, 10)
    },
    stop: () => clearInterval(timer),
  }
}

interface Watched {
  part: string
  leave: Leave
  history: History
  database: pg.Pool
  load: Load
}

async function outageOf({ part, leave, history, database, load }: Watched): Promise<Outage> {
  load.start()
  await sleep(BEFORE)
  const first = history.operations.length
  const comeBack = await leave()
  await sleep(AWAY)
  load.stop()
  const during = history.operations.slice(first)
  const answered = during.filter((operation) => answerOf(operation)).length
  const since = performance.now()
  const [answers, published, recorded] = await Promise.all([
    until(since, async () => isAnswered(history)),
    until(since, async () => isAnswered(history) && (await isSo(database, PUBLISHED))),
    until(since, async () => isAnswered(history) && (await isSo(database, RECORDED))),
    comeBack(),
  ])
  return { part, begun: during.length, answered, answers, published, recorded }
}

const isAnswered = ({ operations }: History): boolean => operations.every((operation) => answerOf(operation))

async function until(since: number, ask: () => Promise<boolean>): Promise<number> {
  while (performance.now() - since < LONGEST_CATCHING_UP) {
    if (await ask().catch(() => false)) break
    await sleep(250)
  }
  return performance.now() - since
}

async function isSo(database: pg.Pool, sql: string): Promise<boolean> {
  const { rows } = await database.query<{ yes: boolean }>(sql)
  return rows[0]!.yes
}

const PUBLISHED = 'select not exists (select from todo.events where published_at is null) as yes'
/** Revisions count a person's events, and positions their entries. */
const RECORDED = `
  select (select sum(revision) from todo.people) = (select sum(length) from audit.chains where person_id <> '*') as yes`
