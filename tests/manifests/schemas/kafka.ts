/**
 * The kinds of Knative's Kafka parts and of Strimzi, whose CRDs no registry has: what this project uses of them, every other field refused.
 * Compared by eye with eventing-kafka-broker (July 2026) and Strimzi (August 2026) (API version v1).
 */
import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))
const texts = z.array(text).check(z.minLength(1))
const duration = z.string().check(z.regex(/^PT(\d+H)?(\d+M)?(\d+(\.\d+)?S)?$/))
const labels = z.optional(z.record(z.string(), z.string()))
const metadata = z.strictObject({ name: text, namespace: text, labels, annotations: labels })
const secretValue = z.strictObject({ secretKeyRef: z.strictObject({ name: text, key: text }) })
const ref = z.strictObject({ apiVersion: text, kind: text, name: text })

const kafkaSource = z.strictObject({
  apiVersion: z.literal('sources.knative.dev/v1'),
  kind: z.literal('KafkaSource'),
  metadata,
  spec: z.strictObject({
    bootstrapServers: texts,
    topics: texts,
    consumerGroup: text,
    consumers: z.int().check(z.positive()),
    initialOffset: z.enum(['earliest', 'latest']),
    ordering: z.enum(['ordered', 'unordered']),
    delivery: z.strictObject({
      retry: z.int().check(z.positive()),
      backoffPolicy: z.enum(['linear', 'exponential']),
      backoffDelay: duration,
      timeout: duration,
      deadLetterSink: z.optional(z.strictObject({ ref })),
    }),
    net: z.optional(
      z.strictObject({
        sasl: z.strictObject({ enable: z.boolean(), type: secretValue, user: secretValue, password: secretValue }),
        tls: z.optional(z.strictObject({ enable: z.boolean(), caCert: secretValue })),
      }),
    ),
    ceOverrides: z.optional(
      z.strictObject({ extensions: z.record(z.string().check(z.regex(/^[a-z0-9]+$/)), z.string()) }),
    ),
    sink: z.strictObject({ ref, audience: text }),
  }),
})

const kafkaSink = z.strictObject({
  apiVersion: z.literal('eventing.knative.dev/v1alpha1'),
  kind: z.literal('KafkaSink'),
  metadata,
  spec: z.strictObject({
    topic: text,
    bootstrapServers: texts,
    contentMode: z.enum(['binary', 'structured']),
    auth: z.optional(z.strictObject({ secret: z.strictObject({ ref: z.strictObject({ name: text }) }) })),
  }),
})

const strimzi = z.literal('kafka.strimzi.io/v1')
const setting = z.union([z.string(), z.number(), z.boolean()])
const amount = z.string().check(z.regex(/^\d+(m|Ki|Mi|Gi)?$/))
const resources = z.strictObject({
  requests: z.strictObject({ cpu: amount, memory: amount }),
  limits: z.strictObject({ memory: amount }),
})
const ofCluster = z.extend(metadata, { labels: z.looseObject({ 'strimzi.io/cluster': text }) })

const kafkaTopic = z.strictObject({
  apiVersion: strimzi,
  kind: z.literal('KafkaTopic'),
  metadata: ofCluster,
  spec: z.strictObject({
    partitions: z.int().check(z.positive()),
    replicas: z.int().check(z.positive()),
    config: z.record(z.string(), setting),
  }),
})

const kafkaUser = z.strictObject({
  apiVersion: strimzi,
  kind: z.literal('KafkaUser'),
  metadata: ofCluster,
  spec: z.strictObject({
    authentication: z.strictObject({
      type: z.literal('scram-sha-512'),
      password: z.optional(z.strictObject({ valueFrom: secretValue })),
    }),
    authorization: z.strictObject({
      type: z.literal('simple'),
      acls: z.array(
        z.strictObject({
          resource: z.strictObject({
            type: z.enum(['topic', 'group']),
            name: text,
            patternType: z.enum(['literal', 'prefix']),
          }),
          operations: z.array(z.enum(['Read', 'Write', 'Describe', 'Delete'])).check(z.minLength(1)),
        }),
      ),
    }),
  }),
})

const selector = z.looseObject({})
const kafka = z.strictObject({
  apiVersion: strimzi,
  kind: z.literal('Kafka'),
  metadata,
  spec: z.strictObject({
    kafka: z.strictObject({
      listeners: z.array(
        z.strictObject({
          name: z.string().check(z.regex(/^[a-z0-9]{1,11}$/)),
          port: z.int().check(z.gte(9092)),
          type: z.enum(['internal', 'route', 'loadbalancer', 'nodeport', 'ingress', 'cluster-ip']),
          tls: z.boolean(),
          authentication: z.strictObject({ type: z.literal('scram-sha-512') }),
          networkPolicyPeers: z.array(
            z.strictObject({ podSelector: z.optional(selector), namespaceSelector: z.optional(selector) }),
          ),
        }),
      ),
      authorization: z.strictObject({ type: z.literal('simple') }),
      config: z.record(z.string(), setting),
    }),
    entityOperator: z.strictObject({
      topicOperator: z.strictObject({ resources }),
      userOperator: z.strictObject({ resources }),
    }),
  }),
})

const kafkaNodePool = z.strictObject({
  apiVersion: strimzi,
  kind: z.literal('KafkaNodePool'),
  metadata: ofCluster,
  spec: z.strictObject({
    replicas: z.int().check(z.positive()),
    roles: z.array(z.enum(['controller', 'broker'])),
    storage: z.strictObject({
      type: z.literal('jbod'),
      volumes: z.array(
        z.strictObject({
          id: z.int(),
          type: z.literal('persistent-claim'),
          size: amount,
          kraftMetadata: z.literal('shared'),
          deleteClaim: z.boolean(),
        }),
      ),
    }),
    resources,
    jvmOptions: z.strictObject({ '-Xms': z.string(), '-Xmx': z.string() }),
  }),
})

/** By `<apiVersion> <kind>`. */
export const KAFKA_SCHEMAS: Map<string, z.ZodMiniType> = new Map<string, z.ZodMiniType>([
  ['sources.knative.dev/v1 KafkaSource', kafkaSource],
  ['eventing.knative.dev/v1alpha1 KafkaSink', kafkaSink],
  ['kafka.strimzi.io/v1 KafkaTopic', kafkaTopic],
  ['kafka.strimzi.io/v1 KafkaUser', kafkaUser],
  ['kafka.strimzi.io/v1 Kafka', kafka],
  ['kafka.strimzi.io/v1 KafkaNodePool', kafkaNodePool],
])
