/** All that `make dev` starts, with its own ports and data, in pieces that can be broken one by one. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleFunctions } from '../../../scripts/dev/bundle.ts'
import { startChild, whenReady } from '../../../scripts/dev/child.ts'
import { startIdentity } from '../../../scripts/dev/identity/index.ts'
import { freePort } from '../../../scripts/dev/ports.ts'
import { MANIFESTS } from '../../../scripts/dev/system.ts'
import { makeToken } from '../../../scripts/dev/token.ts'
import { runMark } from '../../../scripts/dev/watchdog.ts'
import type { ProcessEnd } from '../history.ts'
import { bundleCopy, copySabotaged, type Sabotage } from '../sabotage.ts'
import { endsIn } from './ends.ts'
import { openPart, type Part } from './part.ts'
import { type CampaignParts, startCampaignParts } from './parts.ts'
import type { StandInOptions } from './stand-in.ts'

export interface CampaignSystem extends CampaignParts {
  /** the stand-in for Knative */
  standIn: Part
  ingressPort: number
  functions: string[]
  /** of a function that run now, whoever started them */
  pidsOf(name: string): Promise<number[]>
  /** Puts the clock of a function forward, or back when negative, by milliseconds. */
  setClock(name: string, milliseconds: number): Promise<void>
  /** From the next start of the stand-in on: two processes of each function at all times, or as many as are asked for, from zero. */
  setReplicas(least: 0 | 2): void
  /** processes of functions that ended by themselves so far */
  ends(): Promise<ProcessEnd[]>
  /** deliveries that were repeated or delayed so far */
  disturbed(): { repeated: number; delayed: number }
  tokenOf(person: string, role?: 'operator'): Promise<string>
}

export interface CampaignSystemOptions {
  dataDir: string
  seed: number
  sabotage?: Sabotage | undefined
  disturbed?: StandInOptions['disturbed']
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const STAND_IN = fileURLToPath(new URL('./stand-in.ts', import.meta.url))
const CLOCK = fileURLToPath(new URL('./clock.ts', import.meta.url))

export async function startCampaignSystem(options: CampaignSystemOptions): Promise<CampaignSystem> {
  const { dataDir, seed } = options
  const clocks = join(dataDir, 'clocks')
  await mkdir(clocks, { recursive: true })
  const ingressPort = await freePort()
  const identity = await startIdentity({ port: await freePort(), origins: [`http://web.localhost:${ingressPort}`] })
  const keys = { 'jwks-url': identity.jwksUrl, 'token-issuer': identity.issuer }
  const [bundled, parts] = await Promise.all([bundles(options), startCampaignParts(dataDir, keys)])
  const commands = Object.fromEntries(Object.entries(bundled).map(([name, command]) => [name, withClock(command)]))
  const twice = await manifestsWithTwo(join(dataDir, 'manifests'))
  const base: StandInOptions = {
    seed,
    parts: parts.proxied,
    ingressPort,
    commands,
    environment: {
      // Known by the campaign's mark: they must outlive the stand-in when that is killed.
      ...runMark(),
      CAMPAIGN_CLOCKS: clocks,
      OIDC_ISSUER: identity.issuer,
      RATE_LIMIT: '100000',
      ALLOW_PRIVATE_ADDRESSES: 'true',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    },
    disturbed: options.disturbed ?? { repeated: 0, delayed: 0 },
    logFile: join(dataDir, 'log'),
  }

  let starts = 0
  let manifestDir = MANIFESTS
  const total = { repeated: 0, delayed: 0 }
  async function startStandIn() {
    // Each process draws its own sequence.
    const given: StandInOptions = { ...base, manifestDir, seed: seed * 10_000 + starts++ }
    let last = { repeated: 0, delayed: 0 }
    let isReady = false
    const child = startChild({
      name: 'the stand-in',
      command: process.execPath,
      args: [STAND_IN, JSON.stringify(given)],
      onLine(line) {
        if (line === 'ready') isReady = true
        if (!line.startsWith('{')) return
        const counts = JSON.parse(line) as typeof total
        for (const kind of ['repeated', 'delayed'] as const) total[kind] += counts[kind] - last[kind]
        last = counts
      },
    })
    await whenReady(child, async () => isReady)
    return child
  }
  const standIn = await openPart('the stand-in', startStandIn)

  return {
    ...parts,
    standIn,
    ingressPort,
    functions: Object.keys(commands),
    pidsOf: (name) => pidsRunning(commands[name]!.at(-1)!),
    setClock: (name, milliseconds) => writeFile(join(clocks, name), String(milliseconds)),
    setReplicas(least) {
      manifestDir = least ? twice : MANIFESTS
    },
    ends: () => endsIn(base.logFile),
    disturbed: () => ({ ...total }),
    tokenOf: (person, role) => makeToken(parts.jwtKey, person, role),
    async stop() {
      await standIn.stop()
      await parts.stop()
      await identity.stop()
    },
  }
}

async function bundles({ dataDir, sabotage }: CampaignSystemOptions): Promise<Record<string, string[]>> {
  const directory = join(dataDir, 'functions')
  if (!sabotage) return bundleFunctions(directory)
  const copy = join(dataDir, 'copy')
  await copySabotaged(ROOT, copy, sabotage)
  return bundleCopy(copy, directory)
}

/** `[bun, ...flags, file]` with the clock loaded before the file. */
const withClock = (command: string[]): string[] => [...command.slice(0, -1), '--preload', CLOCK, command.at(-1)!]

/** A copy of the manifests in which every Service keeps two pods. */
async function manifestsWithTwo(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true })
  for (const file of await readdir(MANIFESTS)) {
    const text = await readFile(join(MANIFESTS, file), 'utf8')
    const scaled = text.replaceAll(
      /^( +)autoscaling\.knative\.dev\/max-scale:/gm,
      "$1autoscaling.knative.dev/min-scale: '2'\n$&",
    )
    await writeFile(join(directory, file), scaled)
  }
  return directory
}

async function pidsRunning(file: string): Promise<number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const lines = await Promise.all(all.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return all.filter((_, index) => lines[index]!.split('\0').includes(file)).map(Number)
}
