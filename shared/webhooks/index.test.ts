import { expect, test } from 'vitest'
import { keyText, signedHeaders, signingKeyOf, webhookKeyOf } from './index.ts'

test('signs as the example of Standard Webhooks', async () => {
  const key = Uint8Array.from(atob('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'), (each) => each.charCodeAt(0))
  const at = new Date(1_614_265_330_000)
  expect(await signedHeaders([key], 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}')).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('while one key takes the place of another, both sign', async () => {
  const of = (number: number) => webhookKeyOf('secret', { personId: 'ada', webhookId: 'one', number })
  const at = new Date(1_614_265_330_000)
  const [both, one] = [
    await signedHeaders([await of(2), await of(1)], 'id', at, ''),
    await signedHeaders([await of(1)], 'id', at, ''),
  ]
  expect(both['webhook-signature'].split(' ')).toHaveLength(2)
  expect(both['webhook-signature'].split(' ')[1]).toBe(one['webhook-signature'])
})

test('each person has a key of their own, the same every time', async () => {
  const [ada, again, bob] = await Promise.all(['ada', 'ada', 'bob'].map((person) => signingKeyOf('secret', person)))
  expect(keyText(ada!)).toBe(keyText(again!))
  expect(keyText(ada!)).not.toBe(keyText(bob!))
  expect(keyText(ada!)).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(keyText(await signingKeyOf('another', 'ada'))).not.toBe(keyText(ada!))
})
