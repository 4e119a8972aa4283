/** All that one person can do to the others with a token, over and over, until told to stop; says then how often it got which status. */
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

export interface Worst {
  gatewayUrl: string
  syncUrl: string
  token: string
}

const { gatewayUrl, syncUrl, token } = workerData as Worst
/** Requests of each kind at once. */
const AT_ONCE = 8
const UNFINISHED = 100
const STREAMS = 50
/** Milliseconds until the worst is under way. */
const BEGINNING = 1000

const agent = new Agent({ keepAlive: true })
const statuses: Record<string, number> = {}
let isOver = false

const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const conditions = Array.from({ length: 20 }, (_, index) => `(#p${index} & !@l${index} & search: w${index})`).join(
  ' | ',
)
const batch = JSON.stringify({
  actions: Array.from({ length: 100 }, (_, index) => ({
    action: 'create',
    task: { title: `task ${index}`, note: words(300) },
  })),
})

const REQUESTS: { method: string; path: string; body?: string }[] = [
  { method: 'GET', path: `/v1/tasks?limit=100&filter=${encodeURIComponent(conditions)}` },
  { method: 'GET', path: `/v1/tasks?limit=100&q=${encodeURIComponent(words(20))}` },
  { method: 'POST', path: '/v1/tasks/batch', body: batch },
]

function send({ method, path, body }: (typeof REQUESTS)[number]): Promise<void> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const sent = request(`${gatewayUrl}${path}`, { agent, method, headers }, (response) => {
      statuses[response.statusCode!] = (statuses[response.statusCode!] ?? 0) + 1
      response.resume()
      response.once('close', resolve)
    })
    sent.once('error', () => resolve())
    sent.end(body)
  })
}

async function again(one: (typeof REQUESTS)[number]): Promise<void> {
  while (!isOver) await send(one)
}

/** A request that says nothing more after its headers, or an answer that nobody reads. */
function hold(url: string, head: string, isRead: boolean): void {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => {})
  if (isRead) socket.resume()
  else socket.pause()
  socket.once('close', () => setTimeout(() => isOver || hold(url, head, isRead), 10))
  socket.write(`${head}\r\nHost: it\r\nAuthorization: Bearer ${token}\r\n`)
  socket.write(isRead ? 'Content-Type: application/json\r\nContent-Length: 9999\r\n\r\n' : '\r\n')
}

for (const one of REQUESTS) for (let index = 0; index < AT_ONCE; index++) void again(one)
for (let index = 0; index < UNFINISHED; index++) hold(gatewayUrl, 'POST /v1/tasks HTTP/1.1', true)
for (let index = 0; index < STREAMS; index++) hold(syncUrl, 'GET /v1/stream?after=0 HTTP/1.1', false)
setTimeout(() => parentPort!.postMessage('under way'), BEGINNING)

parentPort!.on('message', () => {
  isOver = true
  parentPort!.postMessage(statuses)
  // What is still held ends with this thread.
  process.exit()
})
