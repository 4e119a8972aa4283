/**
 * A local stand-in for Knative: runs the manifests that a cluster gets, each function as processes on this machine. Serving starts, scales
 * and stops them by their requests; Eventing delivers to them from Kafka and by schedule. For development and tests; it keeps nothing.
 */
import { availableParallelism } from 'node:os'
import { Kafka, logLevel } from '../../shared/kafka/kafkajs.ts'
import { createLog, type Log } from '../../shared/log/index.ts'
import { ADMIN_HOST, createAdmin } from './admin.ts'
import { accountOf, type Issuer, startIssuer } from './eventing/issuer.ts'
import { createKafkaSink } from './eventing/kafka-sink.ts'
import { type Around, startKafkaSource } from './eventing/kafka-source/index.ts'
import { createScaledSources } from './eventing/kafka-source/scaled.ts'
import { type PingSource, startPingSource } from './eventing/ping-source.ts'
import { type EventPolicyManifest, overridden, readManifests, type ServiceManifest } from './manifests/index.ts'
import { createFunction, type ScaledFunction } from './serving/function.ts'
import { startIngress } from './serving/ingress.ts'
import { type State, stateOf } from './state.ts'

export { ManifestError } from './manifests/index.ts'
export type { ReplicaState, State } from './state.ts'

export interface KnativeOptions {
  /** holds a kustomization.yaml, such as knative/base */
  manifestDir: string
  /** on 127.0.0.1; 0 for any free one */
  ingressPort: number
  /** taken instead of the manifests' bootstrapServers */
  kafkaBrokers: string[]
  /** wins over the environment of the manifests */
  environment: Record<string, string>
  /** of who runs it: wins over a manifest for the variables that this names; the rest is not for functions */
  shell?: Record<string, string | undefined>
  /** how to start a function; undefined for one that is not to run, nor the sources that send to it */
  command: (name: string) => string[] | undefined
  /** how much shorter than on a cluster the windows, delays and retentions of scaling are */
  developmentFactor?: number
  /** a line that a function printed, or the stand-in itself as `knative`, which writes JSON */
  onLog?: (name: string, line: string) => void
  /**
   * processes of one function at most, whatever its max-scale: beyond the cores of one machine they only take memory and connections
   */
  mostReplicas?: number
  /** milliseconds between commits of offsets */
  commitIntervalMs?: number
  /** only these Services, and the sources that send to them */
  functions?: string[]
  /** around every delivery of a KafkaSource */
  around?: Around
}

export interface Knative {
  /** of the gateway; another function is at its own host, such as http://sync.localhost:8080 */
  url: string
  /** resolves when every KafkaSource has its partitions */
  ready: Promise<void>
  state(): Promise<State>
  /** Commits offsets, sends SIGTERM to the functions, SIGKILL to those that do not end. */
  stop(): Promise<void>
}

const STOP_GRACE = 10_000

/** @throws ManifestError that names file and field; the error of listen when the port is taken */
export async function startKnative(options: KnativeOptions): Promise<Knative> {
  const { onLog = () => {}, commitIntervalMs: commitInterval = 5000 } = options
  const manifests = await readManifests(options.manifestDir, {
    isWanted: (name) => options.command(name) !== undefined && (options.functions?.includes(name) ?? true),
  })
  const log = createLog({ name: 'knative', write: (line) => onLog('knative', line) })
  const kafka = clientOf(options.kafkaBrokers)
  const issuer = await startIssuer()
  const functions = functionsOf(manifests.services, options, issuer, log)
  const kafkaSinks = new Map(
    manifests.kafkaSinks.map((each) => {
      const gate = { issuer, subjects: sendersTo(each.name, manifests.eventPolicies) }
      return [each.name, createKafkaSink(each, kafka, log, gate)]
    }),
  )
  const sinks = { functions, kafkaSinks, issuer }
  const kafkaSources = createScaledSources(manifests.kafkaSources, (manifest) =>
    startKafkaSource({ manifest, kafka, sinks, commitInterval, log, around: options.around }),
  )
  let pingSources: PingSource[] = []
  const state = () =>
    stateOf(
      { functions: [...functions.values()], kafkaSources, pingSources, kafkaSinks: [...kafkaSinks.values()] },
      kafka,
    )

  const endpoints = new Map([...kafkaSinks].map(([name, { endpoint }]) => [name, endpoint]))
  endpoints.set(ADMIN_HOST, createAdmin({ state, functions, scaleSource: kafkaSources.scale }))
  const ingress = await startIngress({ port: options.ingressPort, functions, endpoints })
  const ready = kafkaSources.start()
  pingSources = manifests.pingSources.map((manifest) => startPingSource({ manifest, sinks, log }))

  async function stop(): Promise<void> {
    for (const source of pingSources) source.stop()
    await kafkaSources.stop()
    await Promise.all([...functions.values()].map((each) => each.stop(STOP_GRACE)))
    await ingress.stop()
    await Promise.all([...kafkaSinks.values()].map((sink) => sink.stop()))
    await issuer.stop()
  }

  return { url: ingress.url, ready, state, stop }
}

const sendersTo = (kafkaSink: string, policies: EventPolicyManifest[]): string[] =>
  policies
    .filter(({ to }) => to.includes(kafkaSink))
    .flatMap(({ from }) => from.map((source) => accountOf(source.kind, source)))

const clientOf = (brokers: string[]): Kafka =>
  new Kafka({
    clientId: 'knative',
    brokers,
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3 },
    // What matters of it is logged here, in this project's format.
    logLevel: logLevel.NOTHING,
  })

function functionsOf(
  services: ServiceManifest[],
  options: KnativeOptions,
  issuer: Issuer,
  log: Log,
): Map<string, ScaledFunction> {
  const { shell = {}, command, developmentFactor = 10, onLog = () => {} } = options
  // Its keys take the place of the cluster's.
  const environment = { ...options.environment, DELIVERY_ISSUER_URL: issuer.url }
  const most = options.mostReplicas ?? Math.max(2, availableParallelism())
  return new Map(
    services.map((service) => {
      const { name, minScale, maxScale } = service
      const created = createFunction({
        manifest: {
          ...service,
          environment: overridden(service.environment, shell),
          maxScale: Math.max(minScale, Math.min(maxScale || most, most)),
        },
        command: command(name)!,
        environment,
        developmentFactor,
        onLine: (line) => onLog(name, line),
        onCrash: (how, pid) => log.warn('a process ended', { service: name, pid, how }),
      })
      return [name, created]
    }),
  )
}
