/**
 * A local stand-in for Knative: runs the manifests that a cluster gets, each function as processes on this machine. Serving starts, scales
 * and stops them by their requests; Eventing delivers to them from Kafka and by schedule. For development and tests; it keeps nothing.
 */
import { availableParallelism } from 'node:os'
import kafkajs from 'kafkajs'
import { createLog } from '../../shared/log/index.ts'
import { ADMIN_HOST, createAdmin } from './admin.ts'
import { createKafkaSink } from './eventing/kafka-sink.ts'
import { type KafkaSource, startKafkaSource } from './eventing/kafka-source/index.ts'
import { startPingSource } from './eventing/ping-source.ts'
import { type KafkaSourceManifest, readManifests } from './manifests/index.ts'
import { Cut } from './serving/forward.ts'
import { createFunction } from './serving/function.ts'
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
  const { kafkaBrokers, environment, developmentFactor = 10, onLog = () => {}, commitIntervalMs = 5000 } = options
  const mostReplicas = options.mostReplicas ?? Math.max(2, availableParallelism())
  const manifests = await readManifests(options.manifestDir, {
    isWanted: (name) => options.command(name) !== undefined && (options.functions?.includes(name) ?? true),
  })
  const log = createLog({ name: 'knative', write: (line) => onLog('knative', line) })
  const kafka = new kafkajs.Kafka({
    clientId: 'knative',
    brokers: kafkaBrokers,
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3 },
    logLevel: kafkajs.logLevel.NOTHING,
  })

  const functions = new Map(
    manifests.services.map((service) => {
      const { name, minScale, maxScale } = service
      const manifest = { ...service, maxScale: Math.max(minScale, Math.min(maxScale || mostReplicas, mostReplicas)) }
      const command = options.command(name)!
      const onCrash = (how: string, pid: number) => log.warn('a process ended', { service: name, pid, how })
      const onLine = (line: string) => onLog(name, line)
      return [name, createFunction({ manifest, command, environment, developmentFactor, onLine, onCrash })]
    }),
  )
  const kafkaSinks = new Map(
    manifests.kafkaSinks.map((manifest) => [manifest.name, createKafkaSink(manifest, kafka, log)]),
  )
  const sinks = { functions, kafkaSinks }
  const startSource = (manifest: KafkaSourceManifest) =>
    startKafkaSource({ manifest, kafka, sinks, commitInterval: commitIntervalMs, log })
  const kafkaSources: { manifest: KafkaSourceManifest; running: KafkaSource | undefined }[] = []

  async function scaleSource(name: string, consumers: number): Promise<void> {
    const source = kafkaSources.find(({ manifest }) => manifest.name === name)
    if (!source) throw new Cut(404, `there is no KafkaSource '${name}' here`)
    const { running } = source
    source.running = undefined
    await running?.stop()
    if (consumers > 0) source.running = startSource({ ...source.manifest, consumers })
    await source.running?.ready
  }

  const running = { functions: [...functions.values()], kafkaSources, kafkaSinks: [...kafkaSinks.values()] }
  const state = () => stateOf({ ...running, pingSources }, kafka)
  const endpoints = new Map(running.kafkaSinks.map(({ manifest, endpoint }) => [manifest.name, endpoint]))
  endpoints.set(ADMIN_HOST, createAdmin({ state, functions, scaleSource }))
  const ingress = await startIngress({ port: options.ingressPort, functions, endpoints })

  for (const manifest of manifests.kafkaSources) {
    kafkaSources.push({ manifest, running: manifest.consumers > 0 ? startSource(manifest) : undefined })
  }
  const pingSources = manifests.pingSources.map((manifest) => startPingSource({ manifest, sinks, log }))

  async function stop(): Promise<void> {
    for (const source of pingSources) source.stop()
    await Promise.all(kafkaSources.map((source) => source.running?.stop()))
    await Promise.all(running.functions.map((each) => each.stop(STOP_GRACE)))
    await ingress.stop()
    await Promise.all(running.kafkaSinks.map((sink) => sink.stop()))
  }

  const ready = Promise.all(kafkaSources.map((source) => source.running?.ready)).then(() => {})
  return { url: ingress.url, ready, state, stop }
}
