/** A thousand people who talk, each every five seconds: what is said is read by the grammar, stored, and answered in words. */

import { check, sleep } from 'k6'
import http from 'k6/http'
import { GATEWAY, headersOf, PEOPLE, summary, WARM_UP } from './shared.ts'

const PAUSE = 5

export const options = {
  scenarios: {
    // Functions start from zero and their engines compile: measured is what comes after.
    warmUp: {
      executor: 'constant-arrival-rate',
      rate: 50,
      timeUnit: '1s',
      duration: WARM_UP,
      preAllocatedVUs: 100,
      exec: 'say',
    },
    talk: { executor: 'constant-vus', vus: PEOPLE, duration: __ENV.DURATION ?? '30s', startTime: WARM_UP },
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
  // They did not all begin in the same moment.
  if (__ITER === 0) sleep(Math.random() * PAUSE)
  say()
  sleep(PAUSE * (0.5 + Math.random()))
}

export function say(): void {
  const body = JSON.stringify({
    message: SAID[(__VU + __ITER) % SAID.length],
    conversationId: `load-${__VU}`,
    timeZone: 'Europe/Berlin',
  })
  const response = http.post(`${GATEWAY}/v1/chat`, body, { headers: headersOf(__VU % PEOPLE) })
  check(response, { answered: (answer) => answer.status === 200 && String(answer.json('reply')).length > 0 })
}

export const handleSummary = summary
