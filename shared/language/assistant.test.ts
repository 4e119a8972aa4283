/** What the assistant proposes to say instead is understood when somebody says it. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { BeyondGrammar, PlanItem } from './assistant.ts'
import { loadLanguage, localeOf, understand } from './index.ts'
import * as languages from './locales/list.ts'
import type { TaskView } from './replies.ts'

const CONTEXT = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }
const LANGUAGES = [...Object.keys(languages).map((language) => ({ language })), { language: 'ur', isRoman: true }]
const REASONS: BeyondGrammar[] = [
  'plan',
  'split',
  'prioritise',
  'summarise',
  'explain',
  'find',
  'compare',
  'advise',
  'question',
  'sentences',
  'language',
  'unread',
]

beforeAll(() => Promise.all(Object.keys(languages).map(loadLanguage)))

const said = (text: string): string[] => [...text.matchAll(/[“„]([^”“]+)[”“]/g)].map(([, each]) => each!)

describe.each(LANGUAGES)('$language $isRoman', (spoken) => {
  const context = { ...CONTEXT, ...spoken }

  test.each(REASONS)('instead of what is %s', (why) => {
    for (const each of said(localeOf(context).assistant.instead(why, context)).filter((each) => each !== '-')) {
      // Examples of new tasks stand for themselves.
      const { reason, commands } = understand(each, context)
      const isTask = why === 'split' && commands.every(({ kind }) => kind === 'add')
      // What has no number must only show: said on its own, it may not move what was spoken of last.
      const isHarmless =
        /\d/.test(each) || commands.every(({ kind }) => kind === 'list' || kind === 'help' || kind === 'show')
      const isOnlyWord = ['undo', 'add'].includes(each)
      expect(
        (reason === 'grammar' && (isHarmless || isOnlyWord)) || isTask,
        `“${each}” is read as ${JSON.stringify(commands)}`,
      ).toBe(true)
    }
  })

  test('a plan tells each thing that would be done, with its dates', () => {
    const view = (title: string, date: string | null): TaskView => ({
      title,
      note: '',
      status: 'open',
      due: date ? { date, time: null } : null,
      dueThere: null,
      isPast: false,
      repeat: null,
      deadline: null,
      start: null,
      durationMinutes: null,
      reminders: [],
      priority: 4,
      project: null,
      section: null,
      labels: [],
      next: [],
    })
    const acts: PlanItem['act'][] = ['create', 'change', 'complete', 'reopen', 'skip', 'delete', 'snooze']
    const items = acts.map(
      (act): PlanItem => ({
        act,
        before: act === 'create' ? null : view(`${act} it`, '2026-03-12'),
        after: view(`${act} it`, '2026-03-13'),
        at: '2026-03-14T09:00',
      }),
    )
    const text = localeOf(context).assistant.plan(
      items,
      { timeZone: 'Asia/Karachi', quietHours: null, undo: 2, redo: 1 },
      context,
    )
    const lines = text.split('\n')
    expect(lines).toHaveLength(1 + acts.length + 4 + 1)
    for (const [index, act] of acts.entries()) expect(lines[index + 1]).toContain(`${act} it`)
    expect(text).toContain('Asia/Karachi')
    expect(new Set(lines).size).toBe(lines.length)
  })
})
