import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import fc from '../../tests/properties.ts'
import { newId } from '../ids/index.ts'
import { joinWall, splitWall } from '../time/civil.ts'
import { decide } from './decide.ts'
import { nextOccurrenceOf } from './next-occurrence.ts'
import { isPutAway } from './start.ts'
import type { Due, NewTask, Task } from './task.ts'

const timeZone = 'Europe/Berlin'
const dueOf = (wall: string): Due => ({ ...splitWall(wall), timeZone })
const maybe = (wall: string): Due | null => (wall === 'none' ? null : dueOf(wall))
const made = (fields: Partial<NewTask>, now = '2026-03-11T09:00:00.000Z'): Task =>
  decide({ type: 'create', id: newId(), fields: { title: 'plumber', ...fields } }, null, now)!.data.task
const changed = (task: Task, changes: Partial<Task>): Task =>
  decide({ type: 'change', changes }, task, '2026-03-11T10:00:00.000Z')!.data.task

const DOCS = new URL('../../docs/start-dates.md', import.meta.url)
const rows = readFileSync(DOCS, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )

describe('the tables of docs/start-dates.md', () => {
  const starts = rows.filter((cells) => cells.length === 3 && /^\d/.test(cells[0]!))
  const series = rows.filter(([rule]) => rule?.startsWith('FREQ='))
  test('have examples', () => expect([starts.length > 7, series.length > 3]).toEqual([true, true]))

  test.each(starts)('%s, due %s: %s', (start, due, expected) => {
    const act = () => {
      const { startAt } = made({ start: dueOf(start!), due: maybe(due!) })
      return `in sight from ${new Date(startAt!).toISOString().slice(0, 16)}Z on`
    }
    const refused = /^refused: (.+)$/.exec(expected!)?.[1]
    if (refused) expect(act).toThrow(expect.objectContaining({ code: refused }))
    else expect(act()).toBe(expected)
  })

  test.each(series)('%s, due %s, from %s', (rule, due, start, nextDue, nextStart) => {
    const recurrence = { rule: rule!, start: splitWall(due!), counted: 'schedule' as const }
    const task = made({ due: dueOf(due!), start: dueOf(start!), recurrence })
    const done = decide({ type: 'complete' }, task, '2026-03-20T10:00:00.000Z')!.data.task
    const { fields } = nextOccurrenceOf(done)!
    expect([joinWall(fields.due!), joinWall(fields.start!)]).toEqual([nextDue, nextStart])
  })
})

test('it is out of sight until its start, and in sight at that instant', () => {
  const task = made({ start: dueOf('2026-03-16') })
  const at = Date.parse('2026-03-15T23:00:00Z')
  expect([isPutAway(task, at - 1), isPutAway(task, at)]).toEqual([true, false])
  const done = decide({ type: 'complete' }, task, '2026-03-11T10:00:00.000Z')!.data.task
  expect(isPutAway(done, at - 1)).toBe(false)
})

test('without a start it is as it was before there were these', () => {
  expect(Object.keys(made({}))).not.toEqual(expect.arrayContaining(['start', 'startAt']))
  const task = changed(made({ start: dueOf('2026-03-16') }), { start: null })
  expect(task).toMatchObject({ start: null, startAt: null })
  expect(isPutAway(task, 0)).toBe(false)
})

test('a due date that comes before the start is refused, and says what to do', () => {
  const task = made({ start: dueOf('2026-03-16'), due: dueOf('2026-03-20') })
  expect(() => changed(task, { due: dueOf('2026-03-13') })).toThrow(/due on 2026-03-13.*starts on 2026-03-16.*earlier/)
  expect(changed(task, { due: dueOf('2026-03-13'), start: dueOf('2026-03-12') }).due!.date).toBe('2026-03-13')
})

test('what was so when it was stored can be changed in all else, and mended', () => {
  const old = { ...made({ due: dueOf('2026-03-13') }), start: dueOf('2026-03-16') }
  expect(changed(old, { title: 'electrician' }).title).toBe('electrician')
  expect(changed(old, { start: null }).start).toBeNull()
})

test('on clocks of two zones the instants count', () => {
  const due = { date: '2026-03-20', time: '09:00', timeZone: 'Asia/Tokyo' }
  expect(() => made({ due, start: { date: '2026-03-20', time: '01:30', timeZone } })).toThrow()
  expect(made({ due, start: { date: '2026-03-20', time: '00:30', timeZone } }).startAt).toBeLessThan(
    Date.parse('2026-03-20T00:00:00Z'),
  )
})

const wall = fc
  .tuple(fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }), fc.boolean())
  .map(([date, isTimed]) => date.toISOString().slice(0, isTimed ? 16 : 10))
const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia')
const rule = fc.constantFrom(
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,FR',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
  'FREQ=DAILY;BYHOUR=9,17',
)

test('whatever repeats goes on: no next occurrence is refused for its start', () => {
  fc.assert(
    fc.property(wall, wall, zone, zone, rule, (a, b, dueZone, startZone, repeated) => {
      const due = { ...splitWall(a), timeZone: dueZone }
      const start = { ...splitWall(b), timeZone: startZone }
      const recurrence = { rule: repeated, start: splitWall(a), counted: 'schedule' as const }
      let task: Task
      try {
        task = made({ due, start, recurrence })
      } catch {
        return
      }
      const done = decide({ type: 'complete' }, task, '2028-02-01T10:00:00.000Z')!.data.task
      const next = nextOccurrenceOf(done)!
      const again = decide({ type: 'create', ...next }, null, '2028-02-01T10:00:01.000Z')!.data.task
      expect(again.startAt).toBeTypeOf('number')
    }),
  )
})
