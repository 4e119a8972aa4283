/** People who talk: what is said is read by the grammar, stored, and answered in words. */

import { check } from 'k6'
import http from 'k6/http'
import { GATEWAY, headersOf, PEOPLE, summary } from './shared.ts'

export const options = {
  scenarios: {
    talk: {
      executor: 'constant-arrival-rate',
      rate: 200,
      timeUnit: '1s',
      duration: __ENV.DURATION ?? '20s',
      preAllocatedVUs: 500,
      maxVUs: 1000,
    },
  },
  thresholds: { http_req_failed: ['rate<0.001'], http_req_duration: ['p(95)<200'] },
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
  const body = JSON.stringify({ message: SAID[__ITER % SAID.length], conversationId, timeZone: 'Europe/Berlin' })
  const response = http.post(`${GATEWAY}/v1/chat`, body, { headers: headersOf(__VU % PEOPLE) })
  check(response, { answered: (answer) => answer.status === 200 && String(answer.json('reply')).length > 0 })
}

export const handleSummary = summary
