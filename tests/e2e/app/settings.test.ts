import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, go, rowOf, say, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp({ environment: { ALLOW_PRIVATE_ADDRESSES: 'true' } })
})
afterAll(() => app?.stop())

const call = async <Body = Record<string, unknown>>(person: string, method: string, path: string, body?: unknown) =>
  (await (await clientOf(app.system, person)).call<Body>(method, path, body)).body
const profileOf = (person: string) => call<Record<string, unknown>>(person, 'GET', '/v1/me')
const settingsOf = async (page: Page, person: string, expected: object) => {
  await eventually('saved', async () => {
    const profile = await profileOf(person)
    return Object.entries(expected).every(([name, value]) => isDeepStrictEqual(profile[name], value))
  })
  await page.getByText('Saved.').first().waitFor()
}

test('week, quiet hours and the reminder of new tasks are kept, and count', async () => {
  const { page, errors, close } = await app.open('ada')
  // Somebody new has the week of their device's country.
  expect(await profileOf('ada')).toMatchObject({ weekStart: 7 })
  await go(page, 'Settings')
  await page.getByLabel('The week begins on').selectOption('Saturday')
  await settingsOf(page, 'ada', { weekStart: 6 })
  await page.getByLabel('A new task with a time reminds').selectOption('30 minutes before')
  await settingsOf(page, 'ada', { defaultReminder: 30 })
  await page.getByLabel('From').fill('21:30')
  await settingsOf(page, 'ada', { quietHours: { from: '21:30', to: '07:00' } })
  await page.getByRole('button', { name: 'No quiet hours' }).click()
  await settingsOf(page, 'ada', { quietHours: null })
  await go(page, 'Calendar')
  expect(await page.locator('.day').first().getAttribute('aria-label')).toMatch(/^Saturday/)
  await say(page, 'call mum tomorrow at 5pm')
  await say(page, 'call dad tomorrow at 6pm !10min')
  await say(page, 'buy milk tomorrow')
  const reminders = await eventually('three tasks', async () => {
    const { tasks } = await call<{ tasks: Task[] }>('ada', 'GET', '/v1/tasks')
    return tasks.length === 3 && Object.fromEntries(tasks.map((task) => [task.title, task.reminders]))
  })
  expect(reminders).toEqual({
    'call mum': [{ minutesBefore: 30 }],
    'call dad': [{ minutesBefore: 10 }],
    'buy milk': [],
  })
  expect(errors).toEqual([])
  await close()
})

test('the parts of the day are when the person has them, with a net and without', async () => {
  const { page, errors, close } = await app.open('pam')
  await go(page, 'Settings')
  await page.getByLabel('Morning').fill('07:30')
  await settingsOf(page, 'pam', { dayParts: { morning: '07:30' } })
  await page.getByLabel('Tonight').fill('22:15')
  await settingsOf(page, 'pam', { dayParts: { morning: '07:30', night: '22:15' } })
  await say(page, 'call mum tomorrow morning')
  await eventually('at half past seven', async () => {
    const { tasks } = await call<{ tasks: Task[] }>('pam', 'GET', '/v1/tasks')
    return tasks[0]?.due?.time === '07:30'
  })
  await page.context().setOffline(true)
  await page.getByText('Offline: changes wait here').waitFor()
  await say(page, 'call dad every morning')
  await go(page, 'Upcoming')
  await rowOf(page, 'call dad').first().waitFor()
  await page.context().setOffline(false)
  await eventually('read on the device', async () => {
    const { tasks } = await call<{ tasks: Task[] }>('pam', 'GET', '/v1/tasks')
    return tasks.find(({ title }) => title === 'call dad')?.due?.time === '07:30'
  })
  expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await close()
})

test('an address says what is to be done for it, is asked again, and an impossible one is refused in words', async () => {
  const { page, close } = await app.open('bea')
  await go(page, 'Settings')
  await page.getByLabel('E-mail for reminders').fill('bea@example.com')
  await page.getByLabel('E-mail for reminders').press('Tab')
  await page.getByText('open the link in the e-mail').waitFor()
  await page.getByRole('button', { name: 'Ask again' }).click()
  await page.getByRole('alert').getByText('asked less than a minute ago').or(page.getByText('Asked again.')).waitFor()
  await page.getByLabel('Webhook for reminders').fill('ftp://example.com')
  await page.getByLabel('Webhook for reminders').press('Tab')
  await page.getByRole('alert').first().waitFor()
  expect(await profileOf('bea')).toMatchObject({ email: 'bea@example.com', webhook: null })
  await close()
})

test('the channels are tried by a real reminder', async () => {
  const { page, close } = await app.open('cem')
  await go(page, 'Settings')
  await page.getByRole('button', { name: 'Send a test reminder' }).click()
  await page.getByText('It comes in a minute or two').waitFor()
  await page.locator('.notice.is-reminder').getByText('A test reminder').waitFor({ timeout: 200_000 })
  await close()
}, 300_000)

test('the calendar address is made, changed and removed', async () => {
  const { page, close } = await app.open('dan')
  // Who looks for it in the calendar is taken there.
  await go(page, 'Calendar')
  await page.getByRole('button', { name: 'In other calendars' }).click()
  const section = page.getByRole('region', { name: 'In other calendars' })
  const address = section.getByRole('textbox')
  await section.getByRole('button', { name: 'Show the address' }).click()
  const first = await address.inputValue()
  expect(first).toMatch(/\.ics$/)
  await section.getByRole('button', { name: 'Make another address' }).click()
  await eventually('another one', async () => (await address.inputValue()) !== first)
  await section.getByRole('button', { name: 'Remove' }).click()
  await address.waitFor({ state: 'detached' })
  await close()
})

test('a person takes everything along, thinks twice, and leaves for good', async () => {
  const { page, close } = await app.open('eve')
  await say(page, 'a secret plan')
  await go(page, 'Inbox')
  await rowOf(page, 'a secret plan').waitFor()
  await go(page, 'Settings')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Everything (JSON)' }).click(),
  ])
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({
    complete: true,
    tasks: [{ title: 'a secret plan' }],
  })
  const leave = page.getByRole('button', { name: 'Delete all and leave' })
  const dialog = page.getByRole('dialog', { name: 'Delete all for good?' })
  await leave.click()
  await dialog.getByText('1 task and').waitFor()
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect((await call<{ tasks: Task[] }>('eve', 'GET', '/v1/tasks')).tasks).toHaveLength(1)
  await leave.click()
  await dialog.getByRole('button', { name: 'Delete all for good' }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  expect((await call<{ tasks: Task[] }>('eve', 'GET', '/v1/tasks')).tasks).toEqual([])
  await eventually('nothing on the device', async () => !(await page.evaluate(() => indexedDB.databases())).length)
  await close()
})

test('a file is shown before its tasks come, and all of them go by one undo', async () => {
  const { page, errors, close } = await app.open('fay')
  await go(page, 'Settings')
  const csv = 'Title,Due\nMilk,tomorrow\n,friday\nRent,when hell freezes'
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  const dialog = page.getByRole('dialog', { name: 'What would come' })
  await dialog.getByText('Table: 2 tasks would come.').waitFor()
  await dialog.getByText('Left out (1)').click()
  await dialog.getByText('line 3').waitFor()
  expect((await call<{ tasks: Task[] }>('fay', 'GET', '/v1/tasks')).tasks).toEqual([])
  await dialog.getByRole('button', { name: 'Bring 2 tasks' }).click()
  await page.getByText('2 tasks came.').waitFor()
  await go(page, 'Inbox')
  await rowOf(page, 'Milk').waitFor()
  await page.keyboard.press('Control+z')
  await rowOf(page, 'Milk').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+z')
  await rowOf(page, 'Milk').waitFor()
  expect(errors).toEqual([])
  await close()
})
