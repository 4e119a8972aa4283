import type { Kafka, Message, Producer } from 'kafkajs'
import { Partitioners } from '../../../shared/kafka/kafkajs.ts'
import type { Log } from '../../../shared/log/index.ts'
import type { KafkaSinkManifest } from '../manifests/index.ts'
import type { Endpoint } from '../serving/ingress.ts'
import { fromHttp, NotACloudEvent, toStructured, type WireEvent } from './cloud-event.ts'
import { audienceOf, type Issuer } from './issuer.ts'
import { plainAnswer, type Sink } from './sink.ts'

export interface KafkaSink extends Sink {
  manifest: KafkaSinkManifest
  /** takes events by HTTP, on its own host */
  endpoint: Endpoint
  stop(): Promise<void>
}

/** Who may send: those whose tokens this issuer signed, and whom a policy names. */
export interface Gate {
  issuer: Issuer
  /** none where no policy is for this sink: then it takes from all of its namespace */
  subjects: string[]
}

/**
 * Writes every event that it is sent to a topic: 202 once Kafka has it, 400 for what is no event, 401 and 403 for who may not send, 503
 * when Kafka does not take it.
 *
 * @param gate undefined where the feature `authentication-oidc` is off
 */
export function createKafkaSink(manifest: KafkaSinkManifest, kafka: Kafka, log: Log, gate?: Gate): KafkaSink {
  const { name, namespace, topic, contentMode } = manifest
  let connecting: Promise<Producer> | undefined

  function connected(): Promise<Producer> {
    connecting ??= (async () => {
      const { DefaultPartitioner } = Partitioners
      const producer = kafka.producer({ createPartitioner: DefaultPartitioner, allowAutoTopicCreation: false })
      await producer.connect()
      return producer
    })()
    connecting.catch(() => {
      connecting = undefined
    })
    return connecting
  }

  async function write(event: WireEvent): Promise<number> {
    try {
      const producer = await connected()
      await producer.send({ topic, acks: -1, messages: [messageOf(event, contentMode)] })
      return 202
    } catch (error) {
      log.warn('an event could not be written', { sink: name, topic, id: event.attributes.id, reason: String(error) })
      return 503
    }
  }

  /** undefined for who may send */
  async function refusal(authorization: string | undefined): Promise<number | undefined> {
    if (!gate) return undefined
    const token = authorization?.replace(/^Bearer /, '') ?? ''
    const subject = await gate.issuer.subjectOf(token, audienceOf(manifest))
    if (subject === undefined) return 401
    const isLetIn = gate.subjects.length
      ? gate.subjects.includes(subject)
      : subject.startsWith(`system:serviceaccount:${namespace}:`)
    return isLetIn ? undefined : 403
  }

  return {
    manifest,
    audience: audienceOf(manifest),
    address: `http://kafka-sink-ingress.knative-eventing.svc.cluster.local/${namespace}/${name}`,
    send: async (event, { authorization }) => plainAnswer((await refusal(authorization)) ?? (await write(event))),
    async endpoint(incoming, response) {
      const end = (status: number, text = '') => response.writeHead(status).end(text)
      if (incoming.method !== 'POST') return end(405)
      try {
        const refused = await refusal(incoming.headers.authorization)
        if (refused) return end(refused)
        const parts: Buffer[] = []
        for await (const part of incoming) parts.push(part)
        end(await write(fromHttp(incoming.headers, Buffer.concat(parts))))
      } catch (error) {
        if (error instanceof NotACloudEvent) end(400, `${error.message}\n`)
        else response.destroy()
      }
    },
    async stop() {
      await (await connecting?.catch(() => undefined))?.disconnect()
    },
  }
}

/** Kafka binding 1.0.2: the extension partitionkey is the record's key. */
export function messageOf(event: WireEvent, contentMode: 'binary' | 'structured'): Message {
  const { attributes, contentType, data } = event
  const key = attributes.partitionkey ?? null
  if (contentMode === 'structured') {
    return {
      key,
      value: toStructured(event),
      headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
    }
  }
  const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value]))
  return { key, value: data ?? null, headers: { ...headers, ...(contentType && { 'content-type': contentType }) } }
}
