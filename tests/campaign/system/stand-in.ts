/** The local stand-in for Knative as a process of its own, so that it can be killed; its deliveries come twice, late and in another order. */
import { createWriteStream } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type FunctionsOptions, startFunctions } from '../../../scripts/dev/system.ts'
import { createRandom } from '../random.ts'

export interface StandInOptions extends Omit<FunctionsOptions, 'around' | 'log'> {
  seed: number
  /** shares of the deliveries, from 0 to 1 */
  disturbed: { repeated: number; delayed: number }
  logFile: string
}

/** Milliseconds by which a delivery is late, or comes again. */
const LONGEST_DELAY = 4000

const options = JSON.parse(process.argv[2]!) as StandInOptions
const random = createRandom(options.seed, 'deliveries')
const logFile = createWriteStream(options.logFile, { flags: 'a' })
const counts = { repeated: 0, delayed: 0 }

const knative = await startFunctions({
  ...options,
  log: (line, name) => logFile.write(`${name}\t${line}\n`),
  async around(deliver) {
    const { repeated, delayed } = options.disturbed
    if (random.chance(delayed)) {
      counts.delayed++
      // Those behind it go first: the sources are unordered.
      await sleep(random.between(1, LONGEST_DELAY))
    }
    const outcome = await deliver()
    if (random.chance(repeated)) {
      counts.repeated++
      void sleep(random.between(0, LONGEST_DELAY))
        .then(deliver)
        .catch(() => {})
    }
    return outcome
  },
})
setInterval(() => console.log(JSON.stringify(counts)), 1000).unref()
console.log('ready')

for (const name of ['SIGTERM', 'SIGINT'] as const) {
  process.on(name, () => {
    void knative.stop().finally(() => process.exit(0))
  })
}
