/** A thousand people who write and read tasks: 500 requests a second, one half of them writes. */

import { check } from 'k6'
import http from 'k6/http'
import { GATEWAY, headersOf, PEOPLE, summary, WARM_UP } from './shared.ts'

const mix = { executor: 'constant-arrival-rate', timeUnit: '1s', preAllocatedVUs: 500, maxVUs: 1000 }
const duration = __ENV.DURATION ?? '30s'

export const options = {
  scenarios: {
    // Functions start from zero and their engines compile: measured is what comes after.
    warmUp: { ...mix, rate: 150, duration: WARM_UP },
    mix: { ...mix, rate: Number(__ENV.RATE ?? 500), duration, startTime: WARM_UP, preAllocatedVUs: 1000 },
  },
  thresholds: {
    'http_req_failed{scenario:mix}': ['rate<0.001'],
    'http_req_duration{scenario:mix,kind:write}': ['p(95)<20'],
    'http_req_duration{scenario:mix,kind:read}': ['p(95)<200'],
  },
  summaryTrendStats: ['avg', 'p(50)', 'p(95)', 'p(99)', 'max'],
}

let lastId: string | undefined

export default function turn(): void {
  const headers = headersOf(__VU % PEOPLE)
  // By the user as well: all would write at once, and all read.
  const kind = (__VU + __ITER) % 4
  if (kind === 0 || (kind === 2 && !lastId)) {
    const task = { title: `water the plants ${__ITER}`, labels: ['home'], priority: 1 + (__ITER % 4) }
    const response = http.post(`${GATEWAY}/v1/tasks`, JSON.stringify(task), { headers, tags: { kind: 'write' } })
    if (check(response, { created: ({ status }) => status === 201 })) lastId = String(response.json('id'))
  } else if (kind === 2) {
    const response = http.post(`${GATEWAY}/v1/tasks/${lastId}/complete`, null, {
      headers,
      tags: { kind: 'write', name: 'complete' },
    })
    check(response, { completed: ({ status }) => status === 200 })
  } else {
    const response = http.get(`${GATEWAY}/v1/tasks?limit=20`, { headers, tags: { kind: 'read' } })
    check(response, { listed: ({ status }) => status === 200 })
  }
}

export const handleSummary = summary
