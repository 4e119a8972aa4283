import { expect, test } from 'vitest'
import { counter, exposition, gauge, histogram } from './index.ts'

const linesOf = (name: string) =>
  exposition()
    .split('\n')
    .filter((line) => line.includes(name))

test('a counter counts each set of labels', () => {
  const { inc } = counter('test_events_total', 'Events')
  inc({ outcome: 'done' })
  inc({ outcome: 'done' })
  inc({ outcome: 'retry' }, 3)
  expect(linesOf('test_events_total')).toEqual([
    '# HELP test_events_total Events',
    '# TYPE test_events_total counter',
    'test_events_total{outcome="done"} 2',
    'test_events_total{outcome="retry"} 3',
  ])
})

test('a gauge tells what it is now', () => {
  let open = 1
  gauge('test_open', 'Open', () => open)
  expect(linesOf('test_open ')).toContain('test_open 1')
  open = 2
  expect(linesOf('test_open ')).toContain('test_open 2')
})

test('a histogram cumulates its buckets, the last of which has all', () => {
  const { observe } = histogram('test_seconds', 'Time', [0.1, 1])
  for (const value of [0.05, 0.1, 0.5, 7]) observe(value, { route: '/v1/tasks' })
  expect(linesOf('test_seconds')).toEqual([
    '# HELP test_seconds Time',
    '# TYPE test_seconds histogram',
    'test_seconds_bucket{route="/v1/tasks",le="0.1"} 2',
    'test_seconds_bucket{route="/v1/tasks",le="1"} 3',
    'test_seconds_bucket{route="/v1/tasks",le="+Inf"} 4',
    'test_seconds_sum{route="/v1/tasks"} 7.65',
    'test_seconds_count{route="/v1/tasks"} 4',
  ])
})

test('a label keeps its quotes, backslashes and line feeds', () => {
  counter('test_odd_total', 'Odd').inc({ what: 'a "b" \\ c\nd' })
  expect(linesOf('test_odd_total{')).toEqual(['test_odd_total{what="a \\"b\\" \\\\ c\\nd"} 1'])
})
