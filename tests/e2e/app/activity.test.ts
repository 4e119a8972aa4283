import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, go, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

test('what happened stands by day, the newest first, says what and by whom, and leads to the task', async () => {
  const client = await clientOf(app.system, 'ada')
  const today = new Date().toISOString().slice(0, 10)
  const recurrence = { rule: 'FREQ=DAILY', start: { date: today, time: null }, counted: 'schedule' }
  const { body: task } = await client.call<Task>('POST', '/v1/tasks', { title: 'water the plants', recurrence })
  await client.call('PATCH', `/v1/tasks/${task.id}`, { priority: 1, note: 'all' })
  await client.call('POST', `/v1/tasks/${task.id}/complete`, {})
  const { page, errors, close } = await app.open('ada')
  await go(page, 'Activity')
  const day = page.getByRole('region', { name: 'Today' })
  // It comes by itself, as the log hears of it.
  const entries = await eventually('all that happened', async () => {
    const found = await day.locator('.happened').allTextContents()
    return found.length === 4 && found
  })
  expect(entries).toEqual(['Addedthe series, by itself', 'Done', 'Changed: priority, note', 'Added'])
  await day.getByRole('link', { name: 'water the plants' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'water the plants' }).waitFor()
  expect(errors).toEqual([])
  await close()
})
