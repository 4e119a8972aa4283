import { expect, test } from 'vitest'
import { createPool, type Pool, type Target } from './pool.ts'

const taken = (pool: Pool, count: number, target: (index: number) => Target) =>
  Array.from({ length: count }, (_, index) => pool.take(target(index))).filter((release) => release !== undefined)

test('one person’s webhooks take a share, and leave the other places to others', () => {
  const pool = createPool()
  const own = taken(pool, 10, (index) => ({ personId: 'eve', channel: 'webhook', host: `${index}.example` }))
  expect(own).toHaveLength(3)
  expect(pool.full().people).toEqual(['webhook eve'])
  expect(pool.take({ personId: 'ada', channel: 'webhook', host: 'ada.example' })).toBeDefined()
  expect(pool.take({ personId: 'eve', channel: 'email', host: '' })).toBeDefined()
})

test('a host that many people use takes a share', () => {
  const pool = createPool()
  const many = taken(pool, 30, (index) => ({ personId: `person-${index}`, channel: 'webhook', host: 'slow.example' }))
  expect(many).toHaveLength(8)
  expect(pool.full().hosts).toEqual(['slow.example'])
  expect(pool.take({ personId: 'ada', channel: 'webhook', host: 'ada.example' })).toBeDefined()
})

test('whatever webhooks do, mails and pushes have their own places', () => {
  const pool = createPool()
  const hooks = taken(pool, 100, (index) => ({ personId: `${index}`, channel: 'webhook', host: `${index}.example` }))
  expect(hooks).toHaveLength(16)
  expect(taken(pool, 100, (index) => ({ personId: `${index}`, channel: 'email', host: '' }))).toHaveLength(16)
  expect(pool.take({ personId: 'ada', channel: 'web-push', host: 'push.example' })).toBeDefined()
})

test('a place that is given back is free, and nothing is remembered of it', () => {
  const pool = createPool()
  const eve: Target = { personId: 'eve', channel: 'webhook', host: 'slow.example' }
  for (const release of taken(pool, 10, () => eve)) release()
  expect([pool.size, pool.full()]).toEqual([0, { channels: [], people: [], hosts: [] }])
  expect(taken(pool, 10, () => eve)).toHaveLength(3)
})
