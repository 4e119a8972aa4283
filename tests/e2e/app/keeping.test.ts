/** What is said of a task, how the list was, and what is done with subtasks: in the app, on the running system. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, go, rowOf, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const call = async <Body>(person: string, method: string, path: string, body?: unknown) =>
  (await (await clientOf(app.system, person)).call<Body>(method, path, body)).body

test('comments are written, changed and removed in the opened task, and another device sees each', async () => {
  const task = await call<Task>('bea', 'POST', '/v1/tasks', { title: 'fix the boiler' })
  const [mine, other] = [await app.open('bea'), await app.open('bea')]
  for (const { page } of [mine, other]) {
    await go(page, 'Inbox')
    await rowOf(page, 'fix the boiler').click()
  }
  const said = (page: typeof mine.page) => page.getByRole('group', { name: 'Comments' })
  await said(mine.page).getByLabel('Add a comment').fill('plumber says **tuesday**')
  await said(mine.page).getByRole('button', { name: 'Send' }).click()
  await said(other.page).locator('strong').getByText('tuesday').waitFor()
  await said(other.page).getByRole('button', { name: 'Edit' }).click()
  await said(other.page).getByLabel('Edit').first().fill('plumber says friday')
  await said(other.page).getByRole('button', { name: 'Send' }).click()
  await said(mine.page).getByText('plumber says friday').waitFor()
  await said(mine.page).getByRole('button', { name: 'Delete' }).click()
  await said(other.page).getByText('plumber says friday').waitFor({ state: 'detached' })
  expect((await call<{ comments: unknown[] }>('bea', 'GET', `/v1/tasks/${task.id}/comments`)).comments).toEqual([])
  expect([...mine.errors, ...other.errors]).toEqual([])
  await Promise.all([mine.close(), other.close()])
})

test('what is not to be begun before a day is in Later until then, and comes back when the day goes', async () => {
  const start = { date: '2099-01-05', time: null, timeZone: 'UTC' }
  await call('ed', 'POST', '/v1/tasks', { title: 'prune the roses', start })
  const { page, errors, close } = await app.open('ed')
  await go(page, 'Inbox')
  await page.getByRole('main').getByText('prune the roses').waitFor({ state: 'detached' })
  await go(page, 'Later')
  await rowOf(page, 'prune the roses').click()
  await page.getByLabel('Not before').fill('')
  await page.getByLabel('Not before').press('Tab')
  await go(page, 'Inbox')
  await rowOf(page, 'prune the roses').waitFor()
  const { tasks } = await call<{ tasks: Task[] }>('ed', 'GET', '/v1/tasks')
  expect(tasks.map(({ title, start }) => [title, start ?? null])).toEqual([['prune the roses', null]])
  expect(errors).toEqual([])
  await close()
})

test('all tasks are shown as they were at a moment, to be read only, and before there were any it is said so', async () => {
  const { id } = await call<Task>('cleo', 'POST', '/v1/tasks', { title: 'water the ferns', priority: 1 })
  const { page, errors, close } = await app.open('cleo')
  await go(page, 'Activity')
  // Moments are whole minutes: the next one is after it was made.
  const made = new Date()
  const moment = new Date(Math.ceil((made.getTime() + 1) / 60_000) * 60_000).toISOString().slice(0, 16)
  await eventually('a minute later', async () => new Date().toISOString().slice(0, 16) >= moment, 90_000)
  await call('cleo', 'PATCH', `/v1/tasks/${id}`, { title: 'water the cactus' })
  const picker = page.getByLabel('All tasks as they were at')
  await picker.fill(moment)
  const then = page.getByRole('region', { name: /^As it was/ })
  await then.getByText('water the ferns').waitFor()
  await then.getByText('It can only be read.').waitFor()
  expect(await then.getByRole('button').count()).toBe(0)
  await picker.fill('2020-01-01T09:00')
  await page.getByRole('alert').getByText('There was nothing of you yet').waitFor()
  await page.getByRole('button', { name: 'Back to now' }).click()
  await page.getByRole('region', { name: 'Today' }).waitFor()
  expect(errors.filter((error) => !error.includes('422'))).toEqual([])
  await close()
})

test('what completing a task does with its open subtasks is set once for all', async () => {
  const { id } = await call<Task>('dora', 'POST', '/v1/tasks', { title: 'move' })
  await call('dora', 'POST', '/v1/tasks', { title: 'pack', parentId: id })
  const { page, errors, close } = await app.open('dora')
  await go(page, 'Settings')
  await page.getByLabel('Completing a task that has open subtasks').selectOption('Leaves them open')
  await page.getByText('Saved.').first().waitFor()
  await go(page, 'Inbox')
  await page.getByRole('main').getByRole('button', { name: 'Complete move', exact: true }).click()
  const open = await eventually('done', async () => {
    const { tasks } = await call<{ tasks: Task[] }>('dora', 'GET', '/v1/tasks')
    return tasks.length === 1 && tasks[0]!.title
  })
  expect(open).toBe('pack')
  expect(errors).toEqual([])
  await close()
})
