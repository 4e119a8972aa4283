import { expect, test } from 'vitest'
import { type KeptRecord, letterOfUndelivered, whyUndelivered } from './undelivered.ts'

const record = (change: Partial<KeptRecord> = {}): KeptRecord => ({
  topic: 'task-events',
  partition: 3,
  offset: '17',
  timestamp: '1774947600000',
  key: 'ada',
  value: 'what it says',
  headers: [['ce_id', '1']],
  ...change,
})
const headers = (count: number, value = 'x'): KeptRecord['headers'] =>
  Array.from({ length: count }, (_, index) => [`h${index}`, value])
const structured = (attributes: object): Partial<KeptRecord> => ({
  headers: [['Content-Type', 'application/cloudevents+json; charset=utf-8']],
  value: JSON.stringify({ specversion: '1.0', ...attributes }),
})

test.each<[string, Partial<KeptRecord>, string]>([
  ['too many headers', { headers: headers(190) }, 'it makes 191 headers'],
  ['headers that are too large', { headers: headers(40, 'x'.repeat(1500)) }, 'bytes of headers'],
  ['a header with a control character', { headers: [['note', 'a\u0000b']] }, 'its "note" holds a control character'],
  ['a key with a line feed, which a source makes a header of', { key: 'a\nb' }, 'its "key" holds a control character'],
  [
    'too many attributes of an event in structured mode',
    structured(Object.fromEntries(headers(190))),
    'it makes 192 headers',
  ],
  ['a control character in one of those', structured({ subject: 'a\u0007' }), 'its "subject" holds'],
])('a record with %s is brought to nobody', (_, change, reason) => {
  expect(whyUndelivered(record(change))).toContain(reason)
})

test.each<[string, Partial<KeptRecord>]>([
  ['an event of ours', { headers: headers(12) }],
  ['as many headers as go', { headers: headers(69) }],
  ['letters of any script, and a tab', { headers: [['note', 'Grüße\tسلام']] }],
  ['no key and no value', { key: null, value: null }],
  ['an event in structured mode whose data is large', structured({ data: 'x\n'.repeat(30_000) })],
  ['what says that it is such an event, and is none', { ...structured({}), value: '{"broken' }],
])('a record with %s is brought to its functions', (_, change) => {
  expect(whyUndelivered(record(change))).toBeUndefined()
})

test('its letter says where it lies and why, has all that it holds, and no header of its own that would be too much again', () => {
  const { topic, value, headers: told } = letterOfUndelivered(record({ headers: headers(190) }), 'it has 190 headers')
  expect(topic).toBe('dead-letters')
  expect(JSON.parse(String(value))).toEqual({ ...record(), headers: headers(190) })
  expect(Buffer.from(told.ce_knativeerrordata!, 'base64').toString()).toContain(
    'task-events in partition 3 at offset 17 was brought to no function: it has 190 headers',
  )
  expect(Object.keys(told).length).toBeLessThan(20)
})

test('the same record has the same letter, and one at the same place in a topic that was made anew another', () => {
  const id = (change?: Partial<KeptRecord>) => letterOfUndelivered(record(change), 'because').headers.ce_id
  expect(id()).toBe(id())
  expect(id({ timestamp: '1774947600001' })).not.toBe(id())
})

const PLACE = ['topic', 'partition', 'offset', 'timestamp']

test.each<[string, Partial<KeptRecord>, string[]]>([
  ['value', { value: '\u0000'.repeat(20_000) }, [...PLACE, 'key', 'headers']],
  ['text of headers', { headers: headers(100, 'x'.repeat(1000)) }, [...PLACE, 'key', 'names']],
  ['key', { key: 'x'.repeat(70_000) }, PLACE],
])('a letter has no more than fits: without the %s', (_, change, left) => {
  const { value } = letterOfUndelivered(record(change), 'because')
  expect(Buffer.byteLength(value)).toBeLessThan(60_000)
  expect(Object.keys(JSON.parse(String(value)))).toEqual(left)
})
