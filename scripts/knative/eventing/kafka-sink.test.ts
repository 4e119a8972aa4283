import { expect, test } from 'vitest'
import { messageOf } from './kafka-sink.ts'

const EVENT = {
  attributes: { specversion: '1.0', id: '1', source: '/s', type: 't', partitionkey: 'ada' },
  contentType: 'application/json',
  data: Buffer.from('{"n":1}'),
}

test('contentMode binary writes attributes as headers, data as the value, partitionkey as the key', () => {
  expect(messageOf(EVENT, 'binary')).toEqual({
    key: 'ada',
    value: EVENT.data,
    headers: {
      ce_specversion: '1.0',
      ce_id: '1',
      ce_source: '/s',
      ce_type: 't',
      ce_partitionkey: 'ada',
      'content-type': 'application/json',
    },
  })
})

test('contentMode structured writes the whole event as JSON', () => {
  const { key, value, headers } = messageOf(EVENT, 'structured')
  expect({ key, headers }).toEqual({
    key: 'ada',
    headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
  })
  expect(JSON.parse(String(value))).toEqual({
    ...EVENT.attributes,
    datacontenttype: 'application/json',
    data: { n: 1 },
  })
})

test('an event without partitionkey has no key', () => {
  const { partitionkey: _, ...attributes } = EVENT.attributes
  expect(messageOf({ ...EVENT, attributes }, 'binary').key).toBeNull()
})
