import { describe, expect, test } from 'vitest'
import { consoleRecords } from './records.ts'
import { countReplicas } from './target.ts'

describe('replicas on a cluster', () => {
  const service = (name: string, minScale?: string) => ({
    metadata: { name },
    spec: {
      template: { metadata: { annotations: minScale ? { 'autoscaling.knative.dev/min-scale': minScale } : undefined } },
    },
  })
  const pod = (of: string, deletionTimestamp?: string) => ({
    metadata: { name: `${of}-1`, labels: { 'serving.knative.dev/service': of }, deletionTimestamp },
  })
  const ping = { metadata: { name: 'every-minute' }, spec: { sink: { ref: { name: 'relay' } } } }

  test('a pod that ends no longer counts', () => {
    expect(countReplicas([service('sync')], [], [pod('sync'), pod('sync', '2026-01-01T00:00:00Z')])).toEqual({
      sync: 1,
    })
  })

  test('functions that the clock wakes, or that always run, need not be at zero', () => {
    const services = [service('sync'), service('relay'), service('gateway', '2')]
    expect(countReplicas(services, [ping], [pod('relay'), pod('gateway')])).toEqual({ sync: 0 })
  })
})

test("a person's records are found in what the console consumer prints", () => {
  const lines = [
    'Partition:3\tOffset:41\tce_specversion:1.0,ce_type:todo.task.created.v1,ce_id:1\tada\t{"task":"a\tb"}',
    'Partition:0\tOffset:7\tce_type:todo.task.created.v1\tbob\t{}',
    'Partition:3\tOffset:42\tNO_HEADERS\tada\tno event',
    'Processed a total of 3 messages',
  ]
  expect(consoleRecords(lines.join('\n'), 'task-events', 'ada')).toEqual([
    { key: 'ada', type: 'todo.task.created.v1', place: 'task-events[3]@41' },
    { key: 'ada', type: '', place: 'task-events[3]@42' },
  ])
})
