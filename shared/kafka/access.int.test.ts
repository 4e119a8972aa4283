/** Who may do what at Kafka: the manifests, the table, what the functions do, and a broker that enforces it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import kafkajs, { type AclEntry } from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { type Kafka, startKafka } from '../../scripts/dev/parts/kafka.ts'
import { freePort } from '../../scripts/dev/ports.ts'
import { sourcesOf } from '../../tests/manifests/source-files.ts'
import { BROUGHT_TO, TOPICS, type Topic } from '../events/topics.ts'
import { EVENT_TOPICS, type EventType } from '../events/types.ts'
import { silentLog } from '../log/index.ts'
import { KAFKA_ACCESS, type KafkaAccess } from './access.ts'
import { kafkaClient } from './client.ts'
import { createProducer } from './producer.ts'

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs
const USERS = fileURLToPath(new URL('../../kafka-topics/users/users.yaml', import.meta.url))
const ALL = Object.values(TOPICS)
const PASSWORD = 'only here'

interface Acl {
  resource: { type: 'topic' | 'group'; name: string; patternType: 'literal' | 'prefix' }
  operations: ('Read' | 'Write' | 'Describe' | 'Delete')[]
}
interface User {
  metadata: { name: string }
  spec: { authorization: { acls: Acl[] } }
}

const users = parseAllDocuments(await readFile(USERS, 'utf8')).map((document) => document.toJS() as User)
const aclsOf = (name: string): Acl[] =>
  users.find(({ metadata }) => metadata.name === name)?.spec.authorization.acls ?? []

test('the manifests say what the table says', () => {
  const toldBy = ({ spec }: User): KafkaAccess => {
    const { acls } = spec.authorization
    const topics = (operation: 'Read' | 'Write') =>
      acls
        .filter(({ resource, operations }) => resource.type === 'topic' && operations.includes(operation))
        .map(({ resource }) => resource.name as Topic)
    const groups = acls
      .filter(({ resource }) => resource.type === 'group')
      .map(({ resource: { name, patternType } }) => (patternType === 'prefix' ? `${name}*` : name))
    return { writes: topics('Write'), reads: topics('Read'), groups }
  }
  const whole = ({ writes = [], reads = [], groups = [] }: KafkaAccess) => ({ writes, reads, groups })
  expect(Object.fromEntries(users.map((user) => [user.metadata.name, toldBy(user)]))).toEqual(
    Object.fromEntries(Object.entries(KAFKA_ACCESS).map(([name, access]) => [name, whole(access)])),
  )
})

test('a function may write where the events go that it makes, and the sources may read what they bring', async () => {
  for (const name of ['gateway', 'recurring', 'reminder', 'notification']) {
    const code = await sourcesOf(`functions/${name}`)
    const made = [...code.matchAll(/eventOf\(\s*['`](todo\.[a-z.]+v1)['`]/g)].map((match) => match[1] as EventType)
    for (const type of made)
      expect([name, KAFKA_ACCESS[name]!.writes]).toEqual([name, expect.arrayContaining([EVENT_TOPICS[type]])])
  }
  for (const topics of Object.values(BROUGHT_TO))
    expect(KAFKA_ACCESS.sources!.reads).toEqual(expect.arrayContaining([...topics]))
})

describe('a broker that enforces it', () => {
  let folder: string
  let kafka: Kafka

  /** `admin` may all; the others are logins as in the manifests. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kafka-access-'))
    const [port, inner, controllerPort] = await Promise.all([freePort(), freePort(), freePort()])
    const logins = ['admin', ...Object.keys(KAFKA_ACCESS)].map((name) => `user_${name}="${PASSWORD}"`)
    const properties = {
      listeners: `BROKER://127.0.0.1:${inner},KNOWN://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
      'advertised.listeners': `BROKER://127.0.0.1:${inner},KNOWN://127.0.0.1:${port}`,
      'listener.security.protocol.map': 'BROKER:PLAINTEXT,KNOWN:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
      'listener.name.known.sasl.enabled.mechanisms': 'PLAIN',
      'listener.name.known.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required ${logins.join(' ')};`,
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      // The broker itself, and its controller, speak without a login here.
      'super.users': 'User:admin;User:ANONYMOUS',
    }
    kafka = await startKafka({ dataDir: join(folder, 'kafka'), port, controllerPort, properties })
    const admin = (await client('admin')).admin()
    await admin.connect()
    await admin.createTopics({ waitForLeaders: true, topics: ALL.map((topic) => ({ topic, numPartitions: 1 })) })
    await admin.createAcls({
      acl: Object.keys(KAFKA_ACCESS).flatMap((name) => aclsOf(name).flatMap((acl) => entriesOf(name, acl))),
    })
    await admin.disconnect()
  })
  afterAll(async () => {
    await kafka?.child.stop()
    await rm(folder, { recursive: true })
  })

  const addressOf = (username: string) => ({
    clientId: username,
    brokers: [kafka.brokers],
    security: async () => ({ sasl: { mechanism: 'plain' as const, username, password: PASSWORD } }),
  })
  const client = (username: string) => kafkaClient({ ...addressOf(username), level: 'debug', log: silentLog })

  function entriesOf(name: string, { resource, operations }: Acl): AclEntry[] {
    return operations.map((operation) => ({
      resourceType: resource.type === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
      resourceName: resource.name,
      resourcePatternType:
        resource.patternType === 'prefix' ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
      principal: `User:${name}`,
      host: '*',
      operation: AclOperationTypes[operation.toUpperCase() as 'READ'],
      permissionType: AclPermissionTypes.ALLOW,
    }))
  }

  async function mayWrite(name: string, topic: Topic): Promise<boolean> {
    const producer = createProducer({ ...addressOf(name), log: silentLog, timeout: 5000 })
    const record = { topic, key: 'ada', value: '{}', headers: {} }
    const [place] = await producer.send([record]).catch(() => [undefined])
    await producer.close()
    return place !== undefined && 'offset' in place
  }

  test.each(Object.keys(KAFKA_ACCESS))('%s writes to its own topics alone', async (name) => {
    const may = await Promise.all(ALL.map(async (topic) => ((await mayWrite(name, topic)) ? [topic] : [])))
    expect(may.flat().sort()).toEqual([...(KAFKA_ACCESS[name]!.writes ?? [])].sort())
  })

  test('sync follows the events in a group of its own, and takes it away again; another function reads nothing', async () => {
    const groupId = 'sync-of-a-test'
    const read = async (name: string) => {
      const consumer = (await client(name)).consumer({ groupId, allowAutoTopicCreation: false, retry: { retries: 5 } })
      const seen = Promise.withResolvers<void>()
      // A broker that is still loading what it knows of the group is asked again.
      consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || seen.reject(payload.error))
      try {
        await consumer.connect()
        await consumer.subscribe({ topics: [TOPICS.taskEvents], fromBeginning: true })
        await consumer.run({ autoCommit: false, eachMessage: async () => seen.resolve() })
        await seen.promise
      } finally {
        await consumer.disconnect()
      }
    }
    await mayWrite('recurring', TOPICS.taskEvents)
    await read('sync')
    const admin = (await client('sync')).admin()
    await admin.connect()
    expect(await admin.deleteGroups([groupId])).toMatchObject([{ errorCode: 0 }])
    await admin.disconnect()
    await expect(read('gateway')).rejects.toThrow()
  })
})
