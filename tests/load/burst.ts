/** A burst: everybody completes something that repeats at the same moment. Events must all take effect; writes may take a little longer. */

import { check, sleep } from 'k6'
import http from 'k6/http'
import { GATEWAY, headersOf, PEOPLE, summary } from './shared.ts'

export const options = {
  scenarios: { burst: { executor: 'per-vu-iterations', vus: 200, iterations: 5, maxDuration: '120s' } },
  thresholds: {
    http_req_failed: ['rate<0.001'],
    'http_req_duration{kind:complete}': ['p(95)<1000'],
    checks: ['rate>0.999'],
  },
  summaryTrendStats: ['avg', 'p(50)', 'p(95)', 'p(99)', 'max'],
}

const start = { date: '2026-03-31', time: '09:00' }

export default function burst(): void {
  const headers = headersOf(__VU % PEOPLE)
  const title = `burst ${__VU} ${__ITER} ${Date.now()}`
  const task = {
    title,
    due: { ...start, timeZone: 'Europe/Berlin' },
    recurrence: { rule: 'FREQ=WEEKLY', start, counted: 'schedule' },
  }
  const id = http.post(`${GATEWAY}/v1/tasks`, JSON.stringify(task), { headers }).json('id')
  http.post(`${GATEWAY}/v1/tasks/${id}/complete`, null, { headers, tags: { kind: 'complete', name: 'complete' } })
  const hasNext = () => {
    const open = http.get(`${GATEWAY}/v1/tasks?q=${encodeURIComponent(title)}&status=open`, {
      headers,
      tags: { name: 'look' },
    })
    return (open.json('tasks') as unknown[]).length === 1
  }
  let seen = false
  for (let attempt = 0; attempt < 40 && !seen; attempt++) {
    sleep(0.25)
    seen = hasNext()
  }
  check(seen, { 'the next occurrence came, once': (value) => value })
}

export const handleSummary = summary
