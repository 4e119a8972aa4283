/** Tasks are moved to another day, group or column: by mouse, by keys, and by a finger. */
import type { Locator, Page } from 'playwright-core'
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

interface Place {
  x: number
  y: number
}

const PHONE = { viewport: { width: 390, height: 800 }, hasTouch: true }

const middleOf = async (element: Locator): Promise<Place> => {
  const { x, y, width, height } = (await element.boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

/** A finger goes over the screen, after what `before` waits for. */
async function slide(page: Page, from: Place, to: Place, before?: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Place[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [from])
  await before?.()
  for (const part of [0.3, 0.6, 1])
    await touch('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }])
  await touch('touchEnd', [])
}

/** A finger that rests on a task until it is lifted, and carries it onto something else. */
const carry = async (page: Page, title: string, to: Place): Promise<void> =>
  slide(page, await middleOf(rowOf(page, title)), to, () => page.locator('.is-lifted').waitFor())

async function swipe(page: Page, title: string, by: number): Promise<void> {
  const from = await middleOf(rowOf(page, title))
  await slide(page, from, { ...from, x: from.x + by })
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

test('a finger that rests on a task lifts it, and carries it to another day', async () => {
  const task = await create('eva', { title: 'gym', due: on(today) })
  const { page, close } = await app.open('eva', PHONE)
  await page.goto(`${app.url}upcoming`)
  await rowOf(page, 'gym').waitFor()
  await carry(page, 'gym', await middleOf(group(page, 'Tomorrow')))
  await stored('eva', task.id, ({ due }) => due?.date === addDays(today, 1))
  // It was carried, not opened.
  expect(await page.getByRole('group', { name: 'gym' }).count()).toBe(0)
  await close()
})

test('what a finger drops on another task stands where that was, in the order that is given by hand', async () => {
  await create('fay', { title: 'first' })
  await create('fay', { title: 'second' })
  await create('fay', { title: 'third' })
  const { page, close } = await app.open('fay', PHONE)
  await page.goto(`${app.url}inbox`)
  const titles = () => page.getByRole('main').locator('.task-title').allTextContents()
  await rowOf(page, 'third').waitFor()
  expect(await titles()).toEqual(['first', 'second', 'third'])
  await carry(page, 'third', await middleOf(rowOf(page, 'first')))
  await eventually('the new order', async () => (await titles()).join() === 'third,first,second')
  await page.reload()
  await rowOf(page, 'third').waitFor()
  expect(await titles()).toEqual(['third', 'first', 'second'])
  // What is dropped beside all places is where it was.
  await carry(page, 'third', await middleOf(page.getByRole('search')))
  expect(await titles()).toEqual(['third', 'first', 'second'])
  await close()
})

test('a finger carries a task to another column of a board', async () => {
  const task = await create('gil', { title: 'gym', project: 'sport', section: 'a' })
  await create('gil', { title: 'run', project: 'sport', section: 'b' })
  const { page, close } = await app.open('gil', { ...PHONE, viewport: { width: 800, height: 390 } })
  await page.goto(`${app.url}project/sport?as=board`)
  await rowOf(page, 'run').waitFor()
  await carry(page, 'gym', await middleOf(rowOf(page, 'run')))
  await stored('gil', task.id, ({ section }) => section === 'b')
  await close()
})

test('a swipe to the end completes, one to the start asks for another date', async () => {
  const task = await create('hal', { title: 'gym', due: on(today) })
  const other = await create('hal', { title: 'run', due: on(today) })
  const { page, close } = await app.open('hal', PHONE)
  await rowOf(page, 'run').waitFor()
  await swipe(page, 'gym', 160)
  await stored('hal', task.id, ({ status }) => status === 'completed')
  await rowOf(page, 'gym').waitFor({ state: 'detached' })
  await swipe(page, 'run', -160)
  await page
    .getByRole('dialog', { name: 'Date: run' })
    .getByRole('button', { name: /^Tomorrow/ })
    .tap()
  await stored('hal', other.id, ({ due }) => due?.date === addDays(today, 1))
  await close()
})

test('on a small screen the menu lies over the view, and is closed by Escape, beside it, or by going somewhere', async () => {
  const { page, close } = await app.open('ida', PHONE)
  const menu = page.getByRole('navigation', { name: 'Menu' })
  const opens = page.getByRole('button', { name: 'Menu' })
  expect(await menu.isVisible()).toBe(false)
  await opens.tap()
  // The view is out of reach until then, also for a screen reader.
  expect(await page.getByRole('main').locator('xpath=ancestor::*[@inert]').count()).toBe(1)
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'hidden' })
  await page.locator(':focus').and(opens).waitFor()
  await opens.tap()
  await page.touchscreen.tap(370, 400)
  await menu.waitFor({ state: 'hidden' })
  await opens.tap()
  await menu.getByRole('link', { name: 'Upcoming' }).tap()
  await menu.waitFor({ state: 'hidden' })
  await page.getByRole('heading', { level: 1, name: 'Upcoming' }).waitFor()
  await close()
})
