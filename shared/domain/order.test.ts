import { describe, expect, test } from 'vitest'
import fc from '../../tests/properties.ts'
import { newId } from '../ids/index.ts'
import { inOrder, keyBetween, keysBetween, LONGEST_KEY, orderOf } from './order.ts'
import { orderSchema } from './task.ts'

const now = '2026-03-11T09:00:00.000Z'
const created = (createdAt: string, order: string | null = null) => ({ id: newId(), createdAt, order })

test('what nobody moved stands as it was created', () => {
  const tasks = [3, 1, 2].map((day) => created(`2026-03-0${day}T09:00:00.000Z`))
  expect(tasks.toSorted(inOrder)).toEqual([tasks[1], tasks[2], tasks[0]])
})

test('two with the same key stand by their ids, on every device', () => {
  const [a, b] = [created(now, 'i'), created(now, 'i')]
  expect([b, a].toSorted(inOrder)).toEqual([a, b])
})

test('what is put at the end stands before what is created later', () => {
  const last = created('2026-03-10T09:00:00.000Z')
  const moved = { ...created('2026-03-01T09:00:00.000Z'), order: keyBetween(orderOf(last), null, newId(), now) }
  const later = created('2026-03-12T09:00:00.000Z')
  expect([later, moved, last].toSorted(inOrder)).toEqual([last, moved, later])
})

/** Where each of many moves puts a task, as a part of the list. */
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 200 })

describe('whatever is moved wherever', () => {
  test('stands there, by a key that may be stored', () => {
    fc.assert(
      fc.property(places, (moves) => {
        const list = Array.from({ length: 5 }, (_, day) => created(`2026-03-0${day + 1}T09:00:00.000Z`))
        for (const [minute, place] of moves.entries()) {
          const at = Math.floor(place * (list.length + 1))
          const [after, before] = [list[at - 1], list[at]]
          const id = newId()
          const when = new Date(Date.parse(now) + minute * 60_000).toISOString()
          const order = keyBetween(after ? orderOf(after) : null, before ? orderOf(before) : null, id, when)
          expect(orderSchema().safeParse(order).success).toBe(true)
          list.splice(at, 0, { id, createdAt: when, order })
        }
        expect(list.toSorted(inOrder)).toEqual(list)
      }),
    )
  })

  test.each([
    ['first', () => null, (keys: string[]) => keys[0]!],
    ['last', (keys: string[]) => keys.at(-1)!, () => null],
  ])('a thousand times the %s, has no longer key', (_, low, high) => {
    const keys = [orderOf(created(now))]
    for (let second = 1; second <= 1000; second++) {
      const when = new Date(Date.parse(now) + second * 1000).toISOString()
      const key = keyBetween(low(keys), high(keys), newId(), when)!
      expect(key.length).toBeLessThanOrEqual(21)
      if (low(keys) === null) keys.unshift(key)
      else keys.push(key)
    }
    expect(keys.toSorted()).toEqual(keys)
  })

  test('between the same two again and again, has no room at last, and never a key that is too long', () => {
    const [first, last] = [orderOf(created('2026-03-01T09:00:00.000Z')), orderOf(created('2026-03-02T09:00:00.000Z'))]
    let key: string | null = last
    let moves = 0
    for (; key; moves++) {
      expect(key.length).toBeLessThanOrEqual(LONGEST_KEY)
      key = keyBetween(first, key, newId(), now)
    }
    expect(moves).toBeGreaterThan(100)
  })
})

test('between two that have the same key there is no room', () => {
  expect(keyBetween('i', 'i', newId(), now)).toBeNull()
})

test('keys for many in a row stand in that row', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), (count) => {
      const ids = Array.from({ length: count }, newId)
      const keys = [...keysBetween('a', 'b', ids, now)!]
      expect(keys.map(([id]) => id)).toEqual(ids)
      expect(keys.map(([, key]) => key).toSorted()).toEqual(keys.map(([, key]) => key))
      expect(keys.every(([, key]) => key > 'a' && key < 'b')).toBe(true)
    }),
  )
})
