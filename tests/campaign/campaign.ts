/** One run: the system starts, people use it while it is broken, it is left alone until it has caught up, and the checker looks at all. */
import { setTimeout as sleep } from 'node:timers/promises'
import { gather } from './checker/index.ts'
import { drain } from './drain.ts'
import { breakThings } from './faults/index.ts'
import { emptyHistory } from './history.ts'
import { createRandom } from './random.ts'
import { keep, type Run } from './run.ts'
import { functionFaults, neededFaults, PACE } from './schedule.ts'
import type { Settings } from './settings.ts'
import { openDataDirectory } from './system/data.ts'
import { type CampaignSystem, startCampaignSystem } from './system/index.ts'
import { startDevelopers } from './workers/developer.ts'
import { live } from './workers/person.ts'
import { startReceiver } from './workers/receiver.ts'

const DISTURBED = { repeated: 0.05, delayed: 0.05 }
/** Milliseconds from one request of a device to the next. */
const THINKING: [number, number] = [200, 2500]
/** Milliseconds for clients to get their last answers, for everything to follow (or half as long as the faults were), and for a last look. */
const LAST_ANSWERS = 120_000
const LAST_LOOKS = 600_000
const CATCHING_UP = 420_000

/** @returns what was seen, which is also in `settings.evidence` by then */
export async function runCampaign(settings: Settings, say: (line: string) => void): Promise<Run> {
  const { seed, minutes, sabotage } = settings
  const dataDir = await openDataDirectory()
  say(`Starting everything in ${dataDir}${sabotage ? `, without the ${sabotage}` : ''}`)
  const system = await startCampaignSystem({ dataDir, seed, sabotage, disturbed: DISTURBED })
  try {
    const run = await use(system, settings, say)
    await keep(settings.evidence, run)
    say(`The evidence is in ${settings.evidence}`)
    return run
  } finally {
    await system.stop()
  }

  async function use(system: CampaignSystem, { people }: Settings, say: (line: string) => void): Promise<Run> {
    const history = emptyHistory(seed)
    const receiver = await startReceiver(history, createRandom(seed, 'receiver'))
    const developers = await startDevelopers(history, createRandom(seed, 'developers'))
    const [ending, over, breaking] = [new AbortController(), new AbortController(), new AbortController()]
    const lives = Promise.all(
      Array.from({ length: people }, async (_, index) => {
        const person = `p${index}`
        return live({
          person,
          seed,
          port: system.ingressPort,
          token: await system.tokenOf(person),
          webhook: receiver.urlOf(person),
          developers,
          history,
          ending: ending.signal,
          over: over.signal,
          thinking: THINKING,
          farthest: minutes < 5 ? 1 : 3,
        })
      }),
    )
    const progress = setInterval(() => say(progressLine(history)), 15_000)
    const { signal } = breaking
    const faults = Promise.all([
      breakThings(system, functionFaults(seed, PACE), { history, overlap: true, signal }),
      breakThings(system, neededFaults(seed, PACE), { history, overlap: false, signal }),
    ])
    // They go on until they are told to end, unless one cannot be carried out.
    await Promise.race([sleep(minutes * 60_000), faults])
    breaking.abort()
    await faults
    ending.abort()
    say('All is mended; waiting until everything has followed')
    await Promise.race([lives, sleep(LAST_ANSWERS)])
    const { took, left } = await drain(system.direct.databaseUrl, history, Math.max(CATCHING_UP, minutes * 30_000))
    clearInterval(progress)
    await Promise.race([lives.then((looks) => Promise.all(looks.map((look) => look()))), sleep(LAST_LOOKS)])
    over.abort()
    await lives
    history.ends = await system.ends()
    const evidence = await gather(history, system.direct)
    await Promise.all([receiver.close(), developers.close()])
    return {
      settings,
      evidence,
      disturbed: system.disturbed(),
      left,
      caughtUp: took,
      hadVolumes: Object.values(system.volumes).some((volume) => volume !== undefined),
    }
  }
}

function progressLine({ from, faults, operations, hooks }: ReturnType<typeof emptyHistory>): string {
  const seconds = Math.round((Date.now() - from) / 1000)
  return `${seconds} s: ${faults.length} faults, ${operations.length} operations, ${hooks.length} notifications`
}
