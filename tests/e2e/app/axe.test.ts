/** Each view as axe sees it, and as it is small, dark, and read from right to left. */
import { readFile } from 'node:fs/promises'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { de } from '../../../functions/web/page/words/de.ts'
import { en } from '../../../functions/web/page/words/en.ts'
import { ur } from '../../../functions/web/page/words/ur.ts'
import { clientOf } from '../../client.ts'
import { type AppUnderTest, startApp } from './browser.ts'

let app: AppUnderTest
let axe: string
beforeAll(async () => {
  axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8')
  app = await startApp()
  const client = await clientOf(app.system, 'ada')
  const today = new Date().toISOString().slice(0, 10)
  const due = (date: string) => ({ date, time: '09:00', timeZone: 'UTC' })
  for (const task of [
    { title: 'overdue', due: due('2026-01-05'), priority: 1 },
    { title: 'today', due: due(today), priority: 2, labels: ['home'], project: 'flat', section: 'bills' },
    {
      title: 'weekly',
      due: due(today),
      priority: 3,
      recurrence: { rule: 'FREQ=WEEKLY', start: { date: today, time: '09:00' }, counted: 'schedule' },
    },
    { title: 'some day', note: 'with a [link](https://example.com)', reminders: [] },
  ])
    expect((await client.call('POST', '/v1/tasks', task)).status).toBe(201)
})
afterAll(() => app?.stop())

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults
  return results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message).join(' ')}`).join('\n  ')}`,
  )
}

const VIEWS = [
  '',
  'inbox',
  'inbox?filter=p4&group=priority',
  'upcoming',
  'calendar',
  'calendar?as=week',
  'completed',
  'activity',
  'figures',
  'settings',
  'project/flat?as=board',
  'label/home',
  'search?q=today',
]

const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  'forced colours': { forcedColors: 'active' },
  // As a browser zooms: half of its window's pixels are left to lay out in.
  'at 200 %': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
} as const

/** By the languages that the app speaks. */
const LANGUAGES = { 'en-US': en, 'ur-PK': ur, 'de-DE': de }

const looksAt = async (page: Page, { display, loading, task }: typeof en): Promise<void> => {
  for (const view of VIEWS) {
    await page.goto(`${app.url}${view}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText(loading).waitFor({ state: 'detached' })
    expect(await violations(page), view).toEqual([])
    // Nothing is wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), view).toBeLessThanOrEqual(0)
    const cut = page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth)
    expect(await cut, view).toBeLessThanOrEqual(0)
  }
  await page.goto(`${app.url}inbox`)
  await page.getByRole('button', { name: task.open('some day') }).click()
  expect(await violations(page), 'a task opened').toEqual([])
  await page.getByRole('button', { name: display.title, exact: true }).click()
  expect(await violations(page), 'what is shown, chosen').toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('main').press('?')
  expect(await violations(page), 'the map of keys').toEqual([])
}

test.each(Object.entries(LOOKS))(
  'axe finds nothing in any view: %s',
  async (_, options) => {
    const { page, close } = await app.open('ada', { reducedMotion: 'reduce', ...options })
    await looksAt(page, en)
    await close()
  },
  300_000,
)

test.each(['de-DE', 'ur-PK'] as const)(
  'axe finds nothing in any view: in %s',
  async (locale) => {
    const { page, close } = await app.open('ada', { reducedMotion: 'reduce' })
    const client = await clientOf(app.system, 'ada')
    await client.call('PATCH', '/v1/me', { locale })
    await page.locator(`html[lang|="${locale.slice(0, 2)}"]`).waitFor({ state: 'attached' })
    await looksAt(page, LANGUAGES[locale])
    await client.call('PATCH', '/v1/me', { locale: 'en-US' })
    await close()
  },
  300_000,
)
