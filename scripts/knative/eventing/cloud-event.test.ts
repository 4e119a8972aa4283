import { describe, expect, test } from 'vitest'
import { fromHttp, fromStructured, toHttpHeaders, toStructured, validEvent, type WireEvent } from './cloud-event.ts'

const attributes = { specversion: '1.0', id: '1', source: '/s', type: 't' }
const event = (more: Partial<WireEvent> = {}): WireEvent => ({
  attributes,
  contentType: undefined,
  data: undefined,
  ...more,
})

describe('binary mode over HTTP', () => {
  test('attributes are sent as they are, in Latin-1, and what that has no letter for as question marks', () => {
    const subject = 'grüße "50 %" € 🎉'
    const headers = toHttpHeaders(event({ attributes: { ...attributes, subject } }))
    expect(headers['ce-subject']).toBe('grüße "50 %" ? ??')
  })

  test('attributes that others percent-encoded are read', () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': '1',
      'ce-source': '/s',
      'ce-type': 't',
      'ce-subject': 'gr%C3%BC%C3%9Fe',
    }
    expect(fromHttp(headers, Buffer.alloc(0)).attributes.subject).toBe('grüße')
  })

  test('data stays the bytes that came', () => {
    const data = Buffer.from([0, 255, 1])
    const read = fromHttp({ ...toHttpHeaders(event({ contentType: 'application/octet-stream' })) }, data)
    expect(read).toEqual(event({ contentType: 'application/octet-stream', data }))
  })
})

describe('structured mode', () => {
  const read = (document: unknown) =>
    fromStructured(Buffer.from(JSON.stringify(document)), 'application/cloudevents+json')

  test.each([
    ['JSON', { data: { a: 1 } }, 'application/json', '{"a":1}'],
    ['a string of JSON', { data: 'x', datacontenttype: 'application/json' }, 'application/json', '"x"'],
    ['text', { data: 'x', datacontenttype: 'text/plain' }, 'text/plain', 'x'],
    ['bytes', { data_base64: 'eHk=', datacontenttype: 'application/octet-stream' }, 'application/octet-stream', 'xy'],
    ['none', {}, undefined, undefined],
  ])('data that is %s becomes the body that binary mode has', (_, more, contentType, text) => {
    const { data, ...rest } = read({ ...attributes, ...more })
    expect(rest).toEqual({ attributes, contentType })
    expect(data?.toString()).toBe(text)
  })

  test.each([
    ['JSON, digit for digit', 'application/json', '{"n": 12345678901234567890}'],
    ['no JSON, though it says so', 'application/json', '{'],
    ['text', 'text/plain', 'a "quote"'],
  ])('written and read back, data that is %s is the same', (_, contentType, text) => {
    const written = toStructured(event({ contentType, data: Buffer.from(text) }))
    if (text.includes('1234')) expect(written.toString()).toContain('12345678901234567890')
    else expect(fromStructured(written, 'application/cloudevents+json').data?.toString()).toBe(text)
  })

  test.each([
    ['not JSON', '{', 'application/cloudevents+json'],
    ['no object', '[]', 'application/cloudevents+json'],
    ['a batch', '[]', 'application/cloudevents-batch+json'],
    ['Avro', '', 'application/cloudevents+avro'],
    ['without id', '{"specversion":"1.0","source":"/s","type":"t"}', 'application/cloudevents+json'],
    [
      'an object as attribute',
      '{"specversion":"1.0","id":"1","source":"/s","type":"t","x":{}}',
      'application/cloudevents+json',
    ],
  ])('what is %s is no event', (_, text, contentType) => {
    expect(() => fromStructured(Buffer.from(text), contentType)).toThrow(
      expect.objectContaining({ code: 'not-a-cloudevent' }),
    )
  })
})

test.each([
  [{ specversion: '0.3' }],
  [{ id: '' }],
  [{ source: 'with space' }],
  [{ time: 'yesterday' }],
  [{ Upper: 'x' }],
  [{ 'with-dash': 'x' }],
])('an event with %o is malformed', (more) => {
  expect(() => validEvent(event({ attributes: { ...attributes, ...more } as Record<string, string> }))).toThrow()
})
