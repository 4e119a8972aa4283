import { expect, test } from 'vitest'
import { shown } from './ps.ts'

test('make ps shows functions with processes and memory, sources with lag', () => {
  const text = shown({
    services: [
      {
        name: 'gateway',
        replicas: [
          { pid: 12, state: 'ready', memory: 12.5 * 2 ** 20, inFlight: 3, age: 1000 },
          { pid: 13, state: 'starting', memory: null, inFlight: 0, age: 10 },
        ],
        queued: 2,
        coldStarts: 4,
        lastColdStart: 81,
        restarts: 1,
      },
      { name: 'relay', replicas: [], queued: 0, coldStarts: 0, lastColdStart: null, restarts: 0 },
    ],
    kafkaSources: [
      {
        name: 'audit',
        topics: ['task-events', 'reminders'],
        group: 'audit',
        sink: 'audit',
        consumers: 1,
        lag: null,
        inFlight: 1,
        delivered: 10,
        retried: 2,
        deadLettered: 1,
        lost: 0,
      },
    ],
    pingSources: [],
    kafkaSinks: [],
  })
  expect(text).toBe(
    `
FUNCTION  PROCESS  STATE     PRIVATE MiB  REQUESTS  STARTS  START ms  CRASHES
gateway        12  ready            12.5         5       4        81        1
               13  starting            -         0       -         -        -
relay           -  at zero             -         0       0         -        0

KAFKASOURCE  TOPICS                 GROUP  SINK   CONSUMERS  LAG  IN FLIGHT  DELIVERED  RETRIED  DEAD  LOST
audit        task-events,reminders  audit  audit          1    -          1         10        2     1     0

PINGSOURCE  SCHEDULE  ZONE  SINK  NEXT  SENT  LOST`.trim(),
  )
})
