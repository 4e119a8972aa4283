import { describe, expect, test } from 'vitest'
import { spanish } from './index.ts'

const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Madrid', language: 'es' }
const repeat = (rule: string, time: string | null = null) =>
  spanish.describeRepeat({ rule, start: { date: '2026-03-11', time }, counted: 'schedule' }, context)

test.each([
  ['2026-03-12', null, 'mañana'],
  ['2026-03-13', '09:00', 'pasado mañana a las 09:00'],
  ['2026-03-14', '01:30', 'sábado a la 01:30'],
  ['2026-05-01', null, '1 de mayo'],
  ['2027-01-27', '17:30', '27 de enero de 2027 a las 17:30'],
])('%s %s: %s', (date, time, words) => expect(spanish.describeWhen({ date, time }, context)).toBe(words))

describe('recurrences', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=MO', '09:00', 'todos los lunes a las 09:00'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA', null, 'cada 2 semanas, los martes y sábados'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', null, 'todos los días laborables'],
    ['FREQ=DAILY;BYHOUR=9,18;BYMINUTE=0', '09:00', 'todos los días a las 09:00 y 18:00'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', null, 'cada mes, el último día'],
    ['FREQ=MONTHLY;BYDAY=1FR', null, 'cada mes, el primer viernes'],
    ['FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1', null, 'cada año, el 1 de mayo'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=5', null, 'cada 3 días, 5 veces'],
    ['FREQ=YEARLY;BYWEEKNO=20', null, 'según la regla FREQ=YEARLY;BYWEEKNO=20'],
  ])('%s: %s', (rule, time, words) => expect(repeat(rule, time)).toBe(words))
})

test('filters and changes', () => {
  const due = { from: '2026-03-11', to: '2026-03-12' }
  expect(
    spanish.describeFilter(
      { and: [{ or: [{ due }, { overdue: true }] }, { project: 'Casa', withChildren: false }] },
      context,
    ),
  ).toBe('(para hoy o atrasadas) y #Casa')
  expect(spanish.describeChanges({ due: { date: '2026-03-12' }, priority: 1, postpone: { days: -2 } }, context)).toBe(
    'mañana, 2 días antes, p1',
  )
})

test('what is proposed reads as Spanish', () => {
  const proposal = { act: 'delete', count: 2, title: 'cortar el césped' } as const
  expect(spanish.replies.proposed(proposal, [], context)).toMatch(/^Voy a borrar 2 tareas:/)
  expect(spanish.replies.declined({ ...proposal, count: 1 }, context)).toBe(
    'De acuerdo, no lo hago: borrar “cortar el césped”.',
  )
})
