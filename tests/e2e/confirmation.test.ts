/** An address is used when its owner said so: by real mail and real requests, against the running system. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf, eventually } from '../client.ts'
import { type HttpReceiver, type MailServer, startHttpReceiver, startMailServer } from '../receivers.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

let system: TestSystem
let mailServer: MailServer
let hooks: HttpReceiver
beforeAll(async () => {
  ;[mailServer, hooks] = await Promise.all([startMailServer(), startHttpReceiver()])
  system = await startTestSystem({
    keys: { 'smtp-url': mailServer.url },
    environment: { ALLOW_PRIVATE_ADDRESSES: 'true' },
  })
})
afterAll(async () => {
  await system?.stop()
  await Promise.all([mailServer.close(), hooks.close()])
})

interface Me {
  channels: { channel: string; state: string }[]
}

test('an e-mail address by the button behind its link, a webhook by its answer; then reminders come both ways', async () => {
  hooks.respond = ({ body }) => JSON.parse(body.toString()).data.challenge
  const ada = await clientOf(system, 'ada')
  const me = async () => (await ada.call<Me>('GET', '/v1/me')).body.channels
  const device = await ada.stream(0)
  await ada.call('PATCH', '/v1/me', { email: 'ada@example.com', webhook: { url: `${hooks.url}/hook` } })
  await eventually('the answer of the webhook', async () =>
    (await me()).some(({ channel, state }) => channel === 'webhook' && state === 'confirmed'),
  )
  const mail = await eventually('the question by e-mail', async () => mailServer.mails[0])
  const link = /http:\/\/localhost:\d+\/confirm\?token=\S+/.exec(
    mail.source.replaceAll('=\r\n', '').replaceAll('=3D', '='),
  )![0]
  expect(await (await fetch(link)).text()).toContain('ada@example.com')
  expect(await me()).toContainEqual(expect.objectContaining({ channel: 'email', state: 'unconfirmed' }))
  expect((await fetch(link, { method: 'POST' })).status).toBe(200)
  expect(await me()).toContainEqual(expect.objectContaining({ channel: 'email', state: 'confirmed' }))
  await eventually('both on the device', async () =>
    ['email', 'webhook'].every((channel) =>
      device.events.some(
        ({ type, data }) => type === 'todo.channel.updated.v1' && JSON.stringify(data).includes(`"${channel}"`),
      ),
    ),
  )
  device.close()
  await ada.chat('call the bank in 1 minute !0min')
  await eventually(
    'the reminder by e-mail and webhook',
    async () => mailServer.mails.length === 2 && hooks.requests.length === 2,
  )
  expect(mailServer.mails[1]!.source).toContain('Reminder: call the bank')
})
