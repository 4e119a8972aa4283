/** A function as small as one can be, for the tests of the stand-in. What it does is in the path; SIGTERM lets it finish, as serve() does. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

if (process.env.CRASH_AT_START) {
  console.log('cannot start')
  process.exit(3)
}

const readyAt = performance.now() + Number(process.env.READY_AFTER ?? 0)
let mostAtOnce = 0
let atOnce = 0

const handlers: Record<
  string,
  (incoming: IncomingMessage, response: ServerResponse, query: URLSearchParams) => unknown
> = {
  '/readyz': (_, response) => response.writeHead(performance.now() >= readyAt ? 200 : 503).end(),
  '/about': (_, response) => {
    const { K_SERVICE, K_REVISION, PORT, COLOUR, SHAPE, SECRET_OF_THE_DEVELOPER } = process.env
    const env = { K_SERVICE, K_REVISION, PORT, COLOUR, SHAPE, SECRET_OF_THE_DEVELOPER }
    response.end(JSON.stringify({ pid: process.pid, mostAtOnce, env }))
  },
  '/echo': (incoming, response) => {
    response.writeHead(201, ['x-twice', 'a', 'x-twice', 'b', 'content-type', incoming.headers['content-type'] ?? ''])
    incoming.pipe(response)
  },
  // Reads nothing, and does not see to it that anybody else does.
  '/refuse': (incoming, response) => {
    incoming.socket.pause()
    response.writeHead(413, { 'content-length': 9 }).end('too large')
  },
  '/headers': (incoming, response) => response.end(JSON.stringify(incoming.headers)),
  '/sleep': (_, response, query) => setTimeout(() => response.end('slept'), Number(query.get('ms'))),
  '/events': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    let number = 0
    const timer = setInterval(() => response.write(`data: ${++number}\n\n`), 20)
    response.on('close', () => clearInterval(timer))
  },
  '/half': (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).write('half'),
  '/events-of-orders': ({ headers }, response) => {
    console.log(`event by ${headers.host}`)
    response.writeHead(204).end()
  },
}

const server = createServer({ keepAliveTimeout: 120_000 }, (incoming, response) => {
  const { pathname, searchParams } = new URL(incoming.url!, 'http://localhost')
  atOnce++
  mostAtOnce = Math.max(mostAtOnce, atOnce)
  response.on('close', () => atOnce--)
  const handler = handlers[pathname]
  if (handler) handler(incoming, response, searchParams)
  else response.end('ok')
})
// The least of a WebSocket: sends back what comes, byte by byte.
server.on('upgrade', (_, socket, head) => {
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n')
  socket.write(head)
  socket.pipe(socket)
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`listening as ${process.env.K_SERVICE}`))
process.on('SIGTERM', () => {
  console.log('asked to stop')
  server.close(() => process.exit(0))
  server.closeIdleConnections()
})
