import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Admin } from 'kafkajs'
import { parseAllDocuments } from 'yaml'
import { ConfigResourceTypes, Kafka, logLevel } from '../../shared/kafka/kafkajs.ts'

// Node does not see all names of this CommonJS module.

export const TOPICS_FOLDER = fileURLToPath(new URL('../../kafka-topics/', import.meta.url))

/** What this project uses of Strimzi's KafkaTopic. */
export interface TopicManifest {
  name: string
  partitions: number
  replicas: number
  config: Record<string, string>
}

/** Every KafkaTopic of a folder, as a cluster's Strimzi operator would read them. @throws Error that names the file */
export async function readTopics(folder: string): Promise<TopicManifest[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const found = await Promise.all(
    files.map(async (name) => topicsIn(await readFile(join(folder, name), 'utf8'), join(folder, name))),
  )
  return found.flat()
}

function topicsIn(text: string, file: string): TopicManifest[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]!.message}`)
    const resource = document.toJS()
    if (resource?.kind !== 'KafkaTopic') return []
    const { topicName = resource.metadata?.name, partitions, replicas = 1, config = {} } = resource.spec ?? {}
    if (!topicName || !Number.isInteger(partitions)) {
      throw new Error(`${file}: a KafkaTopic needs metadata.name and spec.partitions`)
    }
    const texts = Object.fromEntries(Object.entries(config).map(([key, value]) => [key, String(value)]))
    return [{ name: topicName, partitions, replicas, config: texts }]
  })
}

/**
 * Makes the broker's topics what the manifests say: creates, adds partitions, sets the configuration. On fewer brokers than replicas asked
 * for, the replicas and `min.insync.replicas` are as many as there are.
 *
 * @returns what was done, a line each; partitions that would have to go are only told, since Kafka cannot take them away
 */
export async function applyTopics(brokers: string, manifests: TopicManifest[]): Promise<string[]> {
  const kafka = new Kafka({ clientId: 'make-dev', brokers: brokers.split(','), logLevel: logLevel.NOTHING })
  const admin = kafka.admin({ retry: { initialRetryTime: 50, retries: 8 } })
  await admin.connect()
  try {
    const { brokers: nodes } = await admin.describeCluster()
    const wanted = manifests.map((topic) => fitted(topic, nodes.length))
    const existing = new Set(await admin.listTopics())
    const missing = wanted.filter(({ name }) => !existing.has(name))
    if (missing.length > 0) await create(admin, missing)
    const changes = await update(
      admin,
      wanted.filter(({ name }) => existing.has(name)),
    )
    return [...missing.map(({ name, partitions }) => `${name}: created, ${partitions} partitions`), ...changes]
  } finally {
    await admin.disconnect()
  }
}

const MIN_INSYNC = 'min.insync.replicas'

function fitted(topic: TopicManifest, brokers: number): TopicManifest {
  const replicas = Math.min(topic.replicas, brokers)
  const config = { ...topic.config }
  if (config[MIN_INSYNC]) config[MIN_INSYNC] = String(Math.min(Number(config[MIN_INSYNC]), replicas))
  return { ...topic, replicas, config }
}

async function create(admin: Admin, topics: TopicManifest[]): Promise<void> {
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map(({ name, partitions, replicas, config }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: replicas,
      configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    })),
  })
}

async function update(admin: Admin, topics: TopicManifest[]): Promise<string[]> {
  if (topics.length === 0) return []
  const type = ConfigResourceTypes.TOPIC
  const [{ topics: described }, { resources }] = await Promise.all([
    admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) }),
    admin.describeConfigs({ includeSynonyms: false, resources: topics.map(({ name }) => ({ type, name })) }),
  ])
  const changes: string[] = []
  for (const { name, partitions, config } of topics) {
    const count = described.find((topic) => topic.name === name)!.partitions.length
    if (count < partitions) {
      await admin.createPartitions({ topicPartitions: [{ topic: name, count: partitions }] })
      changes.push(`${name}: ${count} partitions became ${partitions}`)
    } else if (count > partitions) {
      changes.push(`${name}: has ${count} partitions, and Kafka cannot reduce them to ${partitions} (make reset can)`)
    }
    const set = resources.find(({ resourceName }) => resourceName === name)!.configEntries
    const current = set.filter((entry) => 'configSource' in entry && entry.configSource === TOPIC_CONFIG)
    if (sameConfig(current, config)) continue
    const configEntries = Object.entries(config).map(([key, value]) => ({ name: key, value }))
    await admin.alterConfigs({ validateOnly: false, resources: [{ type, name, configEntries }] })
    changes.push(`${name}: configuration changed`)
  }
  return changes
}

/** `configSource` of an entry that was set on the topic itself (Kafka protocol, DescribeConfigs). */
const TOPIC_CONFIG = 1

function sameConfig(current: { configName: string; configValue: string }[], wanted: Record<string, string>): boolean {
  const names = Object.keys(wanted)
  return (
    current.length === names.length &&
    current.every(({ configName, configValue }) => wanted[configName] === configValue)
  )
}
