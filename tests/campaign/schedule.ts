/** What is broken when: follows from the seed alone. Two sequences run side by side, one for the functions, one for what they need. */
import { IMAGES } from '../../scripts/dev/bundle.ts'
import { createRandom, type Random } from './random.ts'

/** All but `migrate`, which is a job. */
export const FUNCTIONS = IMAGES.filter((name) => name !== 'migrate')
export const NEEDED = ['kafka', 'postgres', 'dapr'] as const

/** one of FUNCTIONS, NEEDED, or the stand-in */
export type Target = string

export type Fault =
  /** kill -9; what is needed is started again after `lasts` */
  | { kind: 'kill'; target: Target }
  /** kill -9 of the stand-in alone: its functions live on for `lasts`, beside those that the next one starts */
  | { kind: 'orphan'; target: 'stand-in' }
  /** SIGSTOP, and SIGCONT after `lasts` */
  | { kind: 'stop'; target: Target }
  /** SIGTERM to each process in turn */
  | { kind: 'roll'; target: Target }
  | { kind: 'clock'; target: Target; step: number }
  | { kind: 'refuse' | 'black-hole'; target: (typeof NEEDED)[number] }
  | { kind: 'slow'; target: (typeof NEEDED)[number]; delay: number }
  | { kind: 'full-disk'; target: 'kafka' | 'postgres' }

/** Milliseconds. */
export interface Planned {
  fault: Fault
  /** from the end of the one before to this one */
  after: number
  lasts: number
  /** processes of each function that a stand-in which starts from now on keeps */
  replicas?: 0 | 2
}

interface Pace {
  /** milliseconds from one fault of the functions to the next, least and most */
  functions: [number, number]
  /** between faults of what they need: the system has to come up in between */
  needed: [number, number]
}

/** On a machine of one's own. */
export const PACE: Pace = { functions: [200, 1500], needed: [1500, 6000] }

/** Longest step of a clock, in milliseconds: as a machine that was asleep, or was set by hand. */
export const LONGEST_STEP = 90_000

/** Faults of the functions' processes, without end. */
export function* functionFaults(seed: number, pace: Pace = PACE): Generator<Planned> {
  const random = createRandom(seed, 'functions')
  for (;;) yield { ...functionFault(random), after: random.between(...pace.functions) }
}

function functionFault(random: Random): Omit<Planned, 'after'> {
  const target = random.pick(FUNCTIONS)
  const kind = random.weighted({ kill: 60, stop: 15, roll: 15, clock: 10 })
  if (kind === 'clock') {
    const step = random.between(-LONGEST_STEP, LONGEST_STEP)
    return { fault: { kind, target, step }, lasts: random.between(1000, 15_000) }
  }
  return { fault: { kind, target }, lasts: kind === 'stop' ? random.between(100, 4000) : 0 }
}

/** Faults of Kafka, Postgres, Dapr, the stand-in, and of the ways to them, without end. */
export function* neededFaults(seed: number, pace: Pace = PACE): Generator<Planned> {
  const random = createRandom(seed, 'needed')
  for (;;) yield { ...neededFault(random), after: random.between(...pace.needed), replicas: random.pick([0, 2]) }
}

function neededFault(random: Random): Omit<Planned, 'after'> {
  const lasts = random.between(200, 6000)
  const kind = random.weighted({
    kill: 30,
    stop: 12,
    orphan: 6,
    refuse: 14,
    'black-hole': 14,
    slow: 16,
    'full-disk': 8,
  })
  if (kind === 'orphan') return { fault: { kind, target: 'stand-in' }, lasts: random.between(1000, 20_000) }
  if (kind === 'full-disk') return { fault: { kind, target: random.pick(['kafka', 'postgres']) }, lasts }
  const target = random.pick(NEEDED)
  if (kind === 'slow') return { fault: { kind, target, delay: random.between(20, 800) }, lasts }
  if (kind === 'kill' || kind === 'stop') {
    return { fault: { kind, target: random.pick([...NEEDED, 'stand-in']) }, lasts }
  }
  return { fault: { kind, target }, lasts }
}

export const wordsOf = (fault: Fault): string => {
  if (fault.kind === 'clock')
    return `clock of ${fault.target} ${fault.step > 0 ? '+' : ''}${(fault.step / 1000).toFixed(0)} s`
  if (fault.kind === 'slow') return `slow ${fault.target} (${fault.delay} ms)`
  return `${fault.kind} ${fault.target}`
}
