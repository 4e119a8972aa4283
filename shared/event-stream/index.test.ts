import { expect, test } from 'vitest'
import fc from '../../tests/properties.ts'
import { createEventParser, type ServerSentEvent } from './index.ts'

const TEXT =
  'retry: 100\n\n: heartbeat\n\nid: 7\nevent: todo.task.created.v1\ndata: {"a":1}\n\ndata: one\ndata: two\n\n'

test('events are read however the text is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(TEXT.length), { maxLength: 12 }), (cuts) => {
      const read: ServerSentEvent[] = []
      const parse = createEventParser((event) => read.push(event))
      const places = [0, ...cuts.sort((a, b) => a - b), TEXT.length]
      for (let index = 1; index < places.length; index++) parse(TEXT.slice(places[index - 1], places[index]))
      expect(read).toEqual([
        { id: '7', event: 'todo.task.created.v1', data: '{"a":1}' },
        { id: '', event: 'message', data: 'one\ntwo' },
      ])
    }),
  )
})
