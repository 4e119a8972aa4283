import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { ConfigResourceTypes, Kafka } from '../../shared/kafka/kafkajs.ts'
import { applyTopics, readTopics, TOPICS_FOLDER } from './topics.ts'

const admin = new Kafka({ brokers: inject('kafkaBrokers').split(',') }).admin()
beforeAll(() => admin.connect())
afterAll(() => admin.disconnect())

const apply = (topic: { name: string; partitions: number; config?: Record<string, string> }) =>
  applyTopics(inject('kafkaBrokers'), [{ replicas: 3, config: {}, ...topic }])

async function described(name: string) {
  const type = ConfigResourceTypes.TOPIC
  const { topics } = await admin.fetchTopicMetadata({ topics: [name] })
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type, name }] })
  const config = Object.fromEntries(resources[0]!.configEntries.map((entry) => [entry.configName, entry.configValue]))
  return { partitions: topics[0]!.partitions.length, config }
}

describe('topics as the manifests say', () => {
  test('the four topics of this project exist with their partitions', async () => {
    const manifests = await readTopics(TOPICS_FOLDER)
    expect(manifests.map(({ name }) => name)).toEqual(['dead-letters', 'notifications', 'reminders', 'task-events'])
    for (const { name, partitions } of manifests) expect((await described(name)).partitions).toBe(partitions)
  })

  test('a topic is created once with what one broker can hold of it', async () => {
    const name = `made-${randomUUID()}`
    const topic = { name, partitions: 2, config: { 'retention.ms': '60000', 'min.insync.replicas': '2' } }
    expect(await apply(topic)).toEqual([`${name}: created, 2 partitions`])
    expect(await described(name)).toMatchObject({
      partitions: 2,
      config: { 'retention.ms': '60000', 'min.insync.replicas': '1' },
    })
    expect(await apply(topic)).toEqual([])
  })

  test('a changed manifest changes the topic, and a setting it no longer names goes back to the default', async () => {
    const name = `changed-${randomUUID()}`
    await apply({ name, partitions: 1, config: { 'retention.ms': '60000', 'segment.ms': '70000' } })
    expect(await apply({ name, partitions: 3, config: { 'retention.ms': '90000' } })).toEqual([
      `${name}: 1 partitions became 3`,
      `${name}: configuration changed`,
    ])
    const { partitions, config } = await described(name)
    expect([partitions, config['retention.ms'], config['segment.ms']]).toEqual([3, '90000', '604800000'])
  })

  test('partitions that would have to go are told, not taken', async () => {
    const name = `shrunk-${randomUUID()}`
    await apply({ name, partitions: 3 })
    expect((await apply({ name, partitions: 2 }))[0]).toContain('Kafka cannot reduce them to 2')
    expect((await described(name)).partitions).toBe(3)
  })
})
