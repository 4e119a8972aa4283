/** The app in a real browser, used as a person does: things are found by their role and name. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { installChromium } from '../../../scripts/dev/tools/chromium.ts'
import { startTestSystem, type TestSystem, type TestSystemOptions } from '../../system.ts'

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

export interface Opened {
  page: Page
  /** what the page complained of */
  errors: string[]
  close: () => Promise<void>
}

export interface AppUnderTest {
  system: TestSystem
  url: string
  /** A browser of its own for a person who is signed in. */
  open: (person: string, options?: Parameters<Browser['newContext']>[0]) => Promise<Opened>
  context: (options?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext>
  stop: () => Promise<void>
}

/** @param flags of the browser, beside the usual ones */
export async function startApp(options: TestSystemOptions = {}, flags: string[] = []): Promise<AppUnderTest> {
  const executablePath = await installChromium()
  const system = await startTestSystem(options)
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, ...flags] })
  const url = `${system.gatewayUrl.replace('://', '://web.')}/`
  const context: AppUnderTest['context'] = (options) =>
    browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', timezoneId: 'UTC', ...options })

  return {
    system,
    url,
    context,
    async open(person, options) {
      const own = await context(options)
      const page = await own.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
      await signIn(page, url, person)
      await fieldOf(page).waitFor()
      await page.getByText('Up to date').waitFor({ state: 'attached' })
      return { page, errors, close: () => own.close() }
    },
    async stop() {
      await browser.close()
      await system.stop()
    },
  }
}

/** As somebody, at the identity provider that make dev has. */
export async function signIn(page: Page, url: string, person: string): Promise<void> {
  await page.goto(url)
  const name = page.getByLabel('Somebody else')
  // On a machine that has much to do, the provider may start too late for the first attempt.
  const isAway = page.getByRole('alert').getByText('does not answer')
  await name.or(isAway).waitFor()
  if (await isAway.isVisible()) await page.getByRole('button', { name: 'Sign in' }).click()
  await name.fill(person)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export const fieldOf = (page: Page) => page.getByRole('textbox', { name: 'Message' })

export async function say(page: Page, text: string): Promise<void> {
  await fieldOf(page).fill(text)
  await fieldOf(page).press('Enter')
}

/** A row of the view, by its title. */
export const rowOf = (page: Page, title: string) =>
  page.getByRole('main').getByRole('button', { name: `Open ${title}`, exact: true })

export async function go(page: Page, view: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: view }).click()
  await page.getByRole('heading', { level: 1, name: view }).waitFor()
}
