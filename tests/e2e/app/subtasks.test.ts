/** Subtasks and order by hand: made, put under each other, moved, completed with what is open under them; with a net and without. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, go, rowOf, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const call = async <Body>(person: string, method: string, path: string, body?: unknown): Promise<Body> =>
  (await (await clientOf(app.system, person)).call<Body>(method, path, body)).body
const add = (person: string, fields: Partial<Task>) => call<Task>(person, 'POST', '/v1/tasks', fields)
/** By title: what each is under, and whether it is open. */
const treeOf = async (person: string): Promise<Record<string, string | null>> => {
  const { tasks } = await call<{ tasks: Task[] }>(person, 'GET', '/v1/tasks')
  const titles = new Map(tasks.map(({ id, title }) => [id, title]))
  return Object.fromEntries(tasks.map(({ title, parentId }) => [title, parentId ? titles.get(parentId)! : null]))
}
const until = (person: string, tree: Record<string, string | null>) =>
  eventually(JSON.stringify(tree), async () => {
    const found = await treeOf(person)
    return (
      Object.keys(tree).length === Object.keys(found).length && Object.keys(tree).every((t) => found[t] === tree[t])
    )
  })
/** As they stand in the list. */
const titlesIn = (page: Page) => page.getByRole('main').locator('li[data-task] bdi:first-child').allInnerTexts()
const level = (page: Page, title: string) =>
  page.getByRole('main').locator('li[data-task]').filter({ hasText: title }).last().getAttribute('data-level')

test('an opened task takes subtasks, which stand under it', async () => {
  await add('ada', { title: 'move house' })
  const { page, errors, close } = await app.open('ada')
  await go(page, 'Inbox')
  await rowOf(page, 'move house').click()
  for (const title of ['pack the books', 'call the movers']) {
    await page.getByLabel('Add a subtask').fill(title)
    await page.getByLabel('Add a subtask').press('Enter')
  }
  await until('ada', { 'move house': null, 'pack the books': 'move house', 'call the movers': 'move house' })
  await page.keyboard.press('Escape')
  await rowOf(page, 'call the movers').waitFor()
  expect(await level(page, 'call the movers')).toBe('1')
  expect(errors).toEqual([])
  await close()
})

test('by keys a task goes under the one above it and out again, and one undo takes back one step', async () => {
  for (const title of ['groceries', 'eggs']) await add('ben', { title })
  const { page, close } = await app.open('ben')
  await go(page, 'Inbox')
  await rowOf(page, 'eggs').focus()
  await page.keyboard.press(']')
  await until('ben', { groceries: null, eggs: 'groceries' })
  await rowOf(page, 'eggs').focus()
  await page.keyboard.press('[')
  await until('ben', { groceries: null, eggs: null })
  await page.keyboard.press('Control+z')
  await until('ben', { groceries: null, eggs: 'groceries' })
  await close()
})

test('by hand: keys and the mouse put a task in its place, on every device, and it stays there', async () => {
  for (const title of ['one', 'two', 'three']) await add('cem', { title })
  const [here, there] = [await app.open('cem'), await app.open('cem')]
  for (const { page } of [here, there]) await go(page, 'Inbox')
  await rowOf(here.page, 'three').focus()
  await here.page.keyboard.press('Shift+ArrowUp')
  await eventually('up by one', async () => (await titlesIn(there.page)).join() === 'one,three,two')
  await rowOf(here.page, 'two').dragTo(rowOf(here.page, 'one'))
  await eventually('first', async () => (await titlesIn(there.page)).join() === 'two,one,three')
  await there.page.reload()
  await eventually('still', async () => (await titlesIn(there.page)).join() === 'two,one,three')
  await Promise.all([here.close(), there.close()])
})

test('two devices move at once: both end with the same order', async () => {
  for (const title of ['one', 'two', 'three', 'four']) await add('dot', { title })
  const devices = [await app.open('dot'), await app.open('dot')]
  for (const { page } of devices) await go(page, 'Inbox')
  const [a, b] = devices.map(({ page }) => page)
  await Promise.all([rowOf(a!, 'four').dragTo(rowOf(a!, 'one')), rowOf(b!, 'one').dragTo(rowOf(b!, 'three'))])
  await eventually('the same', async () => {
    const [first, second] = [(await titlesIn(a!)).join(), (await titlesIn(b!)).join()]
    return first === second && !first.startsWith('one') && first
  })
  for (const { page } of devices) await page.reload()
  await eventually('still the same', async () => (await titlesIn(a!)).join() === (await titlesIn(b!)).join())
  await Promise.all(devices.map(({ close }) => close()))
})

test('a task is completed with what is open under it, and one undo brings all back', async () => {
  const parent = await add('eve', { title: 'groceries' })
  for (const title of ['eggs', 'bread']) await add('eve', { title, parentId: parent.id })
  const { page, close } = await app.open('eve')
  await go(page, 'Inbox')
  await page.getByRole('main').getByRole('button', { name: 'Complete groceries' }).click()
  await until('eve', {})
  await rowOf(page, 'eggs').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await until('eve', { groceries: null, eggs: 'groceries', bread: 'groceries' })
  await rowOf(page, 'eggs').waitFor()
  await close()
})

test('without a net, subtasks of a task that only this device knows are under it when the net is back', async () => {
  const { page, close } = await app.open('fay')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await go(page, 'Inbox')
  await page.context().setOffline(true)
  await page.getByText('Offline: changes wait here').waitFor()
  const field = page.getByRole('textbox', { name: 'Message' })
  await field.fill('move house')
  await field.press('Enter')
  await rowOf(page, 'move house').click()
  await page.getByLabel('Add a subtask').fill('pack')
  await page.getByLabel('Add a subtask').press('Enter')
  await page.getByRole('button', { name: 'Open pack' }).last().waitFor()
  await page.context().setOffline(false)
  await until('fay', { 'move house': null, pack: 'move house' })
  await close()
})
