/** Letters of twice the size, as a browser is set to them: nothing is cut off, and nothing lies over something else. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf } from '../../client.ts'
import { type AppUnderTest, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
  const client = await clientOf(app.system, 'ada')
  const date = new Date().toISOString().slice(0, 10)
  for (const task of [
    { title: 'tax return', due: { date: '2026-01-05', time: '09:00', timeZone: 'UTC' }, priority: 1 },
    { title: 'gym', due: { date, time: '18:00', timeZone: 'UTC' }, project: 'sport', section: 'indoors' },
    { title: 'ask the neighbours whether they water the plants while we are away', labels: ['holidays'] },
  ])
    expect((await client.call('POST', '/v1/tasks', task)).status).toBe(201)
})
afterAll(() => app?.stop())

/** What is wrong with the texts of a page: each that is cut, that goes beyond what it stands in, or that lies over another. */
function troubles(): string[] {
  const found = new Set<string>()
  const named = (element: Element, text: string): string => `${element.localName}.${element.className} “${text.trim()}”`
  const drawn: { element: Element; text: string; box: DOMRect }[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { data: text, parentElement: element } = texts.currentNode as Text
    // What is there to be heard alone is not seen.
    if (!text.trim() || !element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    if (element.closest('.hidden, .skip, [aria-hidden], option')) continue
    const range = document.createRange()
    range.selectNodeContents(texts.currentNode)
    for (const line of range.getClientRects()) {
      let { left, top, right, bottom } = line
      for (let around: Element | null = element; around && around !== document.body; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around)
        const box = around.getBoundingClientRect()
        const goesBeyond = line.left < box.left - 2 || line.right > box.right + 2
        if (goesBeyond && overflowX === 'hidden') found.add(`cut: ${named(element, text)}`)
        if (goesBeyond && around.matches('button, a, td, th, label, summary'))
          found.add(`outside: ${named(element, text)}`)
        if (overflowX === 'visible') continue
        // What is scrolled away is under the edge of what scrolls, not over what is beside it.
        left = Math.max(left, box.left)
        right = Math.min(right, box.right)
        top = Math.max(top, box.top)
        bottom = Math.min(bottom, box.bottom)
      }
      if (right - left > 1 && bottom - top > 1)
        drawn.push({ element, text, box: new DOMRect(left, top, right - left, bottom - top) })
    }
  }
  for (const [index, one] of drawn.entries())
    for (const other of drawn.slice(index + 1)) {
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      // Lines stand close: the feet of one letter may reach the head of another.
      const isOver = width > 2 && height > 0.3 * Math.min(one.box.height, other.box.height)
      if (isOver && one.element !== other.element)
        found.add(`over each other: ${named(one.element, one.text)}, ${named(other.element, other.text)}`)
    }
  for (const [name, { scrollWidth, clientWidth }] of [
    ['page', document.documentElement],
    ['view', document.querySelector('main')!],
  ] as const)
    if (scrollWidth > clientWidth) found.add(`the ${name} is wider than its place, by ${scrollWidth - clientWidth}`)
  return [...found]
}

const VIEWS = [
  '',
  'inbox',
  'upcoming',
  'calendar',
  'calendar?as=week',
  'completed',
  'activity',
  'figures',
  'settings',
  'project/sport',
  'project/sport?as=board',
  'search?q=plants',
]

async function enlarge(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.enable')
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
}

test.each([
  { on: 'a wide screen', viewport: { width: 1280, height: 800 } },
  { on: 'a phone', viewport: { width: 390, height: 844 } },
])(
  'on $on',
  async ({ viewport }) => {
    const { page, close } = await app.open('ada', { viewport, reducedMotion: 'reduce' })
    await enlarge(page)
    for (const view of VIEWS) {
      await page.goto(`${app.url}${view}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByText('Loading …').waitFor({ state: 'detached' })
      expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('32px')
      expect(await page.evaluate(troubles), view).toEqual([])
    }
    // A task that is open has the most to show.
    await page.goto(`${app.url}inbox`)
    const title = 'ask the neighbours whether they water the plants while we are away'
    await page.getByRole('button', { name: `Open ${title}` }).click()
    await page.getByRole('group', { name: title }).waitFor()
    expect(await page.evaluate(troubles), 'a task').toEqual([])
    await page.keyboard.press('Escape')
    await close()
  },
  120_000,
)
