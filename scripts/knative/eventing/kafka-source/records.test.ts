import { describe, expect, test } from 'vitest'
import { eventOf, type KafkaRecord } from './records.ts'

const SOURCE = { namespace: 'todo', name: 'orders-source', extensions: {} }

const record = (headers: Record<string, string>, more: Partial<KafkaRecord> = {}): KafkaRecord => ({
  topic: 'orders',
  partition: 3,
  offset: 42,
  key: undefined,
  value: Buffer.from('{"n":1}'),
  headers: Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]),
  timestamp: Date.UTC(2026, 0, 2, 3, 4, 5),
  ...more,
})

const CE = { ce_specversion: '1.0', ce_id: 'a', ce_source: '/s', ce_type: 't', ce_partitionkey: 'ada' }

describe('a record that is a CloudEvent', () => {
  test('in binary mode keeps its attributes, content type and data, and gains partition and offset', () => {
    const event = eventOf(record({ ...CE, 'content-type': 'application/json', other: 'x' }), SOURCE)
    expect(event).toEqual({
      attributes: {
        specversion: '1.0',
        id: 'a',
        source: '/s',
        type: 't',
        partitionkey: 'ada',
        knativekafkapartition: '3',
        knativekafkaoffset: '42',
      },
      contentType: 'application/json',
      data: Buffer.from('{"n":1}'),
    })
  })

  test('in structured mode is recognised by the header content-type', () => {
    const value = Buffer.from('{"specversion":"1.0","id":"b","source":"/s","type":"t","data":{"n":1}}')
    const event = eventOf(record({ 'content-type': 'application/cloudevents+json; charset=UTF-8' }, { value }), SOURCE)
    expect(event.attributes).toMatchObject({ id: 'b', knativekafkaoffset: '42' })
    expect(event.data?.toString()).toBe('{"n":1}')
  })

  test('may have no data', () => {
    expect(eventOf(record(CE, { value: undefined }), SOURCE)).toMatchObject({
      attributes: { id: 'a' },
      data: undefined,
    })
  })

  test.each([
    ['2026-11-23T20:00:00.000Z', '2026-11-23T20:00:00Z'],
    ['2026-11-23T20:00:00.120Z', '2026-11-23T20:00:00.12Z'],
    ['2026-11-23t20:00:00.1+00:00', '2026-11-23T20:00:00.1Z'],
    ['2026-11-23T20:00:00-05:00', '2026-11-23T20:00:00-05:00'],
  ])('has its time printed anew: %s', (ce_time, time) => {
    expect(eventOf(record({ ...CE, ce_time }), SOURCE).attributes.time).toBe(time)
  })

  test('loses the letters of its attributes that Latin-1 has not', () => {
    const { attributes } = eventOf(record({ ...CE, ce_subject: 'Grüße, 日本' }), SOURCE)
    expect(attributes.subject).toBe('Grüße, ??')
  })

  test('takes the ceOverrides of the source', () => {
    const source = { ...SOURCE, extensions: { partitionkey: 'overridden', colour: 'red' } }
    expect(eventOf(record(CE), source).attributes).toMatchObject({ partitionkey: 'overridden', colour: 'red' })
  })
})

describe('a record that is none, or a malformed one', () => {
  test('is wrapped: type dev.knative.kafka.event, source and id from where it lies', () => {
    expect(eventOf(record({}), SOURCE).attributes).toEqual({
      specversion: '1.0',
      type: 'dev.knative.kafka.event',
      source: '/apis/v1/namespaces/todo/kafkasources/orders-source#orders',
      subject: 'partition:3#42',
      id: 'partition:3/offset:42',
      time: '2026-01-02T03:04:05Z',
      knativekafkapartition: '3',
      knativekafkaoffset: '42',
    })
  })

  test('has key and partitionkey if it has a key', () => {
    const { attributes } = eventOf(record({}, { key: Buffer.from('ada') }), SOURCE)
    expect(attributes).toMatchObject({ key: 'ada', partitionkey: 'ada' })
  })

  test('has its headers as kafkaheader*, reduced to letters and digits, but for the content type', () => {
    const { attributes, contentType } = eventOf(record({ 'X-Trace_Id': 'x', 'Content-Type': 'Text/Plain' }), SOURCE)
    expect(attributes).toMatchObject({ kafkaheaderxtraceid: 'x' })
    expect(attributes).not.toHaveProperty('kafkaheadercontenttype')
    expect(contentType).toBe('text/plain')
  })

  test.each([
    ['no id', { ...CE, ce_id: '' }],
    ['another version', { ...CE, ce_specversion: '2.0' }],
    ['a name that no attribute can have', { ...CE, 'ce_not-valid': 'x' }],
    ['a time that is none', { ...CE, ce_time: 'noon' }],
    ['structured mode without JSON', { 'content-type': 'application/cloudevents+json' }],
    ['a format that is not known', { 'content-type': 'application/cloudevents+avro' }],
  ])('with %s is delivered all the same', (_, headers) => {
    const event = eventOf(record(headers, { value: Buffer.from('{') }), SOURCE)
    expect(event.attributes.type).toBe('dev.knative.kafka.event')
    expect(event.data?.toString()).toBe('{')
  })
})
