/** Projects, labels, sections and saved filters in the app: made, renamed, coloured, put within each other, deleted; on two devices. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { clientOf } from '../../client.ts'
import { type AppUnderTest, rowOf, say, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const create = async (person: string, fields: Partial<Task>): Promise<Task> =>
  (await (await clientOf(app.system, person)).call<Task>('POST', '/v1/tasks', fields)).body
const nav = (page: Page) => page.getByRole('navigation')
const entry = (page: Page, name: string) =>
  nav(page)
    .getByRole('link', { name: new RegExp(`^\\W*${name}\\b`) })
    .first()
const dialog = (page: Page) => page.getByRole('dialog')
const edit = async (page: Page, name: string): Promise<void> => {
  await nav(page)
    .getByRole('button', { name: `Change ${name}` })
    .first()
    .click()
}
const save = (page: Page) => dialog(page).getByRole('button', { name: 'Save' }).click()

test('a project that a task makes is renamed, coloured and a favourite, and another device follows', async () => {
  await create('ada', { title: 'paint the fence', project: 'Home' })
  const [first, second] = [await app.open('ada'), await app.open('ada')]
  const { page } = first
  await entry(second.page, 'Home').click()
  await entry(page, 'Home').click()
  await rowOf(page, 'paint the fence').waitFor()
  await edit(page, 'Home')
  await dialog(page).getByLabel('Name').fill('House')
  await dialog(page).getByLabel('blue').check({ force: true })
  await dialog(page).getByText('Favourite').click()
  await save(page)
  await page.getByRole('heading', { level: 1, name: 'House' }).waitFor()
  await rowOf(page, 'paint the fence').waitFor()
  await nav(page).getByRole('heading', { name: 'Favourites' }).waitFor()
  await entry(second.page, 'House').click()
  await rowOf(second.page, 'paint the fence').waitFor()
  expect(await entry(second.page, 'Home').count()).toBe(0)
  expect(first.errors).toEqual([])
  await Promise.all([first.close(), second.close()])
})

test('a project is made within another, has sections as columns, and is deleted with a question', async () => {
  const { page, close } = await app.open('bea')
  await create('bea', { title: 'sow', project: 'Garden' })
  await entry(page, 'Garden').waitFor()
  await nav(page).getByRole('button', { name: 'New project' }).click()
  await dialog(page).getByLabel('Name').fill('Roses')
  await dialog(page).getByLabel('Within').selectOption('Garden')
  await save(page)
  await entry(page, 'Roses').click()
  await page.getByRole('button', { name: 'Board' }).click()
  await page.getByRole('button', { name: '+ New section' }).click()
  await dialog(page).getByLabel('Name').fill('Prune')
  await save(page)
  await page.getByRole('region', { name: 'Prune' }).waitFor()
  await edit(page, 'Garden')
  await dialog(page).getByRole('button', { name: 'Delete' }).click()
  await dialog(page).getByText('“Garden” has 1 open task.').waitFor()
  await dialog(page).getByRole('button', { name: 'Keep them' }).click()
  await nav(page).getByRole('link', { name: 'Inbox' }).click()
  await rowOf(page, 'sow').waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await entry(page, 'Garden').waitFor()
  await close()
})

test('a list is saved by chat as a filter, which has an address of its own', async () => {
  await create('cem', { title: 'call the bank', priority: 1 })
  const { page, close } = await app.open('cem')
  await say(page, 'save p1 as filter Urgent')
  await entry(page, 'Urgent').click()
  await rowOf(page, 'call the bank').waitFor()
  const address = page.url()
  expect(address).toContain('/filter/')
  await page.reload()
  await rowOf(page, 'call the bank').waitFor()
  await create('cem', { title: 'pay the fine', priority: 1 })
  await rowOf(page, 'pay the fine').waitFor()
  await close()
})

test('a name that is taken is told, and the dialog stays', async () => {
  await create('dee', { title: 'one', project: 'Home' })
  await create('dee', { title: 'two', project: 'House' })
  const { page, close } = await app.open('dee')
  await edit(page, 'Home')
  await dialog(page).getByLabel('Name').fill('house')
  await save(page)
  await dialog(page).getByRole('alert').getByText('there already is a project “House”').waitFor()
  await close()
})
