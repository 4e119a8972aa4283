/** Knative Eventing's KafkaSource, PingSource, KafkaSink and EventPolicy, as far as this project uses them. */
import { Cron } from 'croner'
import * as z from 'zod/mini'
import { isoDuration } from './durations.ts'
import type { Resource } from './kustomization.ts'
import { checked } from './manifest-error.ts'

/** Where events go: a Service or KafkaSink by reference, or a URI; a URI beside a reference is resolved against it. */
export interface Destination {
  ref?: { kind: 'Service' | 'KafkaSink'; name: string } | undefined
  uri?: string | undefined
  /** what the tokens that are sent along are made for */
  audience?: string | undefined
}

/** Times are milliseconds. */
export interface DeliveryPolicy {
  /** attempts after the first */
  retry: number
  backoffPolicy: 'linear' | 'exponential'
  backoffDelay: number
  /** of one attempt */
  timeout: number
  deadLetterSink?: Destination | undefined
}

export interface KafkaSourceManifest {
  name: string
  namespace: string
  topics: string[]
  consumerGroup: string
  /** 0 for none: what comes waits in Kafka */
  consumers: number
  initialOffset: 'earliest' | 'latest'
  ordering: 'ordered' | 'unordered'
  delivery: DeliveryPolicy
  sink: Destination
  /** ceOverrides: set on every event */
  extensions: Record<string, string>
}

export interface PingSourceManifest {
  name: string
  namespace: string
  schedule: string
  timeZone: string
  contentType: string | undefined
  data: Buffer | undefined
  sink: Destination
  extensions: Record<string, string>
}

export interface KafkaSinkManifest {
  name: string
  namespace: string
  topic: string
  contentMode: 'binary' | 'structured'
}

/** Who may send to KafkaSinks: sources by name. */
export interface EventPolicyManifest {
  name: string
  namespace: string
  /** KafkaSinks that it is for */
  to: string[]
  from: { kind: 'KafkaSource' | 'PingSource'; name: string; namespace: string }[]
}

const destination = z
  .looseObject({
    ref: z.optional(z.looseObject({ kind: z.enum(['Service', 'KafkaSink']), name: z.string() })),
    uri: z.optional(z.string()),
    audience: z.optional(z.string()),
  })
  .check(z.refine(({ ref, uri }) => Boolean(ref || uri), 'needs a ref or a uri'))

const ceOverrides = z._default(
  z.looseObject({
    extensions: z._default(
      z.record(z.string().check(z.regex(/^[a-z0-9]+$/, 'is no name of an extension: a-z and 0-9 only')), z.string()),
      {},
    ),
  }),
  { extensions: {} },
)

/** With no block at all (eventing-kafka-broker's reconciler of KafkaSource). */
const DEFAULT_DELIVERY = {
  retry: 10,
  backoffPolicy: 'exponential',
  backoffDelay: 300,
  timeout: 600_000,
} satisfies DeliveryPolicy

/** Any block replaces the defaults as a whole: one with only a dead letter sink never tries again. */
const delivery = z._default(
  z.looseObject({
    retry: z._default(z.int().check(z.nonnegative()), 0),
    backoffPolicy: z._default(z.enum(['linear', 'exponential']), 'exponential'),
    backoffDelay: z._default(isoDuration, 1000),
    timeout: z._default(isoDuration, 600_000),
    deadLetterSink: z.optional(destination),
  }),
  DEFAULT_DELIVERY,
)

const texts = z.array(z.string().check(z.minLength(1))).check(z.minLength(1, 'needs at least one'))

const kafkaSource = z.looseObject({
  spec: z.looseObject({
    bootstrapServers: texts,
    topics: texts,
    consumerGroup: z.optional(z.string().check(z.minLength(1))),
    consumers: z._default(z.int().check(z.nonnegative()), 1),
    initialOffset: z._default(z.enum(['earliest', 'latest']), 'latest'),
    ordering: z._default(z.enum(['ordered', 'unordered']), 'ordered'),
    delivery,
    sink: destination,
    ceOverrides,
  }),
})

/** @throws ManifestError */
export function kafkaSourceOf({ file, name, namespace, document }: Resource): KafkaSourceManifest {
  const { spec } = checked(kafkaSource, document, `${file}: KafkaSource ${name}`)
  const { consumerGroup = `knative-kafka-source-${name}`, ceOverrides, ...rest } = spec
  return { ...rest, name, namespace, consumerGroup, extensions: ceOverrides.extensions }
}

/** By the library that runs it, so that both have one opinion. */
const schedule = z.string().check(
  z.refine((text) => {
    try {
      new Cron(text, { paused: true })
      return true
    } catch {
      return false
    }
  }, 'is not a cron expression of five fields'),
)

const timeZone = z.string().check(
  z.refine((text) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: text })
      return true
    } catch {
      return false
    }
  }, 'is not a time zone such as Europe/Berlin'),
)

const pingSource = z.looseObject({
  spec: z
    .looseObject({
      schedule,
      timezone: z._default(timeZone, 'UTC'),
      timeZone: z.optional(z.never('is written timezone')),
      contentType: z.optional(z.string()),
      data: z.optional(z.string()),
      dataBase64: z.optional(z.string()),
      sink: destination,
      ceOverrides,
    })
    .check(z.refine(({ data, dataBase64 }) => !data || !dataBase64, 'data and dataBase64 exclude each other')),
})

/** @throws ManifestError */
export function pingSourceOf({ file, name, namespace, document }: Resource): PingSourceManifest {
  const { spec } = checked(pingSource, document, `${file}: PingSource ${name}`)
  const { schedule, timezone: timeZone, contentType, data, dataBase64, sink, ceOverrides } = spec
  const bytes = dataBase64 ? Buffer.from(dataBase64, 'base64') : data ? Buffer.from(data) : undefined
  return { name, namespace, schedule, timeZone, contentType, data: bytes, sink, extensions: ceOverrides.extensions }
}

const kafkaSink = z.looseObject({
  spec: z.looseObject({
    topic: z.string().check(z.minLength(1)),
    bootstrapServers: texts,
    contentMode: z._default(z.enum(['binary', 'structured']), 'structured'),
  }),
})

/** @throws ManifestError */
export function kafkaSinkOf({ file, name, namespace, document }: Resource): KafkaSinkManifest {
  const { topic, contentMode } = checked(kafkaSink, document, `${file}: KafkaSink ${name}`).spec
  return { name, namespace, topic, contentMode }
}

const eventPolicy = z.looseObject({
  spec: z.looseObject({
    to: z.array(z.looseObject({ ref: z.looseObject({ kind: z.literal('KafkaSink'), name: z.string() }) })),
    from: z.array(
      z.looseObject({
        ref: z.looseObject({
          kind: z.enum(['KafkaSource', 'PingSource']),
          name: z.string(),
          namespace: z.optional(z.string()),
        }),
      }),
    ),
  }),
})

/** @throws ManifestError */
export function eventPolicyOf({ file, name, namespace, document }: Resource): EventPolicyManifest {
  const { to, from } = checked(eventPolicy, document, `${file}: EventPolicy ${name}`).spec
  return {
    name,
    namespace,
    to: to.map(({ ref }) => ref.name),
    from: from.map(({ ref }) => ({ namespace, ...ref })),
  }
}
