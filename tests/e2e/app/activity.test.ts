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
  const due = { date: today, time: null, timeZone: 'UTC' }
  const { body: task } = await client.call<Task>('POST', '/v1/tasks', { title: 'water the plants', due, recurrence })
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
  expect(entries).toEqual(['Addedthe series, by itself', 'Done', 'Changed: note, priority', 'Added'])
  await day.getByRole('link', { name: 'water the plants' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'water the plants' }).waitFor()
  expect(errors).toEqual([])
  await close()
})

test('figures are drawn and can be read: days, weeks, days in a row, and what is put off', async () => {
  const client = await clientOf(app.system, 'bea')
  const add = async (fields: object) => (await client.call<Task>('POST', '/v1/tasks', fields)).body
  for (const title of ['a', 'b']) await client.call('POST', `/v1/tasks/${(await add({ title })).id}/complete`, {})
  const { id } = await add({ title: 'taxes', due: { date: '2030-01-01', time: null, timeZone: 'UTC' } })
  for (const date of ['2030-02-01', '2030-03-01'])
    await client.call('PATCH', `/v1/tasks/${id}`, { due: { date, time: null, timeZone: 'UTC' } })
  const { page, errors, close } = await app.open('bea')
  await go(page, 'Figures')
  await page.getByRole('table', { name: 'Completed by day' }).getByRole('row', { name: 'Today 2' }).waitFor()
  await page.getByRole('table', { name: 'Completed by week' }).waitFor()
  await page.getByText('1 day in a row').waitFor()
  const slipping = page.getByRole('region', { name: 'Put off again and again' })
  await slipping.getByRole('listitem').getByText('2 times').waitFor()
  await slipping.getByRole('button', { name: 'Open taxes' }).waitFor()
  expect(errors).toEqual([])
  await close()
})
