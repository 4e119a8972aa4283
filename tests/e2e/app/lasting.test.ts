/** What lasts: a server that cannot take one change, a stream that fell silent, a question that nobody has answered yet. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, fieldOf, go, rowOf, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const tasksOf = async (person: string): Promise<Task[]> => {
  const client = await clientOf(app.system, person)
  return (await client.call<{ tasks: Task[] }>('GET', '/v1/tasks?status=any')).body.tasks
}
const titlesOf = async (person: string) => (await tasksOf(person)).map(({ title }) => title)
const change = async (person: string, method: string, path: string, body?: unknown) =>
  (await (await clientOf(app.system, person)).call<Task>(method, path, body)).body

/** The server says for as long as it lasts that it cannot take this one. */
const refuse = (page: Page, title: string) =>
  page.route('**/v1/tasks', async (route) => {
    if (!route.request().postData()?.includes(title)) return route.continue()
    await route.fulfill({
      status: 503,
      json: { code: 'unavailable', detail: 'The database is away.' },
      headers: { 'access-control-allow-origin': '*' },
    })
  })

/** Two tasks typed without a net, in the order of their titles. */
async function typeOffline(page: Page, titles: string[]): Promise<void> {
  await go(page, 'Inbox')
  await page.context().setOffline(true)
  await page.getByText('Offline: changes wait here').waitFor()
  for (const title of titles) {
    await fieldOf(page).fill(title)
    await fieldOf(page).press('Enter')
    await rowOf(page, title).waitFor()
  }
}

test('a change that the server cannot take is told of, and the others go first when the person says so', async () => {
  const { page, close } = await app.open('ann')
  await typeOffline(page, ['poisoned', 'healthy'])
  await refuse(page, 'poisoned')
  await page.context().setOffline(false)
  const notice = page.getByRole('complementary', { name: '“poisoned” could not be sent.' })
  await notice.getByText('The database is away.').waitFor()
  expect(await titlesOf('ann')).toEqual([])
  await notice.getByRole('button', { name: 'Send the others first' }).click()
  await eventually('the other one', async () => (await titlesOf('ann')).includes('healthy'))
  // What comes later is not held up either.
  await fieldOf(page).fill('')
  await rowOf(page, 'healthy').focus()
  await page.keyboard.press('1')
  await eventually('a later change', async () => (await tasksOf('ann')).some(({ priority }) => priority === 1))
  await page.unroute('**/v1/tasks')
  await eventually('the first one by itself', async () => (await titlesOf('ann')).includes('poisoned'))
  await page.getByText('wait to be sent').waitFor({ state: 'detached' })
  expect(await notice.count()).toBe(0)
  await close()
})

test('a change that is given up is gone, with what was built upon it', async () => {
  const { page, close } = await app.open('bo')
  await typeOffline(page, ['poisoned', 'healthy'])
  await refuse(page, 'poisoned')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Give up this change' }).click()
  await rowOf(page, 'poisoned').waitFor({ state: 'detached' })
  await eventually('the other one', async () => (await titlesOf('bo')).includes('healthy'))
  expect(await titlesOf('bo')).toEqual(['healthy'])
  await close()
})

test('a conflict that nobody has decided is asked about again after a reload', async () => {
  const task = await change('cat', 'POST', '/v1/tasks', { title: 'dinner' })
  const { page, close } = await app.open('cat')
  await go(page, 'Inbox')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await rowOf(page, 'dinner').click()
  await page.context().setOffline(true)
  await page.getByText('Offline: changes wait here').waitFor()
  await page.getByRole('textbox', { name: 'Title' }).fill('dinner with Tom')
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await rowOf(page, 'dinner with Tom').waitFor()
  await change('cat', 'PATCH', `/v1/tasks/${task.id}`, { title: 'dinner with Eve' })
  await page.context().setOffline(false)
  const mine = page.getByRole('cell', { name: 'dinner with Tom' })
  await mine.waitFor()
  await page.reload()
  await mine.waitFor()
  await page.getByRole('button', { name: 'Keep yours' }).click()
  await eventually('the decision', async () => (await titlesOf('cat')).includes('dinner with Tom'))
  await page.reload()
  await rowOf(page, 'dinner with Tom').waitFor()
  expect(await mine.count()).toBe(0)
  await close()
})

test('a stream that stays open and says nothing more is opened anew', async () => {
  const { page, close } = await app.open('dee')
  await go(page, 'Inbox')
  // A network that lost the connection without telling either end.
  await page.addInitScript(() => {
    const { fetch } = globalThis
    let isFirst = true
    globalThis.fetch = async (input, init) => {
      if (!isFirst || !String(input).endsWith('/v1/stream')) return fetch(input, init)
      isFirst = false
      const body = new ReadableStream({
        start: (controller) => init?.signal?.addEventListener('abort', () => controller.error(new Error('ended'))),
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    }
  })
  await page.clock.install()
  await page.reload()
  await page.getByText('Up to date').waitFor({ state: 'attached' })
  await change('dee', 'POST', '/v1/tasks', { title: 'from elsewhere' })
  await eventually('the stream opened anew', async () => {
    await page.clock.fastForward(10_000)
    return rowOf(page, 'from elsewhere').isVisible()
  })
  await close()
})
