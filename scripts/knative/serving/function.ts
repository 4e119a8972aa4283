import { freePort, isFree } from '../../dev/ports.ts'
import type { ServiceManifest } from '../manifests/index.ts'
import { createAutoscaler } from './autoscaler.ts'
import { type Replica, startReplica } from './replica.ts'
import { type Slot, Unavailable } from './slot.ts'
import { createWaitingLine } from './waiting-line.ts'

export interface ScaledFunction {
  readonly manifest: ServiceManifest
  readonly replicas: readonly Replica[]
  /** requests that wait for a place */
  readonly queued: number
  readonly coldStarts: number
  /** milliseconds from spawn to ready of the last process */
  readonly lastColdStart: number | undefined
  readonly restarts: number
  /**
   * Waits for a place, and starts a process if there is none.
   *
   * @throws Unavailable when too many wait, or when the process does not start; the signal's reason when it aborts
   */
  acquire(signal: AbortSignal): Promise<Slot>
  /** Ends all processes and refuses whatever still waits. */
  stop(grace: number): Promise<void>
}

export interface FunctionOptions {
  manifest: ServiceManifest
  command: string[]
  environment: Record<string, string>
  developmentFactor: number
  onLine: (line: string) => void
  /** told when a process ends that was not asked to */
  onCrash: (how: string, pid: number) => void
  /** requests that may wait, as in Knative's activator */
  queueLimit?: number
}

/** Knative's autoscaler decides this often. */
const TICK = 2000
const SHORTEST_TICK = 50
/** How long the queue-proxy lets requests end before SIGTERM. */
const DRAIN = 30_000
/** Waits before starting again after each failure to start, in milliseconds. */
const BACKOFF = [0, 100, 200, 400, 800, 1600, 3200, 5000]
/** After this many failures in a row a caller is told instead of held. */
const TRIES = 3

/** Starts, scales and stops the processes of one Knative Service. */
export function createFunction(options: FunctionOptions): ScaledFunction {
  const { manifest, developmentFactor, queueLimit = 10_000 } = options
  const { containerConcurrency, minScale, initialScale, retention } = manifest
  const shortened = (milliseconds: number) => milliseconds / developmentFactor
  const autoscaler = createAutoscaler({
    ...manifest,
    window: shortened(manifest.window),
    // Shortened as well, the pause of one slow write would look like a burst.
    panicWindow: Math.min(manifest.panicWindow, shortened(manifest.window)),
    scaleDownDelay: shortened(manifest.scaleDownDelay),
  })
  const replicas: Replica[] = []
  const freePorts: number[] = []
  let desired = Math.max(minScale, initialScale)
  let inFlight = 0
  let failures = 0
  let starting = 0
  let retryAt = 0
  let coldStarts = 0
  let restarts = 0
  let lastColdStart: number | undefined
  let restSince: number | undefined
  let ticking: NodeJS.Timeout | undefined
  let stopped = false

  const count = (...states: Replica['state'][]) => replicas.filter(({ state }) => states.includes(state)).length
  const changed = () => autoscaler.changed(performance.now(), inFlight + waiting.length)
  const waiting = createWaitingLine(manifest.name, queueLimit, changed)

  function leastLoaded(): Replica | undefined {
    let best: Replica | undefined
    for (const replica of replicas) {
      if (replica.state !== 'ready') continue
      if (containerConcurrency > 0 && replica.inFlight >= containerConcurrency) continue
      if (!best || replica.inFlight < best.inFlight) best = replica
    }
    return best
  }

  function slotOf(replica: Replica): Slot {
    replica.inFlight++
    inFlight++
    let isHeld = true
    const release = () => {
      if (!isHeld) return
      isHeld = false
      replica.inFlight--
      inFlight--
      dispatch()
      changed()
    }
    const refused = () => {
      replica.kill()
      release()
    }
    return { replica, release, refused }
  }

  const take = (): Slot | undefined => {
    const replica = leastLoaded()
    return replica && slotOf(replica)
  }

  const dispatch = () => waiting.serve(take)

  function acquire(signal: AbortSignal): Promise<Slot> {
    if (stopped) return Promise.reject(new Unavailable(`the function ${manifest.name} is stopping; try again`))
    const slot = waiting.length === 0 ? take() : undefined
    if (slot) {
      changed()
      return Promise.resolve(slot)
    }
    const joined = waiting.join(signal)
    desired = Math.max(desired, 1, manifest.activationScale)
    reconcile()
    return joined
  }

  function reconcile(): void {
    if (stopped) return
    ticking ??= setInterval(tick, Math.max(SHORTEST_TICK, shortened(TICK)))
    const surplus = starting + count('starting', 'ready') - desired
    if (surplus < 0 && performance.now() >= retryAt) for (let i = surplus; i < 0; i++) void start()
    if (surplus > 0) for (const replica of leastNeeded(surplus)) void retire(replica)
  }

  const leastNeeded = (number: number): Replica[] =>
    replicas
      .filter(({ state }) => state === 'ready' || state === 'starting')
      .sort((a, b) => a.inFlight - b.inFlight || b.startedAt - a.startedAt)
      .slice(0, number)

  /** One of before, unless somebody else on this machine took it meanwhile: no process could ever start there. */
  async function portToListenOn(): Promise<number> {
    const before = freePorts.pop()
    return before !== undefined && (await isFree(before)) ? before : freePort()
  }

  async function start(): Promise<void> {
    starting++
    const port = await portToListenOn()
    starting--
    if (stopped) return
    coldStarts++
    const revision = `${manifest.name}-00001`
    replicas.push(
      startReplica({
        command: options.command,
        port,
        environment: {
          ...manifest.environment,
          ...options.environment,
          K_SERVICE: manifest.name,
          K_CONFIGURATION: manifest.name,
          K_REVISION: revision,
        },
        readiness: manifest.readiness,
        onLine: options.onLine,
        onReady,
        onExit,
      }),
    )
  }

  function onReady(replica: Replica): void {
    failures = 0
    lastColdStart = replica.readyAt! - replica.startedAt
    dispatch()
    changed()
  }

  function onExit(replica: Replica, how: string): void {
    const wasAsked = stopped || retired.has(replica)
    replicas.splice(replicas.indexOf(replica), 1)
    freePorts.push(replica.port)
    if (wasAsked) return
    restarts++
    options.onCrash(how, replica.pid)
    if (replica.readyAt === undefined) failures++
    retryAt = performance.now() + BACKOFF[Math.min(failures, BACKOFF.length - 1)]!
    if (failures >= TRIES) waiting.refuseAll(`the function ${manifest.name} does not start (${how}); its log says why`)
    // Without a caller there is nothing to start it for.
    if (waiting.length === 0 && minScale === 0 && count('starting', 'ready') === 0) desired = 0
    // One more: a timer may fire a fraction early.
    setTimeout(reconcile, Math.max(0, retryAt - performance.now()) + 1)
  }

  const retired = new WeakSet<Replica>()

  /** The queue-proxy's way: no more requests, those in flight may end, then SIGTERM. */
  async function retire(replica: Replica): Promise<void> {
    retired.add(replica)
    replica.state = 'draining'
    const until = performance.now() + shortened(DRAIN)
    while (replica.inFlight > 0 && performance.now() < until && !stopped) await pause(20)
    await replica.terminate(manifest.timeout)
  }

  function tick(): void {
    const now = performance.now()
    desired = Math.max(autoscaler.decide(now, count('ready')), waiting.length > 0 ? 1 : 0)
    if (desired > 0) restSince = undefined
    else {
      restSince ??= now
      if (now - restSince < shortened(retention)) desired = Math.min(1, count('starting', 'ready'))
    }
    if (desired === 0 && replicas.length === 0 && starting === 0 && waiting.length === 0) {
      clearInterval(ticking)
      ticking = undefined
      return
    }
    reconcile()
  }

  async function stop(grace: number): Promise<void> {
    stopped = true
    clearInterval(ticking)
    waiting.refuseAll(`the function ${manifest.name} is stopping; try again`)
    await Promise.all(replicas.map((replica) => replica.terminate(grace)))
  }

  if (desired > 0) reconcile()

  return {
    manifest,
    replicas,
    acquire,
    stop,
    get queued() {
      return waiting.length
    },
    get coldStarts() {
      return coldStarts
    },
    get lastColdStart() {
      return lastColdStart
    },
    get restarts() {
      return restarts
    },
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
