/** What a person does while something else happens: another device, another tab, a net that comes and goes, an answer that says no. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, fieldOf, go, rowOf, signIn, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const tasksOf = async (person: string): Promise<Task[]> => {
  const client = await clientOf(app.system, person)
  return (await client.call<{ tasks: Task[] }>('GET', '/v1/tasks?status=any')).body.tasks
}
const create = async (person: string, fields: Partial<Task>): Promise<Task> =>
  (await (await clientOf(app.system, person)).call<Task>('POST', '/v1/tasks', fields)).body
const changeElsewhere = async (person: string, id: string, fields: Partial<Task>): Promise<void> => {
  await (await clientOf(app.system, person)).call('PATCH', `/v1/tasks/${id}`, fields)
}
const stored = (person: string, isSo: (task: Task) => boolean): Promise<Task> =>
  eventually('the task as it was changed', async () => (await tasksOf(person)).find(isSo))

/** Opens a task in place. */
const edit = async (page: Page, title: string) => {
  await go(page, 'Inbox')
  await rowOf(page, title).click()
  return page.locator('.editor')
}
const offline = async (page: Page, isSo: boolean): Promise<void> => {
  await page.context().setOffline(isSo)
  if (isSo) await page.getByText('Offline: changes wait here').waitFor()
}

describe('what is being typed', () => {
  test('is one change, when the field is left', async () => {
    await create('abe', { title: 'report', due: { date: '2026-12-01', time: null, timeZone: 'UTC' } })
    const { page, close } = await app.open('abe')
    const editor = await edit(page, 'report')
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'PATCH' && sent.push(request.postData()!))
    await editor.getByRole('combobox', { name: 'Add a label' }).pressSequentially('home', { delay: 30 })
    await page.keyboard.press('Enter')
    await stored('abe', ({ labels }) => labels.includes('home'))
    await editor.getByLabel('Minutes').or(editor.getByRole('spinbutton')).first().pressSequentially('90', { delay: 30 })
    await page.keyboard.press('Enter')
    await stored('abe', ({ durationMinutes }) => durationMinutes === 90)
    await editor.getByRole('combobox', { name: 'Project' }).pressSequentially('Work', { delay: 30 })
    await page.keyboard.press('Enter')
    await stored('abe', ({ project }) => project === 'Work')
    expect(sent).toEqual(['{"labels":["home"]}', '{"durationMinutes":90}', '{"project":"Work"}'])
    await close()
  })

  test('is not lost, and overwrites nothing, when the same field is changed elsewhere meanwhile', async () => {
    const task = await create('bea', { title: 'dinner' })
    const { page, close } = await app.open('bea')
    const editor = await edit(page, 'dinner')
    const title = editor.getByRole('textbox', { name: 'Title' })
    await title.fill('dinner with Tom')
    await changeElsewhere('bea', task.id, { title: 'dinner with Eve' })
    await rowOf(page, 'dinner with Eve').waitFor()
    expect(await title.inputValue()).toBe('dinner with Tom')
    await title.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Changed elsewhere meanwhile' })
    await dialog.getByRole('cell', { name: 'dinner with Tom' }).waitFor()
    await dialog.getByRole('button', { name: 'Keep the other one' }).click()
    expect((await tasksOf('bea')).map((each) => each.title)).toEqual(['dinner with Eve'])
    await close()
  })

  test('a field that was changed once shows what others make of it, and leaving it changes nothing', async () => {
    const task = await create('cal', { title: 'one' })
    const { page, close } = await app.open('cal')
    const title = (await edit(page, 'one')).getByRole('textbox', { name: 'Title' })
    await title.fill('two')
    await title.press('Enter')
    await stored('cal', (each) => each.title === 'two')
    await changeElsewhere('cal', task.id, { title: 'three' })
    await rowOf(page, 'three').waitFor()
    expect(await title.inputValue()).toBe('three')
    await title.focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    // Whatever was sent for it would have arrived before this.
    await rowOf(page, 'three').focus()
    await page.keyboard.press('1')
    expect(await stored('cal', ({ priority }) => priority === 1)).toMatchObject({ title: 'three' })
    await close()
  })

  test('a note stays when another note arrives, and when the row goes', async () => {
    const task = await create('deb', { title: 'trip' })
    const { page, close } = await app.open('deb')
    const note = (await edit(page, 'trip')).getByRole('textbox', { name: 'Note' })
    await note.fill('pack the tent')
    await changeElsewhere('deb', task.id, { priority: 1, note: 'ask Tom' })
    await page.locator('.task.p1').waitFor()
    expect(await note.inputValue()).toBe('pack the tent')
    await changeElsewhere('deb', task.id, { project: 'Summer' })
    await page.getByRole('dialog', { name: 'Changed elsewhere meanwhile' }).getByText('pack the tent').waitFor()
    await page.getByRole('button', { name: 'Keep yours' }).click()
    await stored('deb', (each) => each.note === 'pack the tent' && each.project === 'Summer')
    await close()
  })
})

describe('changes that wait', () => {
  test('an answer that is lost does not take the next change with it', async () => {
    await create('eli', { title: 'draft' })
    const { page, close } = await app.open('eli')
    const title = (await edit(page, 'draft')).getByRole('textbox', { name: 'Title' })
    let lost = 0
    await page.route('**/v1/tasks/*', async (route) => {
      if (route.request().method() !== 'PATCH' || lost++) return route.fallback()
      await route.fetch()
      await route.abort()
    })
    await title.fill('second draft')
    await title.press('Enter')
    await stored('eli', (each) => each.title === 'second draft')
    await title.fill('third draft')
    await title.press('Enter')
    await stored('eli', (each) => each.title === 'third draft')
    await page.getByText('wait to be sent').waitFor({ state: 'detached' })
    await rowOf(page, 'third draft').waitFor()
    await close()
  })

  test('too many requests, an ended token and a proxy that says no keep none of them; a refusal takes only its own', async () => {
    for (const title of ['a', 'b', 'c']) await create('fay', { title })
    const { page, close } = await app.open('fay')
    await go(page, 'Inbox')
    await rowOf(page, 'c').waitFor()
    await offline(page, true)
    for (const title of ['a', 'b', 'c']) {
      await page
        .getByRole('main')
        .getByRole('button', { name: `Complete ${title}`, exact: true })
        .click()
    }
    await page.getByText('3 changes wait to be sent').waitFor()
    const problem = (status: number, code: string) => ({ status, json: { code, detail: 'Not this one.', status } })
    const answers = [
      problem(429, 'rate-limited'),
      problem(401, 'unauthorized'),
      { status: 404, body: '<html>nothing here</html>' },
      undefined,
      problem(422, 'invalid-request'),
    ]
    const headers = { 'access-control-allow-origin': '*' }
    let asked = 0
    await page.route('**/complete', (route) => {
      const answer = route.request().method() === 'POST' ? answers[asked++] : undefined
      return answer ? route.fulfill({ ...answer, headers }) : route.fallback()
    })
    await offline(page, false)
    await page.getByText('Not this one.').waitFor()
    await page.getByText('wait to be sent').waitFor({ state: 'detached' })
    await rowOf(page, 'b').waitFor()
    const open = (await tasksOf('fay')).filter(({ status }) => status === 'open')
    expect(open.map(({ title }) => title)).toEqual(['b'])
    await close()
  })

  test('each of two conflicts is asked about', async () => {
    const both = [await create('gus', { title: 'x' }), await create('gus', { title: 'y' })]
    const { page, close } = await app.open('gus')
    await go(page, 'Inbox')
    await rowOf(page, 'y').waitFor()
    await offline(page, true)
    for (const { title } of both) {
      await rowOf(page, title).click()
      await page.getByRole('textbox', { name: 'Title' }).fill(`my ${title}`)
      await page.getByRole('textbox', { name: 'Title' }).press('Escape')
    }
    await page.getByText('2 changes wait to be sent').waitFor()
    for (const { id, title } of both) await changeElsewhere('gus', id, { title: `their ${title}` })
    await offline(page, false)
    for (const { title } of both) {
      await page.getByRole('cell', { name: `my ${title}` }).waitFor()
      await page.getByRole('button', { name: 'Keep yours' }).click()
    }
    for (const { title } of both) await stored('gus', (each) => each.title === `my ${title}`)
    await close()
  })

  test('what was not sent yet is taken back here', async () => {
    const { page, close } = await app.open('hap')
    await go(page, 'Inbox')
    await offline(page, true)
    await fieldOf(page).fill('buy bread')
    await fieldOf(page).press('Enter')
    await rowOf(page, 'buy bread').waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Control+z')
    await rowOf(page, 'buy bread').waitFor({ state: 'detached' })
    await page.getByText('wait to be sent').waitFor({ state: 'detached' })
    await close()
  })

  test('what waits in two tabs is kept for both', async () => {
    const { page, close } = await app.open('jin')
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    const other = await page.context().newPage()
    await page.goto(`${app.url}inbox`)
    await other.goto(`${app.url}inbox`)
    for (const each of [page, other]) await each.getByText('Up to date').waitFor({ state: 'attached' })
    await offline(page, true)
    for (const [each, title] of [
      [page, 'buy bread'],
      [other, 'buy salt'],
    ] as const) {
      await each.getByText('Offline: changes wait here').waitFor()
      await fieldOf(each).fill(title)
      await fieldOf(each).press('Enter')
      await rowOf(each, title).waitFor()
    }
    await other.close()
    await page.reload()
    for (const title of ['buy bread', 'buy salt']) await rowOf(page, title).waitFor()
    await page.context().setOffline(false)
    for (const name of ['buy bread', 'buy salt']) await stored('jin', ({ title }) => title === name)
    expect((await tasksOf('jin')).map(({ title }) => title).toSorted()).toEqual(['buy bread', 'buy salt'])
    await close()
  })

  test('Undo is offered for the last thing only, which is what it takes back', async () => {
    for (const title of ['a', 'b']) await create('ike', { title })
    const { page, close } = await app.open('ike')
    await go(page, 'Inbox')
    for (const title of ['a', 'b']) {
      await page
        .getByRole('main')
        .getByRole('button', { name: `Complete ${title}`, exact: true })
        .click()
      await stored('ike', (each) => each.title === title && each.status === 'completed')
    }
    const undo = page.getByRole('status').getByRole('button', { name: 'Undo' })
    expect(await undo.count()).toBe(1)
    await undo.click()
    await rowOf(page, 'b').waitFor()
    await close()
  })
})

test('a key that is held down completes one task, not all below it', async () => {
  for (const title of ['a', 'b', 'c']) await create('odo', { title })
  const { page, close } = await app.open('odo')
  await go(page, 'Inbox')
  await rowOf(page, 'c').waitFor()
  await rowOf(page, 'a').focus()
  for (let press = 0; press < 3; press++) await page.keyboard.down('x')
  await page.keyboard.up('x')
  await rowOf(page, 'a').waitFor({ state: 'detached' })
  await page.getByText('wait to be sent').waitFor({ state: 'detached' })
  const open = (await tasksOf('odo')).filter(({ status }) => status === 'open')
  expect(open.map(({ title }) => title).toSorted()).toEqual(['b', 'c'])
  await close()
})

test('what was completed is under the day that it was where the person is, not their device', async () => {
  const timeZone = new Date().getUTCHours() < 10 ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati'
  const client = await clientOf(app.system, 'pam')
  await client.call('PATCH', '/v1/me', { timeZone })
  const { id } = await create('pam', { title: 'far away' })
  await client.call('POST', `/v1/tasks/${id}/complete`, {})
  const { page, close } = await app.open('pam')
  await go(page, 'Completed')
  await page.getByRole('region', { name: 'Today' }).getByText('far away').waitFor()
  await close()
})

describe('tabs and addresses', () => {
  test('signing out in one tab signs out the other, and nothing stays on the device', async () => {
    const { page, close } = await app.open('jan')
    const other = await page.context().newPage()
    await other.goto(app.url)
    await fieldOf(other).waitFor()
    await go(page, 'Settings')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    for (const each of [page, other]) await each.getByRole('button', { name: 'Sign in' }).waitFor()
    await eventually('the database gone', async () => !(await page.evaluate(() => indexedDB.databases())).length)
    await other.getByRole('button', { name: 'Sign in' }).click()
    await signIn(other, other.url(), 'kit')
    await fieldOf(other).waitFor()
    await close()
  })

  test('a page is of whoever the browser is signed in as, not of who was there before', async () => {
    const { page, close } = await app.open('lou')
    await create('lou', { title: 'of lou' })
    await page.evaluate(() => localStorage.setItem('todo-person', 'mae'))
    await page.goto(`${app.url}inbox`)
    await rowOf(page, 'of lou').waitFor()
    expect(await page.evaluate(() => localStorage.getItem('todo-person'))).toBe('lou')
    await close()
  })

  test('names of projects and days may be anything that an address can say', async () => {
    await create('ned', { title: 'upgrade', project: 'Node.js' })
    await create('ned', { title: 'draw', project: '50% / #1 ?' })
    const { page, errors, close } = await app.open('ned')
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    for (const [name, title] of [
      ['Node.js', 'upgrade'],
      ['50% / #1 ?', 'draw'],
    ] as const) {
      await page.getByRole('navigation').getByRole('link', { name }).click()
      await rowOf(page, title).waitFor()
      await page.reload()
      await rowOf(page, title).waitFor()
    }
    for (const day of ['2026-99-99', '9999-12-31', '0000-01-01']) {
      await page.goto(`${app.url}calendar?as=week&day=${day}`)
      await page.locator('.day').first().waitFor()
    }
    await page.goto(`${app.url}project/%`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(errors).toEqual([])
    await close()
  })

  test('what an address says is not said by the app', async () => {
    const context = await app.context()
    const page = await context.newPage()
    await page.goto(`${app.url}?sign-in=Call+0900+to+unlock+your+account`)
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await context.close()
  })
})
