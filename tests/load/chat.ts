/** People who talk: what is said is read by the grammar, stored, and answered in words. */

import { check } from 'k6'
import http from 'k6/http'
import { GATEWAY, headersOf, PEOPLE, summary, WARM_UP } from './shared.ts'

const talk = { executor: 'constant-arrival-rate', timeUnit: '1s', preAllocatedVUs: 500, maxVUs: 1000 }
const duration = __ENV.DURATION ?? '20s'

export const options = {
  scenarios: {
    // Functions start from zero and their engines compile: measured is what comes after.
    warmUp: { ...talk, rate: 50, duration: WARM_UP },
    talk: { ...talk, rate: Number(__ENV.RATE ?? 200), duration, startTime: WARM_UP },
  },
  thresholds: {
    'http_req_failed{scenario:talk}': ['rate<0.001'],
    'http_req_duration{scenario:talk}': ['p(95)<200'],
  },
  summaryTrendStats: ['avg', 'p(50)', 'p(95)', 'p(99)', 'max'],
}

const SAID = [
  'buy milk tomorrow at 9am p2 #home',
  'pay rent every month on the last day',
  'what is due today?',
  'call the dentist next friday @phone',
  'show my tasks',
]

export default function turn(): void {
  const conversationId = `load-${__VU}`
  const body = JSON.stringify({
    message: SAID[(__VU + __ITER) % SAID.length],
    conversationId,
    timeZone: 'Europe/Berlin',
  })
  const response = http.post(`${GATEWAY}/v1/chat`, body, { headers: headersOf(__VU % PEOPLE) })
  check(response, { answered: (answer) => answer.status === 200 && String(answer.json('reply')).length > 0 })
}

export const handleSummary = summary
