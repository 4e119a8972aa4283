/** The app in a real Chromium: what it loads, how soon it can be used, and how long what a person does takes to be seen. */
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import type { System } from '../dev/system.ts'
import { installChromium } from '../dev/tools/chromium.ts'
import { median, ms, quantile, type Row, type Section } from './table.ts'

// Everything that would reach for the internet is off; the sandbox is, because root cannot have it.
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync']
const PERSON = 'bench-app'
const MANY = 10_000
const BATCH = 100
const OPENED = 5
const ACTED = 20
/** Pixels of each frame of the scroll, and how many. */
const STEP = 600
const FRAMES = 120
const SLOWED = 4

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

/** @param tokenOf of a person, for what is there before the browser opens */
export async function app(system: System, tokenOf: (person: string) => Promise<string>): Promise<Section> {
  const browser = await chromium.launch({ executablePath: await installChromium(), args: FLAGS })
  try {
    const url = `${system.gatewayUrl.replace('://', '://web.')}/`
    const call = callerOf(system, await tokenOf(PERSON))
    const first = await signedIn(browser, url)
    const rows = [...(await loads(first.page, url)), ...(await opens(first.context, url))]
    rows.push(...(await acts(first, await signedIn(browser, url), call)))
    await fill(call)
    rows.push(...(await scrolls(first.context, url)))
    return {
      title: 'The app',
      how: `In headless Chromium, browser and system on the same cores. Bytes are what came over the wire. It can be used when the field is there and what is due is shown; ${OPENED} times each, the median. Tasks of one person, at last ${MANY.toLocaleString('en')}.`,
      rows,
    }
  } finally {
    await browser.close()
  }
}

const callerOf =
  ({ gatewayUrl }: System, token: string): Call =>
  async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(`${gatewayUrl}${path}`, { method, headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }

interface SignedIn {
  context: BrowserContext
  page: Page
}

async function signedIn(browser: Browser, url: string): Promise<SignedIn> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
  })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('Somebody else').fill(PERSON)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await isUsable(page)
  return { context, page }
}

async function isUsable(page: Page): Promise<void> {
  await page.locator('#field').waitFor()
  await page.getByText('Loading …').waitFor({ state: 'detached' })
}

/** Bytes of scripts and styles until nothing more comes, by view. */
async function loads(page: Page, url: string): Promise<Row[]> {
  const own = await page.context().newPage()
  const session = await page.context().newCDPSession(own)
  await session.send('Network.enable')
  await session.send('Network.setBypassServiceWorker', { bypass: true })
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const kinds = new Map<string, string>()
  const bytes = { script: 0, style: 0 }
  session.on('Network.responseReceived', ({ requestId, response }) =>
    kinds.set(requestId, new URL(response.url).pathname),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = kinds.get(requestId) ?? ''
    if (path.endsWith('.css')) bytes.style += encodedDataLength
    else if (path.endsWith('.js') && path.startsWith('/assets/')) bytes.script += encodedDataLength
  })
  // What is loaded when there is nothing else to do comes later, and is no part of the first load.
  await own.addInitScript(() => {
    globalThis.requestIdleCallback = (() => 0) as typeof requestIdleCallback
  })
  await own.goto(url)
  await isUsable(own)
  const rows: Row[] = [
    { what: 'first load: script, with the view of today', ...below(bytes.script, 90_000) },
    { what: 'first load: styles', measured: kB(bytes.style) },
  ]
  for (const view of ['Calendar', 'Completed', 'Activity', 'Settings']) {
    const before = bytes.script
    await own.getByRole('navigation').getByRole('link', { name: view }).click()
    await own.getByRole('heading', { level: 1, name: view }).waitFor()
    rows.push({ what: `then ${view}: script`, ...below(bytes.script - before, 30_000) })
  }
  await own.close()
  return rows
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
const below = (bytes: number, most: number): Pick<Row, 'measured' | 'goal' | 'met'> => ({
  measured: kB(bytes),
  goal: kB(most),
  met: bytes <= most,
})
const within = (found: number, most: number): Pick<Row, 'measured' | 'goal' | 'met'> => ({
  measured: ms(found),
  goal: ms(most),
  met: found <= most,
})

/** From the navigation until the app can be used: over the wire, and from what the service worker keeps. */
async function opens(context: BrowserContext, url: string): Promise<Row[]> {
  const wire: number[] = []
  const cache: number[] = []
  for (const [times, isBypassed] of [
    [wire, true],
    [cache, false],
  ] as const) {
    for (let turn = 0; turn < OPENED; turn++) {
      const page = await context.newPage()
      if (!isBypassed)
        await page.goto(url).then(() => page.evaluate(async () => void (await navigator.serviceWorker.ready)))
      const session = await context.newCDPSession(page)
      await slow(session, isBypassed)
      await page.addInitScript(noteUsable)
      await page.goto(url)
      times.push(await usableAt(page))
      await page.close()
    }
  }
  return [
    { what: `can be used, processor slowed ${SLOWED} times`, ...within(median(wire), 1000) },
    { what: `can be used from cache, slowed ${SLOWED} times`, ...within(median(cache), 300) },
  ]
}

/** Asked again and again: what waits inside of the page needs eval, which the page forbids. */
async function usableAt(page: Page): Promise<number> {
  for (;;) {
    const found = await page.evaluate<number | undefined>('globalThis.usableAt')
    if (found) return found
    await page.waitForTimeout(50)
  }
}

async function slow(session: CDPSession, isBypassed: boolean): Promise<void> {
  await session.send('Network.enable')
  await session.send('Network.setBypassServiceWorker', { bypass: isBypassed })
  if (isBypassed) await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
}

/** Runs in the page: milliseconds since the navigation at which the list and the field were painted. */
function noteUsable(): void {
  const look = (): void => {
    const isThere = document.querySelector('#field') && document.querySelector('.group, .view .empty')
    if (!isThere || document.querySelector('.view')?.textContent?.includes('Loading'))
      return void requestAnimationFrame(look)
    Object.assign(globalThis, { usableAt: performance.now() })
  }
  requestAnimationFrame(look)
}

/** From the key to the frame that shows it here, and to the one on another device. */
async function acts(here: SignedIn, there: SignedIn, call: Call): Promise<Row[]> {
  const own: number[] = []
  const other: number[] = []
  for (let turn = 0; turn < ACTED; turn++) {
    const title = `task ${turn}`
    await call('POST', '/v1/tasks', { title })
    for (const { page } of [here, there]) {
      if (!page.url().endsWith('/inbox'))
        await page.getByRole('navigation').getByRole('link', { name: 'Inbox' }).click()
      await rowOf(page, title).waitFor()
    }
    await there.page.evaluate(watchRow, title)
    await rowOf(here.page, title).focus()
    const { pressed, shown } = await here.page.evaluate(pressAndSee, title)
    own.push(shown - pressed)
    other.push((await there.page.evaluate<number>('globalThis.rowGone')) - pressed)
  }
  return [
    { what: 'action to screen, p95', ...within(quantile(own, 0.95), 16) },
    { what: 'action to the screen of another device, p50', ...within(median(other), 100) },
    { what: 'action to the screen of another device, p95', measured: ms(quantile(other, 0.95)) },
  ]
}

const rowOf = (page: Page, title: string) =>
  page.getByRole('main').getByRole('button', { name: `Open ${title}`, exact: true })

/** Run in a page: instants by the clock that all pages of the machine share. */
const pressAndSee = (title: string): Promise<{ pressed: number; shown: number }> =>
  new Promise((resolve) => {
    const name = `.view [aria-label="Open ${title}"]`
    const pressed = performance.timeOrigin + performance.now()
    new MutationObserver((_, observer) => {
      if (document.querySelector(name)) return
      observer.disconnect()
      resolve({ pressed, shown: performance.timeOrigin + performance.now() })
    }).observe(document.body, { childList: true, subtree: true })
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }))
  })

/** Begun before the key is pressed: a row that went before anybody looked would be waited for without end. */
const watchRow = (title: string): void => {
  const rowGone = new Promise<number>((resolve) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(`.view [aria-label="Open ${title}"]`)) return
      observer.disconnect()
      resolve(performance.timeOrigin + performance.now())
    }).observe(document.body, { childList: true, subtree: true })
  })
  Object.assign(globalThis, { rowGone })
}

async function fill(call: Call): Promise<void> {
  for (let at = 0; at < MANY; at += BATCH) {
    const actions = Array.from({ length: BATCH }, (_, index) => ({
      action: 'create',
      task: { title: `one of many, ${at + index}`, priority: 1 + (index % 4), labels: index % 5 ? [] : ['fifth'] },
    }))
    await call('POST', '/v1/tasks/batch', { actions })
  }
}

async function scrolls(context: BrowserContext, url: string): Promise<Row[]> {
  const page = await context.newPage()
  await page.goto(`${url}inbox`)
  // A few of them were completed before.
  await page.waitForFunction(
    (most) => [...document.querySelectorAll('.nav small')].some(({ textContent }) => Number(textContent) >= most),
    MANY * 0.99,
  )
  await rowOf(page, 'one of many, 0').waitFor()
  const frames = await page.evaluate(scrollAndTime, { step: STEP, count: FRAMES })
  await page.close()
  const long = frames.filter((each) => each > 32).length
  return [
    { what: `scroll through ${MANY.toLocaleString('en')} tasks: longest frame`, ...within(Math.max(...frames), 32) },
    { what: 'frames of it above 32 ms', measured: `${long} of ${frames.length}` },
  ]
}

/** Runs in the page: milliseconds of each frame. */
const scrollAndTime = async ({ step, count }: { step: number; count: number }): Promise<number[]> => {
  const view = document.querySelector('.view')!
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  const times: number[] = []
  let before = await frame()
  for (let index = 0; index < count; index++) {
    view.scrollBy(0, step)
    const now = await frame()
    times.push(now - before)
    before = now
  }
  return times
}
