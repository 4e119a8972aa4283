/** Tasks are moved to another day, group or column: by mouse, by keys, and by a finger. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { addDays } from '../../../shared/time/civil.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, go, rowOf, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const today = new Date().toISOString().slice(0, 10)
const on = (date: string) => ({ date, time: '18:00', timeZone: 'UTC' })
const create = async (person: string, fields: Partial<Task>): Promise<Task> =>
  (await (await clientOf(app.system, person)).call<Task>('POST', '/v1/tasks', fields)).body
const stored = (person: string, id: string, isSo: (task: Task) => boolean): Promise<Task> =>
  eventually('the task as it was moved', async () => {
    const { body } = await (await clientOf(app.system, person)).call<Task>('GET', `/v1/tasks/${id}`)
    return isSo(body) && body
  })
const group = (page: Page, name: string) => page.getByRole('main').getByRole('region', { name, exact: true })

/** A finger that rests on something until it is lifted, and carries it onto something else. */
async function carry(page: Page, from: string, to: { x: number; y: number }): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const box = (await rowOf(page, from).boundingBox())!
  const start = { x: box.x + 20, y: box.y + box.height / 2 }
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [start])
  await page.locator('.is-lifted').waitFor()
  for (const part of [0.3, 0.6, 1])
    await touch('touchMove', [{ x: start.x + (to.x - start.x) * part, y: start.y + (to.y - start.y) * part }])
  await touch('touchEnd', [])
}

test('in a list a task is dragged onto a day on which nothing was due, and back by Undo', async () => {
  const task = await create('ada', { title: 'gym', due: on(today) })
  const { page, errors, close } = await app.open('ada')
  await go(page, 'Upcoming')
  await rowOf(page, 'gym').dragTo(group(page, 'Tomorrow'))
  await group(page, 'Tomorrow').getByRole('button', { name: 'Open gym' }).waitFor()
  await stored('ada', task.id, ({ due }) => due?.date === addDays(today, 1) && due.time === '18:00')
  await page.getByRole('status').getByText('Moved “gym”: Tomorrow').waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await group(page, 'Today').getByRole('button', { name: 'Open gym' }).waitFor()
  await stored('ada', task.id, ({ due }) => due?.date === today)
  expect(errors).toEqual([])
  await close()
})

test('by keys a task goes from day to day, takes the focus along, and what is overdue gets to today', async () => {
  const task = await create('bea', { title: 'gym', due: on(today) })
  const late = await create('bea', { title: 'late', due: on('2026-01-05') })
  const { page, close } = await app.open('bea')
  await go(page, 'Upcoming')
  await rowOf(page, 'gym').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await stored('bea', task.id, ({ due }) => due?.date === addDays(today, 1))
  await page.locator(':focus').and(rowOf(page, 'gym')).waitFor()
  await page.keyboard.press('Shift+ArrowDown')
  await stored('bea', task.id, ({ due }) => due?.date === addDays(today, 2))
  await page.locator(':focus').and(rowOf(page, 'gym')).waitFor()
  await page.keyboard.press('Shift+ArrowUp')
  await stored('bea', task.id, ({ due }) => due?.date === addDays(today, 1))
  await rowOf(page, 'late').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await stored('bea', late.id, ({ due }) => due?.date === today)
  await close()
})

test('in the calendar a key moves by a day or by a week, on a board by a column', async () => {
  const task = await create('cem', { title: 'gym', due: on(`${today.slice(0, 7)}-15`), project: 'sport', section: 'a' })
  const other = await create('cem', { title: 'run', project: 'sport', section: 'b' })
  const { page, close } = await app.open('cem')
  await go(page, 'Calendar')
  await page.getByRole('main').getByRole('button', { name: /gym/ }).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await stored('cem', task.id, ({ due }) => due?.date.endsWith('-22') ?? false)
  await page.locator(':focus').getByText('gym').waitFor()
  await page.keyboard.press('Shift+ArrowLeft')
  await stored('cem', task.id, ({ due }) => due?.date.endsWith('-21') ?? false)
  await page.goto(`${app.url}project/sport?as=board`)
  await rowOf(page, 'run').focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await stored('cem', other.id, ({ section }) => section === 'a')
  await close()
})

test('grouped by priority, a task that is dropped on another one has it', async () => {
  const task = await create('dan', { title: 'gym', priority: 3 })
  await create('dan', { title: 'rent', priority: 1 })
  const { page, close } = await app.open('dan')
  await page.goto(`${app.url}inbox?group=priority`)
  await rowOf(page, 'gym').dragTo(rowOf(page, 'rent'))
  await stored('dan', task.id, ({ priority }) => priority === 1)
  await close()
})

test('a finger that rests on a task lifts it, and a swipe still completes', async () => {
  const task = await create('eva', { title: 'gym', due: on(today) })
  const { page, close } = await app.open('eva', { viewport: { width: 390, height: 800 }, hasTouch: true })
  await page.goto(`${app.url}upcoming`)
  await rowOf(page, 'gym').waitFor()
  const tomorrow = (await group(page, 'Tomorrow').boundingBox())!
  await carry(page, 'gym', { x: 150, y: tomorrow.y + tomorrow.height / 2 })
  await stored('eva', task.id, ({ due }) => due?.date === addDays(today, 1))
  // It was carried, not opened.
  expect(await page.getByRole('group', { name: 'gym' }).count()).toBe(0)
  const session = await page.context().newCDPSession(page)
  await group(page, 'Tomorrow').getByRole('button', { name: 'Open gym' }).waitFor()
  const box = (await rowOf(page, 'gym').boundingBox())!
  const at = (x: number) => [{ x, y: box.y + box.height / 2 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(box.x + 10) })
  for (const x of [60, 120, 180])
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(box.x + x) })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await stored('eva', task.id, ({ status }) => status === 'completed')
  await close()
})
