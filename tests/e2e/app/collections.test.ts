/** Projects, labels, sections and saved filters in the app: made, renamed, coloured, put within each other, deleted; on two devices. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, go, rowOf, say, startApp } from './browser.ts'

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
  await page.keyboard.press('Control+z')
  await page.getByText('Undone: “Home”.').waitFor()
  for (const each of [page, second.page]) {
    await each.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
    await rowOf(each, 'paint the fence').waitFor()
  }
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
  await dialog(page).getByRole('alert').getByText('There already is “House”').waitFor()
  await close()
})

interface All {
  projects: { id: string; name: string; parentId: string | null; colour: string | null; version: number }[]
  sections: { name: string; projectId: string }[]
  labels: { name: string }[]
  filters: { name: string; words: string }[]
}
const collectionsOf = async (person: string): Promise<All> =>
  (await (await clientOf(app.system, person)).call<All>('GET', '/v1/collections')).body
const make = async (page: Page, kind: string, fields: Record<string, string>): Promise<void> => {
  await nav(page)
    .getByRole('button', { name: `New ${kind}` })
    .click()
  for (const [label, value] of Object.entries(fields)) await dialog(page).getByLabel(label).fill(value)
  await save(page)
}
const offline = async (page: Page): Promise<void> => {
  await page.context().setOffline(true)
  await page.getByText('Offline: changes wait here').waitFor()
}

test('without a net they are made, renamed and deleted too, and go out in order: tasks say the names as they were then', async () => {
  await create('eve', { title: 'paint the fence', project: 'Home', labels: ['weekend'] })
  await create('eve', { title: 'old stuff', project: 'Attic' })
  const { page, errors, close } = await app.open('eve')
  await entry(page, 'Attic').waitFor()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.reload()
  await entry(page, 'Attic').click()
  await offline(page)
  await edit(page, 'Home')
  await dialog(page).getByLabel('Name').fill('House')
  await save(page)
  await make(page, 'project', { Name: 'Roses' })
  await edit(page, 'Roses')
  await dialog(page).getByLabel('Within').selectOption('House')
  await save(page)
  await entry(page, 'Roses').click()
  await page.getByRole('button', { name: 'Board' }).click()
  await page.getByRole('button', { name: '+ New section' }).click()
  await dialog(page).getByLabel('Name').fill('Prune')
  await save(page)
  await page.getByRole('region', { name: 'Prune' }).waitFor()
  await say(page, 'sweep the porch #House')
  await make(page, 'label', { Name: 'errand' })
  await make(page, 'filter', { Name: 'Soon', 'Which tasks': 'p1 & today' })
  await edit(page, 'weekend')
  await dialog(page).getByRole('button', { name: 'Delete' }).click()
  await dialog(page).getByText('“weekend” has 1 open task.').waitFor()
  await dialog(page).getByRole('button', { name: 'Keep them' }).click()
  await edit(page, 'Attic')
  await dialog(page).getByRole('button', { name: 'Delete' }).click()
  await dialog(page).getByRole('button', { name: 'Delete them too' }).click()
  await entry(page, 'House').click()
  for (const title of ['paint the fence', 'sweep the porch']) await rowOf(page, title).waitFor()
  await page.reload()
  await entry(page, 'Soon').waitFor()
  await page.getByRole('heading', { level: 1, name: 'House' }).waitFor()
  await rowOf(page, 'sweep the porch').waitFor()
  expect((await collectionsOf('eve')).projects.map(({ name }) => name).toSorted()).toEqual(['Attic', 'Home'])
  await page.context().setOffline(false)
  await page.getByText('wait to be sent').waitFor({ state: 'detached' })
  const { projects, sections, labels, filters } = await collectionsOf('eve')
  const house = projects.find(({ name }) => name === 'House')
  const roses = projects.find(({ name }) => name === 'Roses')
  expect(projects).toHaveLength(2)
  expect(roses).toMatchObject({ parentId: house!.id })
  expect(sections).toMatchObject([{ name: 'Prune', projectId: roses!.id }])
  expect(labels).toMatchObject([{ name: 'errand' }])
  expect(filters).toMatchObject([{ name: 'Soon', words: 'p1 & today' }])
  const client = await clientOf(app.system, 'eve')
  const { tasks } = (await client.call<{ tasks: Task[] }>('GET', '/v1/tasks')).body
  expect(tasks.map(({ title, project, labels: of }) => [title, project, of]).toSorted()).toEqual([
    ['paint the fence', 'House', []],
    ['sweep the porch', 'House', []],
  ])
  expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await close()
})

test('what was made without a net and not sent yet is taken back', async () => {
  const { page, close } = await app.open('fay')
  await go(page, 'Inbox')
  await offline(page)
  await make(page, 'project', { Name: 'Boat' })
  await entry(page, 'Boat').waitFor()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await entry(page, 'Boat').waitFor({ state: 'detached' })
  await page.getByText('wait to be sent').waitFor({ state: 'detached' })
  await close()
})

test('two devices give one project another name: both are shown, and the person chooses; another field is no conflict', async () => {
  await create('gus', { title: 'mow', project: 'Garden' })
  const { page, close } = await app.open('gus')
  await entry(page, 'Garden').click()
  await offline(page)
  await edit(page, 'Garden')
  await dialog(page).getByLabel('Name').fill('Yard')
  await save(page)
  await page.getByRole('heading', { level: 1, name: 'Yard' }).waitFor()
  const client = await clientOf(app.system, 'gus')
  const [garden] = (await collectionsOf('gus')).projects
  await client.call('PATCH', `/v1/projects/${garden!.id}`, { colour: 'green' })
  await client.call('PATCH', `/v1/projects/${garden!.id}`, { name: 'Park' })
  await page.context().setOffline(false)
  const asked = page.getByRole('dialog', { name: 'Changed elsewhere meanwhile' })
  await asked.getByRole('cell', { name: 'Yard' }).waitFor()
  await asked.getByRole('cell', { name: 'Park' }).waitFor()
  await asked.getByRole('button', { name: 'Keep yours' }).click()
  await eventually('the name that was chosen', async () => {
    const [project] = (await collectionsOf('gus')).projects
    return project!.name === 'Yard' && project!.colour === 'green'
  })
  await page.getByRole('navigation').getByRole('link', { name: 'Yard' }).click()
  await rowOf(page, 'mow').waitFor()
  await close()
})

test('what is refused stands in its dialog again, with why', async () => {
  const { page, close } = await app.open('hal')
  await make(page, 'filter', { Name: 'Odd', 'Which tasks': 'p1 & (' })
  await dialog(page).getByRole('alert').waitFor()
  expect(await dialog(page).getByLabel('Name').inputValue()).toBe('Odd')
  await dialog(page).getByLabel('Which tasks').fill('p1 & today')
  await save(page)
  await eventually('the filter', async () => (await collectionsOf('hal')).filters.length === 1)
  expect(await dialog(page).count()).toBe(0)
  await close()
})

test('a task that came to a project on another device keeps it from being deleted unasked', async () => {
  const client = await clientOf(app.system, 'ian')
  await client.call('POST', '/v1/projects', { name: 'Shed' })
  const { page, close } = await app.open('ian')
  await entry(page, 'Shed').waitFor()
  await offline(page)
  await edit(page, 'Shed')
  await dialog(page).getByRole('button', { name: 'Delete' }).click()
  await entry(page, 'Shed').waitFor({ state: 'detached' })
  await create('ian', { title: 'lock the door', project: 'Shed' })
  await page.context().setOffline(false)
  await dialog(page).getByText('“Shed” has 1 open task.').waitFor()
  await dialog(page).getByRole('button', { name: 'Keep them' }).click()
  await go(page, 'Inbox')
  await rowOf(page, 'lock the door').waitFor()
  await close()
})
