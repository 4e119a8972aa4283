/** `make dev`: starts everything, runs until Ctrl-C, ends everything. */
import { writeSync } from 'node:fs'
import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { stopEveryChild } from './child.ts'
import { chooseModels } from './model.ts'
import { requireFree } from './ports.ts'
import { say } from './progress.ts'
import { announce, claim, DATA, release } from './running.ts'
import { PORTS, readSettings, type Settings } from './settings.ts'
import { type System, startSystem } from './system.ts'

let system: System | undefined
let ending: Promise<void> | undefined

const end = (status: number): Promise<void> => {
  ending ??= endAll(status)
  return ending
}

async function endAll(status: number): Promise<void> {
  try {
    await system?.stop()
    await stopEveryChild()
    await release(DATA)
  } catch (error) {
    say(`Not all could be ended: ${(error as Error).message}`)
  }
  // Exits even while something still starts; the watchdog ends what it started.
  process.exit(status)
}

let askedAt = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // A signal to the whole process group comes a second time from make; a person asks again later than that.
    if (ending && performance.now() - askedAt < 500) return
    // Asked twice: at once. The watchdog ends the rest.
    if (ending) process.exit(1)
    askedAt = performance.now()
    say('\nEnding ... (once more to end at once)')
    void end(0)
  })
}
// Nobody reads any more: a closed terminal, or the end of a pipe.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void end(0))
if (process.stderr.isTTY) setInterval(endWithTerminal, 2000).unref()

/** A terminal's SIGHUP goes to its first process, and a make that is that one does not hand it on. */
function endWithTerminal(): void {
  try {
    writeSync(process.stderr.fd, '')
  } catch {
    void end(0)
  }
}

async function start(): Promise<void> {
  const since = performance.now()
  const settings = readSettings(process.env)
  await openDataFolder()
  await requireFreePorts(settings)
  const model = await chooseModels(join(DATA, 'secrets.json'), process.env)
  say('Starting Kafka, Postgres, Dapr and the functions')
  system = await startSystem({
    dataDir: DATA,
    ports: settings.ports,
    elsewhere: settings.elsewhere,
    log: settings.log,
    shell: { ...process.env, ...model },
    environment: { MODEL_HINT: 'true' },
    onReady: (part) => say(`  ${part} is ready`),
  })
  const { gatewayUrl, kafkaBrokers, daprHttpPort } = system
  await announce(DATA, { gatewayUrl, kafkaBrokers, daprHttpPort })
  say(readyLines(gatewayUrl, (performance.now() - since) / 1000))
  say(`\n${await system.failed}`)
  await end(1)
}

/** @throws Error that says what to do when the folder cannot be written, as in a read-only checkout, or when another run has it */
async function openDataFolder(): Promise<void> {
  try {
    await mkdir(DATA, { recursive: true })
    await access(DATA, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`The data folder ${DATA} cannot be written (${code}). Choose another: DATA_DIR=/tmp/todo make dev`)
  }
  await claim(DATA)
}

async function requireFreePorts({ ports, elsewhere }: Settings): Promise<void> {
  const needed: Record<keyof typeof PORTS, boolean> = {
    ingress: true,
    kafka: !elsewhere.kafkaBrokers,
    postgres: !elsewhere.databaseUrl,
    dapr: !elsewhere.daprHttpPort,
    daprGrpc: !elsewhere.daprHttpPort,
    identity: !elsewhere.daprHttpPort,
  }
  for (const name of Object.keys(PORTS) as (keyof typeof PORTS)[]) {
    if (needed[name]) await requireFree(ports[name], PORTS[name].part, PORTS[name].variable)
  }
}

const readyLines = (gatewayUrl: string, seconds: number): string => `
Ready in ${seconds.toFixed(1)} s: ${gatewayUrl}

  Talk to it      make chat PERSON=ada SAY="pay rent every month on the last day at 9am p1 #home"
  The page        ${gatewayUrl.replace('://', '://web.')}
  Watch events    make events
  What runs       make ps

Ctrl-C ends it. Data stays in ${DATA}; make reset drops it.
`

start().catch(async (error: Error) => {
  if (ending) return
  say(`\n${error.message}`)
  await end(1)
})
