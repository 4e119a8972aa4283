/** The page in a real browser, used as a person does: things are found by their role and name. */
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installChromium } from '../../scripts/dev/tools/chromium.ts'
import { clientOf, eventually } from '../client.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

// Everything that would reach for the internet is off; the sandbox is, because root cannot have it.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let system: TestSystem
let browser: Browser
beforeAll(async () => {
  const executablePath = await installChromium()
  system = await startTestSystem()
  browser = await chromium.launch({ executablePath, args: FLAGS })
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

async function openPage(person: string): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(`${system.gatewayUrl.replace('://', '://web.')}/`)
  await page.getByLabel('Your token').fill(await system.tokenOf(person))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('region', { name: 'Chat' }).waitFor()
  return { page, errors }
}

const say = async (page: Page, text: string) => {
  await page.getByLabel('Message').fill(text)
  await page.getByLabel('Message').press('Enter')
}

test('what is said appears in the list, and is completed with a click', async () => {
  const { page, errors } = await openPage('ada')
  await say(page, 'water the plants tomorrow at 9am @home')
  const tasks = page.getByRole('region', { name: 'Tasks' })
  await tasks.getByText('water the plants').waitFor()
  await tasks.getByText('@home').waitFor()
  await page.getByRole('button', { name: 'Complete water the plants' }).click()
  await tasks.getByText('water the plants').waitFor({ state: 'detached' })
  expect(errors).toEqual([])
  await page.close()
})

test('while typing, the page says what it would understand', async () => {
  const { page } = await openPage('bob')
  await page.getByLabel('Message').fill('pay rent every month on the last day')
  await page.getByText(/last day/).waitFor()
  await page.close()
})

test('a change on another device arrives by itself, also after the stream was cut', async () => {
  const { page } = await openPage('cyd')
  const other = await clientOf(system, 'cyd')
  await other.call('POST', '/v1/tasks', { title: 'from the phone' })
  await page.getByText('from the phone').waitFor()
  await page.context().setOffline(true)
  await other.call('POST', '/v1/tasks', { title: 'while offline' })
  await page.context().setOffline(false)
  await page.getByText('while offline').waitFor({ timeout: 60_000 })
  await page.close()
})

test('a deletion is done only after a click on Yes', async () => {
  const { page } = await openPage('dan')
  await say(page, 'old idea')
  const complete = page.getByRole('button', { name: 'Complete old idea' })
  await complete.waitFor()
  await say(page, 'delete old idea')
  const yes = page.getByRole('button', { name: 'Yes' })
  await yes.waitFor()
  const { body } = await (await clientOf(system, 'dan')).call<{ tasks: { title: string }[] }>('GET', '/v1/tasks')
  expect(body.tasks.map(({ title }) => title)).toEqual(['old idea'])
  await yes.click()
  await complete.waitFor({ state: 'detached' })
  await page.close()
})

test('a bad token is told, and nothing else is shown', async () => {
  const page = await browser.newPage()
  await page.goto(`${system.gatewayUrl.replace('://', '://web.')}/`)
  await page.getByLabel('Your token').fill('nonsense')
  await page.getByRole('button', { name: 'Sign in' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('token')
  await page.close()
})

test('each operation of the API can be tried', async () => {
  const { page } = await openPage('eve')
  await page.goto(`${system.gatewayUrl.replace('://', '://web.')}/api`)
  const operation = page.locator('details', { hasText: 'GET /v1/me — ' })
  await operation.locator('summary').click()
  await operation.getByRole('button', { name: 'Send' }).click()
  const answer = await eventually('the answer', async () => (await operation.locator('pre').textContent()) || undefined)
  expect(answer).toMatch(/^200[\s\S]*"id": "eve"/)
  await page.close()
})
