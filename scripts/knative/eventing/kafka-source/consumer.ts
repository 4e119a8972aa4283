/** Reads a group's partitions with kafkajs, and goes on doing so whatever happens to the brokers. */
import '../../../../shared/kafka/codecs.ts'
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs'
import type { Log } from '../../../../shared/log/index.ts'
import type { Commit, Partitions } from './partitions.ts'
import type { KafkaRecord } from './records.ts'

export interface ConsumerOptions {
  kafka: Kafka
  groupId: string
  topics: string[]
  initialOffset: 'earliest' | 'latest'
  partitions: Partitions
  /** milliseconds */
  commitInterval: number
  log: Log
}

export interface GroupConsumer {
  /** resolves when it has its partitions for the first time */
  joined: Promise<void>
  resume(topic: string, partition: number): void
  /** Commits what is done and leaves the group. */
  stop(): Promise<void>
}

/** Handled at once, so that none waits for the pause of another. */
const MOST_PARTITIONS = 64

const SETTINGS = {
  // A supervisor that was killed is out of the group soon, so that the next start has its partitions at once.
  sessionTimeout: 6000,
  rebalanceTimeout: 3000,
  heartbeatInterval: 1000,
  // A broker answers as soon as there is a record; this only bounds how long a resumed partition waits for its first fetch.
  maxWaitTimeInMs: 500,
  // As Knative's consumer has it, so that an event too large for a cluster shows here.
  maxBytesPerPartition: 65_536,
  allowAutoTopicCreation: false,
  // A failure is handled here, by a new consumer.
  retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3, restartOnFailure: async () => false },
}

/** Milliseconds from a fetch that found something to the next: under load it finds several records at once, which costs both sides less. */
const BETWEEN_FETCHES = 8

/** Without any fetch for so long, a consumer is taken for dead: kafkajs has ways to stop without telling. */
const SILENCE = 20_000
const PAUSE_BEFORE_REPLACING = 500
/** A broker that has just started loads its groups for a moment: nothing to tell about. */
const TOLD_AFTER = 3
const LONGEST_STOP = 3000

export function startConsumer(options: ConsumerOptions): GroupConsumer {
  const { groupId, topics, partitions, log } = options
  const firstJoin = Promise.withResolvers<void>()
  const stopping = Promise.withResolvers<void>()
  let isStopping = false
  let consumer: Consumer | undefined

  async function keepReading(): Promise<void> {
    let failures = 0
    while (!isStopping) {
      try {
        const reason = await readUntilBroken(() => {
          if (failures >= TOLD_AFTER) log.info('reading Kafka again', { group: groupId })
          failures = 0
        })
        if (isStopping) return
        throw new Error(reason)
      } catch (error) {
        failures++
        if (failures === TOLD_AFTER)
          log.warn('Kafka cannot be read; trying until it can', { group: groupId, reason: String(error) })
        await Promise.race([pause(PAUSE_BEFORE_REPLACING), stopping.promise])
      }
    }
  }

  /** @returns why it is over */
  async function readUntilBroken(onJoined: () => void): Promise<string> {
    const current = options.kafka.consumer({ groupId, ...SETTINGS })
    const over = Promise.withResolvers<string>()
    over.promise.catch(() => {})
    let lastSign = performance.now()
    const { CRASH, FETCH, GROUP_JOIN } = current.events
    current.on(CRASH, ({ payload }) => over.resolve(payload.error.message))
    current.on(FETCH, () => {
      lastSign = performance.now()
    })
    current.on(GROUP_JOIN, ({ payload: { memberAssignment } }) => {
      partitions.assign(
        Object.entries(memberAssignment).flatMap(([topic, numbers]) =>
          numbers.map((partition: number) => ({ topic, partition })),
        ),
      )
      lastSign = performance.now()
      begun(current).then(() => {
        onJoined()
        firstJoin.resolve()
      }, over.reject)
    })
    const committing = setInterval(() => void commit(current), options.commitInterval)
    const watching = setInterval(() => {
      if (performance.now() - lastSign > SILENCE) over.resolve('nothing was heard from Kafka')
    }, SILENCE / 4)
    // What hangs, or is still on its way when this has to end, must not come back as a second member of the group.
    let isOver = false
    const starting = async () => {
      await current.connect()
      if (!isOver) await current.subscribe({ topics, fromBeginning: options.initialOffset === 'earliest' })
      const eachBatch = (batch: EachBatchPayload) => receive(batch, current)
      if (!isOver) await current.run({ autoCommit: false, partitionsConsumedConcurrently: MOST_PARTITIONS, eachBatch })
      if (isOver) await current.disconnect()
    }
    consumer = current
    starting().catch(over.reject)
    try {
      return await Promise.race([over.promise, stopping.promise.then(() => 'stopping')])
    } finally {
      isOver = true
      consumer = undefined
      clearInterval(committing)
      clearInterval(watching)
      if (isStopping) await limited(commit(current))
      await limited(current.disconnect())
    }
  }

  /** Knative gives a new group its offsets when the source is created: what comes before the first commit is not passed over. */
  async function begun(current: Consumer): Promise<void> {
    if (options.initialOffset === 'earliest') return
    const admin = options.kafka.admin(SETTINGS)
    await admin.connect()
    try {
      for (const { topic, partitions: known } of await admin.fetchOffsets({ groupId, topics })) {
        const isNew = new Set(known.filter(({ offset }) => offset === '-1').map(({ partition }) => partition))
        const newest = (await admin.fetchTopicOffsets(topic)).filter(({ partition }) => isNew.has(partition))
        await current.commitOffsets(newest.map(({ partition, high }) => ({ topic, partition, offset: high })))
      }
    } finally {
      await admin.disconnect()
    }
  }

  let untilNextFetch: Promise<void> | undefined

  /** Waits for no delivery: kafkajs fetches nothing more until all partitions of a fetch are handled. */
  async function receive({ batch }: EachBatchPayload, current: Consumer): Promise<void> {
    const { topic, partition } = batch
    partitions.take({
      topic,
      partition,
      records: batch.messages.map((message) => recordOf(topic, partition, message)),
      next: Number(batch.lastOffset()) + 1,
    })
    if (partitions.isFull(topic, partition)) current.pause([{ topic, partitions: [partition] }])
    untilNextFetch ??= pause(BETWEEN_FETCHES).finally(() => {
      untilNextFetch = undefined
    })
    await untilNextFetch
  }

  async function commit(current: Consumer): Promise<void> {
    const commits = partitions.committable()
    if (commits.length === 0) return
    try {
      await current.commitOffsets(commits.map(({ offset, ...place }) => ({ ...place, offset: String(offset) })))
      partitions.committed(commits)
    } catch (error) {
      log.debug('offsets could not be committed; later again', { group: groupId, reason: String(error) })
    }
  }

  const reading = keepReading()
  return {
    joined: firstJoin.promise,
    resume: (topic, partition) => consumer?.resume([{ topic, partitions: [partition] }]),
    async stop() {
      isStopping = true
      stopping.resolve()
      await reading
    },
  }
}

type Message = EachBatchPayload['batch']['messages'][number]

function recordOf(topic: string, partition: number, message: Message): KafkaRecord {
  const headers: KafkaRecord['headers'] = []
  for (const [name, values] of Object.entries(message.headers ?? {})) {
    for (const value of Array.isArray(values) ? values : [values]) {
      headers.push([name, Buffer.isBuffer(value) ? value : Buffer.from(value ?? '')])
    }
  }
  return {
    topic,
    partition,
    offset: Number(message.offset),
    key: message.key ?? undefined,
    value: message.value ?? undefined,
    headers,
    timestamp: Number(message.timestamp),
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A broker that is away must not keep the end waiting. */
const limited = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work.catch(() => undefined), pause(LONGEST_STOP)])

export type { Commit }
