import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf, eventually, fetchFrom } from '../../client.ts'
import { type AppUnderTest, fieldOf, go, rowOf, say, signIn, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const PHONE = 'Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0'

const cookiesOf = (page: Page) => page.context().cookies()
/** All that a script of the page could find. */
const seen = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    return JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }, databases])
  })

test('a new user opens the page, clicks a name, and types', async () => {
  const context = await app.context()
  const page = await context.newPage()
  await page.goto(`${app.url}upcoming`)
  await page.getByRole('button', { name: 'Ada' }).click()
  // Back to where one wanted to be.
  await page.getByRole('heading', { level: 1, name: 'Upcoming' }).waitFor()
  // Somebody new is told how it begins.
  await go(page, 'Today')
  await page.getByText('Type below what comes to mind').waitFor()
  await say(page, 'call mum tomorrow')
  await go(page, 'Upcoming')
  await rowOf(page, 'call mum').waitFor()
  const refresh = (await cookiesOf(page)).find(({ name }) => name === 'todo-refresh')!
  expect(refresh).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/auth' })
  expect(await seen(page)).not.toContain('eyJ')
  expect(await seen(page)).not.toContain(refresh.value)
  await page.reload()
  await rowOf(page, 'call mum').waitFor()
  await context.close()
})

test('a session outlives its access token, and each use of the refresh token gives another', async () => {
  const { page, close } = await app.open('ben')
  const cookie = async () => (await cookiesOf(page)).find(({ name }) => name === 'todo-refresh')?.value
  const before = await cookie()
  await page.reload()
  await fieldOf(page).waitFor()
  await eventually('another refresh token', async () => (await cookie()) !== before)
  await close()
})

test('who reloads the page before the answer came stays signed in', async () => {
  const { page, close } = await app.open('rex')
  const used = (await cookiesOf(page)).find(({ name }) => name === 'todo-refresh')!
  const renew = () => page.evaluate(async () => (await fetch('/auth/token', { method: 'POST' })).status)
  expect(await renew()).toBe(200)
  // The browser dropped the answer, and its cookie with it.
  await page.context().addCookies([used])
  expect(await renew()).toBe(200)
  expect(await renew()).toBe(200)
  await close()
})

test('two pages of one browser at once stay signed in', async () => {
  const { page, close } = await app.open('bea')
  const others = await Promise.all(Array.from({ length: 3 }, () => page.context().newPage()))
  await Promise.all(others.map((other) => other.goto(app.url)))
  await Promise.all(others.map((other) => other.getByText('Up to date').waitFor()))
  await say(page, 'seen everywhere')
  for (const other of others) {
    await go(other, 'Inbox')
    await rowOf(other, 'seen everywhere').waitFor()
  }
  await close()
})

test('who signs out leaves nothing behind, and is asked who they are', async () => {
  const { page, close } = await app.open('zita')
  await say(page, 'a secret')
  await go(page, 'Inbox')
  await rowOf(page, 'a secret').waitFor()
  const stolen = (await cookiesOf(page)).find(({ name }) => name === 'todo-refresh')!
  await go(page, 'Settings')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  expect(await seen(page)).not.toContain('zita')
  expect((await cookiesOf(page)).map(({ name }) => name)).not.toContain('todo-refresh')
  // What somebody may have copied is worth nothing any more.
  await page.context().addCookies([stolen])
  expect(await page.evaluate(async () => (await fetch('/auth/token', { method: 'POST' })).status)).toBe(401)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Somebody else').fill('dot')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await fieldOf(page).waitFor()
  await go(page, 'Inbox')
  expect(await page.getByText('a secret').count()).toBe(0)
  await close()
})

test('who signs out of another device sees it, and that device forgets all at once', async () => {
  const [lost, mine] = [await app.open('noa', { userAgent: PHONE }), await app.open('noa')]
  await say(lost.page, 'a secret')
  await go(lost.page, 'Inbox')
  await rowOf(lost.page, 'a secret').waitFor()
  await go(mine.page, 'Settings')
  const section = mine.page.getByRole('region', { name: 'Where you are signed in' })
  await section.getByRole('listitem').filter({ hasText: 'this device' }).getByText('Chrome, Linux').waitFor()
  await section.getByRole('button', { name: 'Sign out of Firefox, Android' }).click()
  await section.getByText('Firefox').waitFor({ state: 'detached' })
  await lost.page.getByRole('alert').getByText('You signed out of this device on another one').waitFor()
  await eventually('nothing on the device', async () => !(await seen(lost.page)).includes('noa'))
  // Here all goes on.
  await go(mine.page, 'Inbox')
  await rowOf(mine.page, 'a secret').waitFor()
  await Promise.all([lost.close(), mine.close()])
})

test('a device that was away when it was signed out of forgets all when it is back', async () => {
  const [lost, mine] = [await app.open('ola'), await app.open('ola')]
  await lost.page.context().setOffline(true)
  await lost.page.getByText('Offline: changes wait here').waitFor()
  await go(mine.page, 'Settings')
  await mine.page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await mine.page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' })
  // Its access token, which it holds in memory, would last minutes.
  await lost.page.context().setOffline(false)
  await lost.page.getByRole('alert').getByText('You signed out of this device on another one').waitFor()
  await Promise.all([lost.close(), mine.close()])
})

test('signed out everywhere, nobody is signed in anywhere', async () => {
  const [one, other] = [await app.open('pia'), await app.open('pia')]
  await go(one.page, 'Settings')
  await one.page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click()
  for (const { page } of [one, other]) await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await Promise.all([one.close(), other.close()])
})

test('who has no session any more is asked who they are', async () => {
  const { page, close } = await app.open('eli')
  await page.context().clearCookies()
  await page.reload()
  await page.getByRole('button', { name: 'Sign in' }).or(page.getByLabel('Somebody else')).first().waitFor()
  await close()
})

test('a way back that nobody left by, and one that leads elsewhere, are refused', async () => {
  const context = await app.context()
  const page = await context.newPage()
  await page.goto(`${app.url}auth/callback?code=stolen&state=made-up`)
  await page.getByRole('alert').getByText('That took too long').waitFor()
  const { gatewayUrl } = app.system
  const away = await fetchFrom(gatewayUrl, 'web', '/auth/sign-in?to=//evil.example.com')
  expect(away.status).toBe(302)
  expect(away.headers.get('cache-control')).toBe('no-store')
  expect(decodeURIComponent(String(away.headers.get('set-cookie')))).toContain('"to":"/"')
  const headers = { 'sec-fetch-site': 'cross-site' }
  expect((await fetchFrom(gatewayUrl, 'web', '/auth/token', { method: 'POST', headers })).status).toBe(403)
  await context.close()
})

test('the way back stays here, whatever another host made of the cookie', async () => {
  const context = await app.context()
  const page = await context.newPage()
  await page.goto(app.url)
  await page.getByLabel('Somebody else').waitFor()
  const leaving = (await context.cookies(`${app.url}auth`)).find(({ name }) => name.startsWith('todo-leaving-'))!
  const changed = { ...JSON.parse(decodeURIComponent(leaving.value)), to: 'http://127.0.0.1:9/elsewhere' }
  await context.addCookies([{ ...leaving, value: encodeURIComponent(JSON.stringify(changed)) }])
  await page.getByRole('button', { name: 'Ada' }).click()
  await fieldOf(page).waitFor()
  await context.close()
})

test('what was being typed when the session ended is there when the same person is back', async () => {
  const { page, close } = await app.open('ugo')
  await fieldOf(page).fill('half a thought')
  await page.context().clearCookies({ name: 'todo-refresh' })
  await page.route('**/v1/me', (route) =>
    route.fulfill({ status: 401, json: { code: 'unauthorized' }, headers: { 'access-control-allow-origin': '*' } }),
  )
  await page.context().setOffline(true)
  await page.getByText('Offline: changes wait here').waitFor()
  await page.context().setOffline(false)
  const signInButton = page.getByRole('button', { name: 'Sign in' })
  await signInButton.waitFor()
  await page.unroute('**/v1/me')
  await signInButton.click()
  await page.getByLabel('Somebody else').fill('ugo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await fieldOf(page).waitFor()
  expect(await fieldOf(page).inputValue()).toBe('half a thought')
  await close()
})

test('somebody whose name cannot be one is told so', async () => {
  const context = await app.context()
  const page = await context.newPage()
  await signIn(page, app.url, 'no name')
  await page.getByRole('alert').getByText('cannot be a name').waitFor()
  await context.close()
})

test('a token for curl is good beside those of the provider', async () => {
  const client = await clientOf(app.system, 'fay')
  expect((await client.call('GET', '/v1/me')).status).toBe(200)
})

test('two pages that sign in at the same time both come back to where they were', async () => {
  const context = await app.context()
  const pages = [await context.newPage(), await context.newPage()]
  for (const [index, path] of ['upcoming', 'inbox'].entries()) {
    await pages[index]!.goto(`${app.url}${path}`)
    await pages[index]!.getByRole('button', { name: 'Ada' }).waitFor()
  }
  for (const [index, name] of ['Upcoming', 'Inbox'].entries()) {
    const page = pages[index]!
    const asked = page.getByRole('button', { name: 'Ada' })
    await asked.click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  await context.close()
})

test('where the provider does not answer, a page says so and signs in to where one wanted to be', async () => {
  const context = await app.context()
  const page = await context.newPage()
  await page.goto(`${app.url}?sign-in=away&to=%2Fupcoming`)
  await page.getByRole('alert').getByText('does not answer').waitFor()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByRole('heading', { level: 1, name: 'Upcoming' }).waitFor()
  await context.close()
})
