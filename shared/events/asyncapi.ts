/** The AsyncAPI 3.0 document of the topics, made from the event schemas. */
import * as z from 'zod/mini'
import { EVENT_SCHEMAS } from './schemas.ts'
import { TOPICS } from './topics.ts'
import { EVENT_TOPICS, type EventType } from './types.ts'

type Json = Record<string, unknown>

/** JSON Schema (2020-12) of the data of one event type. */
function dataSchema(type: EventType): Json {
  return z.toJSONSchema(EVENT_SCHEMAS[type], { unrepresentable: 'any' }) as Json
}

const HEADERS: Json = {
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_source',
    'ce_type',
    'ce_subject',
    'ce_time',
    'ce_partitionkey',
    'ce_sequence',
    'ce_traceparent',
  ],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: {
      type: 'string',
      format: 'uuid',
      description: 'unique with ce_source; the same for every copy of the event',
    },
    ce_source: { type: 'string', examples: ['/todo-chatbot/gateway'] },
    ce_type: { type: 'string' },
    ce_subject: { type: 'string', description: 'the id of the task, or of the person' },
    ce_time: { type: 'string', format: 'date-time' },
    ce_partitionkey: { type: 'string', description: 'the person; also the key of the record' },
    ce_sequence: { type: 'string', description: "the person's revision: 1, 2, 3 ... without gaps, over all topics" },
    ce_traceparent: { type: 'string', description: 'W3C Trace Context' },
    ce_causationid: { type: 'string', description: 'the event whose effect this is' },
    ce_correlationid: { type: 'string', description: 'the turn or request that all of it began with' },
    'content-type': { const: 'application/json' },
  },
}

export function asyncApiDocument(): Json {
  const types = Object.keys(EVENT_TOPICS) as EventType[]
  const topics = [...new Set(types.map((type) => EVENT_TOPICS[type]))]
  const typesOf = (topic: string) => types.filter((type) => EVENT_TOPICS[type] === topic)
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Todo chatbot events',
      version: '1.0.0',
      description:
        'CloudEvents 1.0 in binary mode. Deliveries may repeat and may arrive out of order: `ce_id` and `ce_sequence` tell.',
    },
    channels: Object.fromEntries([
      ...topics.map((topic) => [
        topic,
        {
          address: topic,
          messages: Object.fromEntries(typesOf(topic).map((type) => [type, { $ref: `#/components/messages/${type}` }])),
        },
      ]),
      [
        TOPICS.deadLetters,
        { address: TOPICS.deadLetters, description: 'events that a consumer refused, with knativeerror extensions' },
      ],
    ]),
    operations: Object.fromEntries(
      topics.map((topic) => [`send-${topic}`, { action: 'send', channel: { $ref: `#/channels/${topic}` } }]),
    ),
    components: {
      messages: Object.fromEntries(
        types.map((type) => [
          type,
          { name: type, contentType: 'application/json', headers: HEADERS, payload: dataSchema(type) },
        ]),
      ),
    },
  }
}
