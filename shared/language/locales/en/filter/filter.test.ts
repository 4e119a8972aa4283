import { describe, expect, test } from 'vitest'
import fc from '../../../../../tests/properties.ts'
import { dateOf, dayNumber } from '../../../../time/civil.ts'
import type { Context, Filter, Priority } from '../../../types.ts'
import { describeFilter } from '../wording/filters.ts'
import { parseFilter } from './syntax.ts'

// A Wednesday.
const context: Context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }
const today: Filter = { due: { from: '2026-03-11', to: '2026-03-12' } }
const work: Filter = { project: 'Work', withChildren: false }

describe('the filter language', () => {
  test.each<[string, Filter]>([
    ['today', today],
    [
      '(today | overdue) & #Work & !@waiting & p1',
      { and: [{ or: [today, { overdue: true }] }, work, { not: { label: 'waiting' } }, { priority: 1 }] },
    ],
    ['today or overdue and #Work', { or: [today, { and: [{ overdue: true }, work] }] }],
    ['p1, p2', { or: [{ priority: 1 }, { priority: 2 }] }],
    ['##Work & /Ideas', { and: [{ project: 'Work', withChildren: true }, { section: 'Ideas' }] }],
    ['#One \\& Only', { project: 'One & Only', withChildren: false }],
    ['#"R and D"', { project: 'R and D', withChildren: false }],
    ['@home*', { label: 'home*' }],
    ['*', { all: true }],
    ['no date', { noDate: true }],
    ['7 days', { due: { from: '2026-03-11', to: '2026-03-18' } }],
    ['due before: friday', { due: { from: null, to: '2026-03-13' } }],
    ['due after: friday', { due: { from: '2026-03-14', to: null } }],
    ['due before: tomorrow at 2pm', { due: { from: null, to: '2026-03-12T14:00' } }],
    ['next week', { due: { from: '2026-03-16', to: '2026-03-23' } }],
    ['created: today', { created: { from: '2026-03-11', to: '2026-03-12' } }],
    ['completed last week', { completed: { from: '2026-03-02', to: '2026-03-09' } }],
    ['deadline', { deadline: { from: null, to: null } }],
    ['search: milk and honey & p1', { and: [{ search: 'milk and honey' }, { priority: 1 }] }],
    ['search: "milk and honey"', { search: 'milk and honey' }],
    ['recurring & no labels', { and: [{ recurring: true }, { noLabels: true }] }],
    ['!!p1', { not: { not: { priority: 1 } } }],
    ['no priority', { priority: 4 }],
    ['+Ann | assigned to: Bob', { or: [{ assignee: 'Ann' }, { assignee: 'Bob' }] }],
    ['!(completed)', { not: { status: 'completed' } }],
  ])('%s', (text, filter) => {
    expect(parseFilter(text, context)).toEqual(filter)
  })

  test.each([
    '',
    ' ',
    '&',
    'today &',
    '(today',
    'today)',
    '!',
    'buy milk',
    '#',
    '"',
    'p5',
    'due before:',
    `${'('.repeat(10_000)}today`,
  ])('is no filter: %.20s', (text) => {
    expect(parseFilter(text, context)).toBeNull()
  })
})

const anyDate = fc.integer({ min: dayNumber(2020, 1, 1), max: dayNumber(2032, 1, 1) }).map(dateOf)
const anyWall = fc
  .tuple(anyDate, fc.nat(23), fc.nat(59))
  .map(([date, hour, minute]) => `${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const ascending = (range: { from: string | null; to: string | null }) =>
  range.from === null || range.to === null || range.from < range.to
const dates = fc.record({ from: fc.option(anyDate), to: fc.option(anyDate) }).filter(ascending)
const times = fc.record({ from: anyWall, to: anyWall }).filter(ascending)
const anyRange = fc.oneof(dates, times)
const anyName = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _&|,()!"\\*-]{0,14}$/).map((text) => text.trim()),
  fc.constantFrom('R and D', 'today', 'or', 'not this'),
)
const anyAtom: fc.Arbitrary<Filter> = fc.oneof(
  fc.constantFrom<Filter>(
    { all: true },
    { overdue: true },
    { noDate: true },
    { recurring: true },
    { noLabels: true },
    { hasTime: true },
    { hasTime: false },
    { status: 'open' },
    { status: 'completed' },
    { status: 'any' },
  ),
  fc.constantFrom<Priority>(1, 2, 3, 4).map((priority) => ({ priority })),
  fc
    .constantFrom('due', 'deadline', 'created', 'completed')
    .chain((field) => anyRange.map((range) => ({ [field]: range }) as Filter)),
  anyName.map((label) => ({ label })),
  anyName.map((section) => ({ section })),
  anyName.map((assignee) => ({ assignee })),
  anyName.map((search) => ({ search })),
  fc.record({ project: anyName, withChildren: fc.boolean() }),
)
const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyAtom,
    tie('filter').map((not) => ({ not })),
    fc.array(tie('filter'), { minLength: 2, maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('filter'), { minLength: 2, maxLength: 3 }).map((or) => ({ or })),
  ),
}))

test('a filter said in words reads back as the same filter', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      expect(parseFilter(describeFilter(filter, context), context)).toEqual(filter)
    }),
    { numRuns: 500 },
  )
})

test('weeks, months and years are called so, at any moment, and read back as the same days', () => {
  const periods = ['this', 'next', 'last'].flatMap((which) =>
    ['week', 'month', 'year'].map((unit) => `${which} ${unit}`),
  )
  fc.assert(
    fc.property(
      fc.constantFrom('due', 'deadline', 'created', 'completed'),
      fc.constantFrom(...periods),
      anyWall,
      (field, period, now) => {
        const context = { now, timeZone: 'Europe/Berlin' }
        const filter = parseFilter(`${field} ${period}`, context)!
        const words = describeFilter(filter, context)
        expect(parseFilter(words, context), words).toEqual(filter)
        if (field === 'due') expect(words).toBe(`due ${period}`)
      },
    ),
  )
})

test('no text makes the filter reader throw', () => {
  const signs = fc.constantFrom(
    '(',
    ')',
    '&',
    '|',
    '!',
    '"',
    '\\',
    'today',
    '#',
    ' and ',
    ' or ',
    'not ',
    'due before: ',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(signs, { maxLength: 40 }).map((parts) => parts.join('')),
      ),
      (text) => {
        parseFilter(text, context)
      },
    ),
  )
})
