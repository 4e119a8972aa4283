/** A thousand people who write and read tasks: 500 requests a second, one half of them writes. */

import { check } from 'k6'
import http from 'k6/http'
import { GATEWAY, headersOf, PEOPLE, summary } from './shared.ts'

export const options = {
  scenarios: {
    mix: {
      executor: 'constant-arrival-rate',
      rate: 500,
      timeUnit: '1s',
      duration: __ENV.DURATION ?? '30s',
      preAllocatedVUs: 1000,
      maxVUs: 1000,
    },
  },
  thresholds: {
    http_req_failed: ['rate<0.001'],
    'http_req_duration{kind:write}': ['p(95)<20'],
    'http_req_duration{kind:read}': ['p(95)<200'],
  },
  summaryTrendStats: ['avg', 'p(50)', 'p(95)', 'p(99)', 'max'],
}

let lastId: string | undefined

export default function turn(): void {
  const headers = headersOf(__VU % PEOPLE)
  const kind = __ITER % 4
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
