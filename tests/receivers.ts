/** The other sides of notifications, for tests: real servers on this machine that record what they get. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Reach } from '../shared/webhooks/addresses.ts'

export const PUBLIC: Reach = { allowPrivate: false, ports: [443] }
/** As in development. */
export const ANYWHERE: Reach = { ...PUBLIC, allowPrivate: true }

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface HttpReceiver {
  url: string
  requests: Received[]
  /** what to answer, now or later; `hang` never answers, `cut` closes the connection */
  answers: (number | 'hang' | 'cut' | Promise<number>)[]
  /** the text of the answer to a request that is taken; none without it */
  respond?: (request: Received) => string | undefined
  close(): Promise<void>
}

/** Answers with each of `answers` in turn, then with 204, or with 200 and what `respond` says. */
export async function startHttpReceiver(): Promise<HttpReceiver> {
  const requests: Received[] = []
  const answers: HttpReceiver['answers'] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const received = { path: request.url!, headers: request.headers, body: Buffer.concat(chunks) }
    requests.push(received)
    const text = receiver.respond?.(received)
    const answer = await (answers.shift() ?? (text === undefined ? 204 : 200))
    if (answer === 'hang') return
    if (answer === 'cut') return request.socket.destroy()
    response.writeHead(answer, { location: 'http://127.0.0.1/elsewhere' }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  const receiver: HttpReceiver = { url, requests, answers, close }
  return receiver
}

export interface Mail {
  from: string
  to: string[]
  /** as it went over the wire, headers and text */
  source: string
}

export interface MailServer {
  url: string
  mails: Mail[]
  /** the reply to the next recipients, such as 451; then all are taken */
  refusals: number[]
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  const refusals: number[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      const responseCode = refusals.shift()
      done(responseCode ? Object.assign(new Error('not now'), { responseCode }) : null)
    },
    async onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), source: Buffer.concat(chunks).toString() })
      done()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refusals,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
