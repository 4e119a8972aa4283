import { expect, test } from 'vitest'
import { addressesOf } from '../../shared/domain/addresses.ts'
import { DEFAULT_PROFILE } from '../../shared/domain/default-profile.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import { addressKey, isWay, waitAfter, waysOf } from './plan.ts'

const browser = (endpoint: string) => ({ endpoint, keys: { p256dh: 'key', auth: 'auth' } })
const ada: Profile = {
  ...DEFAULT_PROFILE,
  email: 'ada@example.com',
  webhook: { url: 'https://example.com/hook' },
  webPush: [browser('https://push.example/1'), browser('https://push.example/2'), browser('https://push.example/1')],
}

const confirmed = addressesOf(ada).map(addressKey)

test('who said nothing is told in-app', () => {
  expect(waysOf(DEFAULT_PROFILE, [])).toEqual([{ channel: 'in-app', endpoint: '', host: '' }])
})

test('in-app first, then each way that the person named, each browser once', () => {
  expect(waysOf(ada, confirmed).map(({ channel, endpoint }) => `${channel} ${endpoint}`)).toEqual([
    'in-app ',
    'email ada@example.com',
    'webhook https://example.com/hook',
    'web-push https://push.example/1',
    'web-push https://push.example/2',
  ])
})

test('an address is used when its owner said yes, and not before', () => {
  const channels = waysOf(ada, ['email ada@example.com', 'webhook https://example.com/another']).map(
    (way) => way.channel,
  )
  expect(channels).toEqual(['in-app', 'email', 'web-push', 'web-push'])
})

test('a message to a URL counts for the host that it goes to, with its port', () => {
  const hosts = waysOf({ ...ada, webhook: { url: 'https://Example.com:8443/hook?key=1' } }, [
    ...confirmed,
    'webhook https://Example.com:8443/hook?key=1',
  ]).map(({ host }) => host)
  expect(hosts).toEqual(['', '', 'example.com:8443', 'push.example', 'push.example'])
})

test('a browser that ended its subscription is left out', () => {
  const left = waysOf(ada, confirmed, ['https://push.example/1']).map(({ endpoint }) => endpoint)
  expect(left).not.toContain('https://push.example/1')
})

test('an address that the person has removed is no way any more', () => {
  expect(isWay(ada, { channel: 'email', endpoint: 'ada@example.com' })).toBe(true)
  expect(isWay({ ...ada, email: 'new@example.com' }, { channel: 'email', endpoint: 'ada@example.com' })).toBe(false)
})

test('attempts come further and further apart, and end', () => {
  const waits = [1, 2, 3, 4, 5].map((attempts) => waitAfter(attempts)!)
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waitAfter(6)).toBeUndefined()
})
