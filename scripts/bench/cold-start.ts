import type { Parts } from '../dev/parts/index.ts'
import type { Issuer } from '../knative/eventing/issuer.ts'
import { exercise } from './exercise.ts'
import { type Measured, startMeasured } from './process.ts'
import { median, mib, ms, type Row, type Section } from './table.ts'

const STARTS = 9
const GOAL = { factor: 3, idle: 10, loaded: 25 }

interface Context {
  /** how to start each function, by name */
  commands: Record<string, string[]>
  bare: string[]
  environment: Record<string, string>
  /** what a function's own manifest sets, by its name */
  environments: Record<string, Record<string, string>>
  parts: Parts
  /** a token of the person whose events are sent */
  token: string
  /** signs for the sources of functions */
  issuer: Issuer
}

/** Each function and a bare server in turn, so that both see the same machine. */
export async function coldStarts({ commands, bare, environment, environments }: Context): Promise<Section> {
  const rows: Row[] = []
  for (const [name, command] of Object.entries(commands)) {
    const own: number[] = []
    const other: number[] = []
    for (let round = 0; round < STARTS; round++) {
      other.push(await startOnce(bare, environment))
      own.push(await startOnce(command, { ...environments[name], ...environment }))
    }
    const factor = median(own) / median(other)
    const met = factor <= GOAL.factor
    rows.push({
      what: name,
      value: median(own),
      measured: `${ms(median(own))} (${factor.toFixed(1)}x)`,
      beside: ms(median(other)),
      goal: `${GOAL.factor}x`,
      met,
    })
  }
  return {
    title: 'Cold start',
    how: `Spawn to first 200, median of ${STARTS}, beside a bare Bun server started in turn.`,
    rows,
  }
}

async function startOnce(command: string[], environment: Record<string, string>): Promise<number> {
  const started = await startMeasured(command, environment)
  await started.stop()
  return started.coldStart
}

export async function memory(context: Context): Promise<Section> {
  const { commands, bare, environment } = context
  const beside = await startMeasured(bare, environment)
  const rows: Row[] = []
  try {
    for (const [name, command] of Object.entries(commands)) rows.push(...(await memoryOf(context, name, command)))
    rows.push({ what: 'bare Bun server, idle', measured: mib(beside.privateMemory()) })
  } finally {
    await beside.stop()
  }
  return {
    title: 'Private memory',
    how: 'Private pages that the process wrote (Private_Dirty of smaps_rollup); the pages of the engine’s file are cache, which all functions of a node share.',
    rows,
  }
}

async function memoryOf(context: Context, name: string, command: string[]): Promise<Row[]> {
  const environment = { ...context.environments[name], ...context.environment }
  const { DELIVERY_AUDIENCE: audience, DELIVERY_SOURCES: sources } = environment
  const sourceToken = audience && sources && (await context.issuer.tokenFor(sources.split(',')[0]!, audience))
  const started: Measured = await startMeasured(command, environment)
  try {
    await settled()
    const idle = started.privateMemory()
    const done = await exercise({
      name,
      port: started.port,
      token: context.token,
      sourceToken,
      databaseUrl: context.parts.databaseUrl,
    })
    const loaded = started.privateMemory()
    await settled()
    const rested = started.privateMemory()
    const row = (what: string, measured: number, goal: number, reason?: string) => {
      const met = measured <= goal
      return {
        what: `${name}, ${what}`,
        value: measured,
        measured: mib(measured),
        goal: mib(goal),
        met,
        ...(!met && { note: reason }),
      }
    }
    return [
      row('idle', idle, GOAL.idle),
      row(
        `after ${done}`,
        loaded,
        GOAL.loaded,
        'garbage of what it did; made to collect earlier (BUN_JSC_forceRAMSize), the gateway took 40 % more time for each request',
      ),
      row('at rest again', rested, GOAL.loaded),
    ]
  } finally {
    await started.stop()
  }
}

/** Long enough for a function to notice that it is at rest, and to collect. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 2000))
