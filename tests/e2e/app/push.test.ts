/** Reminders when the app is closed: from the question whether this device may tell of them to the buttons of the notification. */
import type { Page, Worker } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { splitWall } from '../../../shared/time/civil.ts'
import { wallTimeAt } from '../../../shared/time/zone.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, fieldOf, go, say, startApp } from './browser.ts'
import { type PushService, startPushService } from './push-service.ts'

let app: AppUnderTest
let service: PushService
beforeAll(async () => {
  // A push service is on the public Internet; this one is on this machine.
  app = await startApp({ environment: { ALLOW_PRIVATE_ADDRESSES: 'true' } })
  service = await startPushService()
})
afterAll(async () => {
  await service?.stop()
  await app?.stop()
})

const call = async <Body>(person: string, method: string, path: string, body?: unknown) =>
  (await (await clientOf(app.system, person)).call<Body>(method, path, body)).body
const taskOf = (person: string, id: string) => call<Task>(person, 'GET', `/v1/tasks/${id}`)

/** The browser subscribes at our push service in place of its vendor's. */
async function subscribeAt(page: Page): Promise<void> {
  await page.context().grantPermissions(['notifications'], { origin: new URL(app.url).origin })
  await page.addInitScript(({ endpoint, keys }) => {
    const subscription = { endpoint, toJSON: () => ({ endpoint, keys }), unsubscribe: async () => true }
    let current: object | null = localStorage.getItem('test-subscribed') ? subscription : null
    PushManager.prototype.subscribe = async () => {
      localStorage.setItem('test-subscribed', 'yes')
      current = subscription
      return subscription as never
    }
    PushManager.prototype.getSubscription = async () => current as never
  }, service.subscription)
}

async function workerOf(page: Page): Promise<Worker> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  return eventually('the service worker', async () => page.context().serviceWorkers()[0])
}

/** As the browser gives it to the worker when a message comes. */
const receive = (worker: Worker, message: unknown) =>
  worker.evaluate((data) => {
    const scope = globalThis as unknown as EventTarget
    const event = Object.assign(new Event('push'), { data: { json: () => data }, waitUntil() {} })
    scope.dispatchEvent(event)
  }, message)

const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const all = await registration.getNotifications()
    return all.map((each) => ({
      title: each.title,
      body: each.body,
      buttons: (each as unknown as { actions: { title: string }[] }).actions.map(({ title }) => title),
    }))
  })

/** A press of a button, which the worker waits for. */
const press = (worker: Worker, data: unknown, action: string) =>
  worker.evaluate(
    async ([message, name]) => {
      const scope = globalThis as unknown as EventTarget
      const waiting: Promise<unknown>[] = []
      const notification = { data: message, close() {} }
      const more = { action: name, notification, waitUntil: (promise: Promise<unknown>) => waiting.push(promise) }
      scope.dispatchEvent(Object.assign(new Event('notificationclick'), more))
      await Promise.all(waiting)
    },
    [data, action] as const,
  )

test('a reminder comes to a device whose person said yes, in the clear to it alone, and its buttons work', async () => {
  const { page, close } = await app.open('ada')
  await subscribeAt(page)
  await page.reload()
  await fieldOf(page).waitFor()
  const offer = page.getByRole('complementary', { name: 'Reminders on this device' })
  await say(page, 'buy milk tomorrow')
  await page.getByRole('log').getByRole('button', { name: 'Open buy milk' }).waitFor()
  // Nobody is asked before there is something to be reminded of.
  expect(await offer.count()).toBe(0)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await say(page, 'call the dentist tomorrow at 9 !30min')
  await offer.getByRole('button', { name: 'Yes, remind me here' }).click()
  await page.getByText('This device reminds you from now on.').waitFor()
  expect(await offer.count()).toBe(0)
  expect((await call<{ webPush: object[] }>('ada', 'GET', '/v1/me')).webPush).toEqual([service.subscription])

  const { date, time } = splitWall(wallTimeAt(Date.now() + 70_000, 'UTC'))
  const due = { date, time, timeZone: 'UTC' }
  const task = await call<Task>('ada', 'POST', '/v1/tasks', {
    title: 'take the cake out',
    due,
    reminders: [{ minutesBefore: 0 }],
  })
  const message = await eventually('the message', async () => service.messages[0], 200_000)
  expect(message).toMatchObject({ taskId: task.id, title: 'take the cake out', locale: 'en-US' })

  const worker = await workerOf(page)
  await receive(worker, message)
  // Chromium shows two buttons at most; other browsers have the third.
  const buttons = ['Done', 'In an hour']
  await eventually('the notification', async () => (await shown(page)).length)
  expect(await shown(page)).toMatchObject([{ title: 'take the cake out', buttons }])

  await press(worker, message, 'hour')
  await press(worker, message, 'tomorrow')
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await eventually('moved', async () => (await taskOf('ada', task.id)).due?.date === tomorrow)
  // Pressed twice, as by somebody who is not sure: it is done once.
  await press(worker, message, 'done')
  await press(worker, message, 'done')
  const done = await taskOf('ada', task.id)
  expect(done).toMatchObject({ status: 'completed', version: 3 })
  await close()
}, 300_000)

test('a button that could not be done says so, and the notification stays', async () => {
  const { page, close } = await app.open('ben')
  await subscribeAt(page)
  const worker = await workerOf(page)
  const message = { id: crypto.randomUUID(), taskId: crypto.randomUUID(), title: 'gone', body: null, locale: 'de-DE' }
  await press(worker, message, 'done')
  expect(await shown(page)).toMatchObject([
    {
      title: 'gone',
      body: expect.stringContaining('Das ging nicht'),
      buttons: ['Erledigt', 'In einer Stunde'],
    },
  ])
  await close()
})

test('who says no is not asked again, can say yes in the settings, and signs out of it', async () => {
  await call('cyd', 'POST', '/v1/tasks', { title: 'x', reminders: [{ at: '2030-01-01T09:00' }] })
  const { page, close } = await app.open('cyd')
  await subscribeAt(page)
  await page.reload()
  await page.getByRole('button', { name: 'Not here' }).click()
  await page.reload()
  await fieldOf(page).waitFor()
  await go(page, 'Settings')
  expect(await page.getByRole('button', { name: 'Not here' }).count()).toBe(0)
  const box = page.getByRole('checkbox', { name: 'Remind on this device' })
  await box.click()
  await eventually(
    'subscribed',
    async () => (await call<{ webPush: object[] }>('cyd', 'GET', '/v1/me')).webPush.length === 1,
  )
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await eventually('gone', async () => (await call<{ webPush: object[] }>('cyd', 'GET', '/v1/me')).webPush.length === 0)
  await close()
})
