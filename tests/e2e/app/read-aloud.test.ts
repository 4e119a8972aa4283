/**
 * What a screen reader has to say: each view as the tree of roles, names and states that the browser gives it, and what is announced by itself
 * when something was done.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/time/civil.ts'
import { clientOf, eventually } from '../../client.ts'
import { type AppUnderTest, go, type Opened, rowOf, say, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const today = new Date().toISOString().slice(0, 10)
const due = (date: string, time: string | null = null) => ({ date, time, timeZone: 'UTC' })
const inWords = (date: string): string =>
  new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(date),
  )

/** Line by line, without where links go, and with words for the dates of today and tomorrow. */
const heard = async (element: Locator): Promise<string> =>
  (await element.ariaSnapshot())
    .replace(/:\n +- \/url: .*/g, '')
    .replaceAll(inWords(today), '<today>')
    .replaceAll(inWords(addDays(today, 1)), '<tomorrow>')

const lines = (text: string): string => {
  const all = text.split('\n').slice(1, -1)
  const indent = all[0]!.search(/\S/)
  return all.map((line) => line.slice(indent)).join('\n')
}

describe('each view', () => {
  let opened: Opened
  let main: Locator
  beforeAll(async () => {
    const client = await clientOf(app.system, 'ada')
    for (const task of [
      { title: 'tax return', due: due('2026-01-05'), priority: 1 },
      {
        title: 'gym',
        due: due(today, '18:00'),
        project: 'sport',
        section: 'indoors',
        reminders: [{ minutesBefore: 30 }],
      },
      {
        title: 'water the plants',
        due: due(today),
        recurrence: { rule: 'FREQ=DAILY;INTERVAL=3', start: { date: today, time: null }, counted: 'schedule' },
      },
      { title: 'dentist', due: due(addDays(today, 1), '09:00'), labels: ['health'], note: 'the new one' },
    ])
      expect((await client.call('POST', '/v1/tasks', task)).status).toBe(201)
    opened = await app.open('ada')
    main = opened.page.getByRole('main')
    await rowOf(opened.page, 'gym').waitFor()
  })
  afterAll(() => opened?.close())

  test('Today: what is late, with its priority, and how often something comes again', async () => {
    expect(await heard(main)).toBe(
      lines(`
        - main:
          - heading "Today <today>" [level=1]
          - button "View"
          - region "Overdue":
            - heading "Overdue 1" [level=2]
            - button "Move all to today"
            - list:
              - listitem:
                - button "Complete tax return"
                - button "Open tax return": tax return
                - text: "Priority: Urgent"
                - paragraph: Mon, Jan 5
                - 'button "Date: tax return"'
          - region "Today":
            - heading "Today <today> 2" [level=2]
            - list:
              - listitem:
                - button "Complete gym"
                - button "Open gym": gym
                - paragraph: "6:00 PM Reminders # sport /indoors"
                - 'button "Date: gym"'
              - listitem:
                - button "Complete water the plants"
                - button "Open water the plants": water the plants
                - paragraph: every 3 days
                - 'button "Date: water the plants"'
      `),
    )
  })

  test('Upcoming: each day is a region by its name, also where nothing is due', async () => {
    await go(opened.page, 'Upcoming')
    const regions = await main.getByRole('region').evaluateAll((all) => all.map((each) => each.ariaLabel))
    expect(regions.slice(0, 3)).toEqual(['Overdue', 'Today', 'Tomorrow'])
    expect(regions.length).toBe(8)
    expect(await heard(main.getByRole('region', { name: 'Tomorrow' }))).toBe(
      lines(`
        - region "Tomorrow":
          - heading "Tomorrow <tomorrow> 1" [level=2]
          - list:
            - listitem:
              - button "Complete dentist"
              - button "Open dentist": dentist
              - paragraph: 9:00 AM Note @ health
              - 'button "Date: dentist"'
      `),
    )
  })

  test('the menu: the views, with the one where one is, and lists with what can be made', async () => {
    expect(await heard(opened.page.getByRole('navigation', { name: 'Menu' }))).toContain(
      lines(`
          - heading "Projects" [level=2]
          - button "New project": +
          - list:
            - listitem:
              - link "# sport 1"
              - button "Change sport": …
          - heading "Labels" [level=2]
          - button "New label": +
          - list:
            - listitem:
              - link "@ health 1"
              - button "Change health": …
          - status: Up to date
      `).replace(/^/gm, '  '),
    )
    expect(await opened.page.locator('nav [aria-current="page"]').textContent()).toBe('Upcoming')
  })

  test('Calendar: each day by its whole date, with nothing in it where nothing is due', async () => {
    await go(opened.page, 'Calendar')
    expect(await heard(main.getByRole('listitem', { name: inWords(today) }))).toBe(
      lines(`
        - listitem "<today>":
          - list:
            - listitem:
              - button "6 PM gym"
            - listitem:
              - button "water the plants"
      `),
    )
    expect(await main.locator('[aria-current="date"]').getAttribute('aria-label')).toBe(inWords(today))
  })

  test('a board: each section by its name, and what it has', async () => {
    await opened.page.goto(`${app.url}project/sport?as=board`)
    await rowOf(opened.page, 'gym').waitFor()
    expect(await heard(main)).toBe(
      lines(`
        - main:
          - heading "sport" [level=1]
          - button "List"
          - button "View"
          - region "indoors":
            - heading "indoors 1" [level=2]
            - list:
              - listitem:
                - button "Complete gym"
                - button "Open gym": gym
                - paragraph: Today 6:00 PM Reminders
                - 'button "Date: gym"'
          - region "No section":
            - heading "No section 0" [level=2]
          - button "+ New section"
      `),
    )
  })

  test('a task that is open says so, and each of its fields has a name and a value', async () => {
    await go(opened.page, 'Today')
    await rowOf(opened.page, 'gym').click()
    const editor = main.getByRole('group', { name: 'gym' })
    await editor.waitFor()
    expect(await heard(main)).toContain('button "Open gym" [expanded]: gym')
    const told = await heard(editor)
    for (const field of [
      '- textbox "Title": gym',
      `- textbox "Date": ${today}`,
      '- textbox "Time": 18:00',
      '- radio "None" [checked]',
      '- combobox "Project": sport',
      '- combobox "Section": indoors',
      '- group "Labels":',
      '- spinbutton "Duration in minutes"',
      '- button "Remove the reminder 30 minutes before"',
      '- textbox "Add a subtask"',
      '- textbox "Add a comment"',
    ])
      expect(told).toContain(field)
    await opened.page.keyboard.press('Escape')
  })

  test('Figures are tables; Activity says what became of what, and when', async () => {
    await rowOf(opened.page, 'tax return').waitFor()
    await main.getByRole('button', { name: 'Complete tax return' }).click()
    await go(opened.page, 'Figures')
    await main.getByRole('table', { name: 'Completed by day' }).waitFor()
    expect(await heard(main.getByRole('table', { name: 'Completed by day' }))).toContain(
      '- row "Today 1":\n      - rowheader "Today"\n      - cell "1"',
    )
    await go(opened.page, 'Activity')
    const entry = main.getByRole('listitem').filter({ hasText: 'Done' })
    await eventually('the audit log', async () => {
      if (await entry.count()) return true
      await opened.page.reload()
      await main.getByRole('listitem').first().waitFor()
    })
    expect((await heard(entry)).replace(/time: .+/, 'time: <then>')).toBe(
      lines(`
        - listitem:
          - time: <then>
          - link "tax return"
          - text: Done
      `),
    )
  })

  test('Settings: nothing that can be set is without a name, and no name is a whole sentence', async () => {
    await go(opened.page, 'Settings')
    await main.getByRole('region', { name: 'Access tokens' }).waitFor()
    const controls = await main.locator('input, select, textarea, button').filter({ visible: true }).all()
    const names = await Promise.all(
      controls.map(async (each) => {
        const told = await each.ariaSnapshot()
        return /^- '?\w+ "([^"]+)"/.exec(told)?.[1] ?? `none: ${await each.evaluate(({ outerHTML }) => outerHTML)}`
      }),
    )
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((name) => name.startsWith('none: ') || name.length > 70)).toEqual([])
  })
})

/** Whatever is put into a live region from now on: what a screen reader says by itself. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const isAnnounced = element?.closest('[role=status], [role=log], [role=alert], [aria-live]')
        for (const node of [...addedNodes, ...(target instanceof Text ? [target] : [])])
          if (isAnnounced || (node instanceof Element && node.matches('[role=alert]')))
            said.push(node.textContent?.replace(/\s+/g, ' ').trim() ?? '')
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
}

describe('what is done is announced', () => {
  test.each([
    { on: 'a wide screen', viewport: { width: 1280, height: 800 } },
    { on: 'a small one', viewport: { width: 390, height: 800 } },
  ])('on $on: added, completed, undone, refused', async ({ on, viewport }) => {
    const { page, close } = await app.open(on === 'a small one' ? 'ben' : 'cem', { viewport })
    const said = await listen(page)
    const announced = (words: string | RegExp) =>
      eventually(`“${words}”`, async () =>
        (await said()).some((text) => (typeof words === 'string' ? text.includes(words) : words.test(text))),
      )
    await say(page, 'buy milk today')
    await announced('Added “buy milk” — today.')
    await page.getByRole('main').getByRole('button', { name: 'Complete buy milk' }).click()
    await announced('Done: buy milk')
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await announced('Undone: “buy milk”.')
    await say(page, 'complete the elephant')
    await announced(/elephant/)
    await page.context().setOffline(true)
    await say(page, 'what is due this week?')
    await announced('Without a net only new tasks can be taken.')
    await announced('Offline: changes wait here')
    await close()
  })
})
