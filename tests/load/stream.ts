/** A thousand open streams while their people write: how long from the write's answer until it arrives on the device. */
import exec from 'k6/execution'
import http from 'k6/http'
import { Trend } from 'k6/metrics'
import { WebSocket } from 'k6/websockets'
import { GATEWAY, headersOf, PEOPLE, summary, tokenOf } from './shared.ts'

const latency = new Trend('stream_latency', true)

export const options = {
  hosts: { 'sync.localhost': '127.0.0.1' },
  scenarios: {
    devices: { executor: 'per-vu-iterations', vus: PEOPLE, iterations: 1, maxDuration: '90s' },
  },
  thresholds: { stream_latency: ['p(95)<100'], http_req_failed: ['rate<0.001'] },
  summaryTrendStats: ['avg', 'p(50)', 'p(95)', 'p(99)', 'max'],
}

const SYNC = GATEWAY!.replace('://', '://sync.').replace(/^http/, 'ws')
const OPEN_FOR = 45_000
const FIRST_WRITE = 15_000

export default function device(): void {
  const person = exec.vu.idInTest % PEOPLE
  const socket = new WebSocket(`${SYNC}/v1/stream?access_token=${tokenOf(person)}`)
  const sent: Record<string, number> = {}
  socket.addEventListener('message', ({ data }) => {
    const { subject } = JSON.parse(String(data)) as { subject?: string }
    const at = subject && sent[subject]
    if (!at) return
    latency.add(Date.now() - at)
    delete sent[subject]
  })
  socket.addEventListener('open', () => {
    // Each device writes at its own moment, 20 a second over all.
    setTimeout(
      () => {
        const began = Date.now()
        const response = http.post(`${GATEWAY}/v1/tasks`, JSON.stringify({ title: 'seen live' }), {
          headers: headersOf(person),
        })
        if (response.status === 201) sent[String(response.json('id'))] = began
      },
      FIRST_WRITE + Math.random() * 25_000,
    )
    setTimeout(() => socket.close(), OPEN_FOR)
  })
}

export const handleSummary = summary
