import { randomBytes } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { cached, exists } from '../cache.ts'
import { type Child, run, startChild, whenReady } from '../child.ts'
import { freePort } from '../ports.ts'
import { installKafka, kafkaVersion } from '../tools/kafka.ts'

export interface KafkaOptions {
  dataDir: string
  port: number
  /** the controller's own listener; any free port, for nobody else connects there */
  controllerPort: number
  /** of server.properties; each takes the place of this one's own */
  properties?: Record<string, string>
}

export interface Kafka {
  brokers: string
  child: Child
}

/** One KRaft node on loopback. Its storage is formatted once and then stays. @throws Error with its last lines when it does not start */
export async function startKafka(options: KafkaOptions): Promise<Kafka> {
  const java = await installKafka()
  const archive = join(await archiveClasses(java), ARCHIVE)
  return startBroker([`-XX:SharedArchiveFile=${archive}`, ...java], options)
}

/** scripts/dev/kafka/tool knows it too. */
const ARCHIVE = 'classes.jsa'
/** Milliseconds for a broker to write its classes down when it ends, on a machine that does much else. */
const WRITES = 60_000

/** Kafka's classes as Java has them when it has read them (class data sharing), which a broker leaves once: each start then takes half the work. */
const archiveClasses = async (java: string[]): Promise<string> =>
  cached(`kafka/${await kafkaVersion()}-classes`, 'Kafka: its classes as Java reads them', async (directory) => {
    const options = { dataDir: join(directory, 'broker'), port: await freePort(), controllerPort: await freePort() }
    const { child } = await startBroker(java, options, [`-XX:ArchiveClassesAtExit=${join(directory, ARCHIVE)}`])
    await child.stop(WRITES)
    await rm(options.dataDir, { recursive: true })
  })

async function startBroker(
  java: string[],
  { dataDir, port, controllerPort, properties: more = {} }: KafkaOptions,
  flags: string[] = [],
): Promise<Kafka> {
  await mkdir(dataDir, { recursive: true })
  const properties = join(dataDir, 'server.properties')
  const logs = join(dataDir, 'logs')
  // The last of two lines for one property counts.
  const lines = Object.entries(more).map(([name, value]) => `${name}=${value}\n`)
  await writeFile(properties, serverProperties({ port, controllerPort, logs }) + lines.join(''))
  if (!(await exists(join(logs, 'meta.properties')))) {
    const format = ['kafka.tools.StorageTool', 'format', '--cluster-id', newClusterId(), '--config', properties]
    await run({ name: "Kafka's storage format", command: 'java', args: [...java, ...format] })
  }
  const child = startChild({
    name: 'Kafka',
    command: 'java',
    args: ['-Xms128m', '-Xmx256m', ...flags, ...java, 'kafka.Kafka', properties],
    cwd: dataDir,
  })
  await whenReady(child, () => accepts(port))
  return { brokers: `127.0.0.1:${port}`, child }
}

/** 16 bytes in base64url; as Kafka's own, never one that begins with `-`, which its tools would take for a flag. */
function newClusterId(): string {
  const bytes = randomBytes(16)
  bytes[0]! &= 0x7f
  return bytes.toString('base64url')
}

function serverProperties({
  port,
  controllerPort,
  logs,
}: {
  port: number
  controllerPort: number
  logs: string
}): string {
  return `${[
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    `listeners=BROKER://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    `advertised.listeners=BROKER://127.0.0.1:${port}`,
    'listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name=BROKER',
    'controller.listener.names=CONTROLLER',
    `log.dirs=${logs}`,
    // A misspelt topic is an error, as on a cluster.
    'auto.create.topics.enable=false',
    // A group's first member gets its partitions at once instead of after 3 s.
    'group.initial.rebalance.delay.ms=0',
    'group.min.session.timeout.ms=1000',
    // One node, few consumers: fewer internal partitions and threads start faster and fit the small heap.
    'offsets.topic.num.partitions=4',
    'offsets.topic.replication.factor=1',
    'transaction.state.log.num.partitions=4',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'share.coordinator.state.topic.num.partitions=4',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    'num.io.threads=4',
    'num.network.threads=2',
    'log.cleaner.dedupe.buffer.size=4194304',
    'queued.max.requests=100',
  ].join('\n')}\n`
}

/** The broker opens its listener for clients last, when all else is up. */
const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
