/** Reads a request's body within limits, and stops where they end: what is not taken is never held. */
import { Problem } from './problem.ts'

/** Bytes of a body, by what it is. */
export const BODY_LIMITS = {
  /** a task with the longest texts, each letter escaped, or a message to the chat */
  task: 64 * 1024,
  /** a hundred tasks */
  batch: 1024 * 1024,
  /** a few words */
  small: 16 * 1024,
  /** a record of Kafka: its `message.max.bytes`, whoever wrote it, and what a broken one is wrapped in */
  delivery: 1536 * 1024,
  /** tasks from elsewhere: ten thousand, as any of the programs writes them */
  import: 8 * 1024 * 1024,
  /** five minutes of speech, uncompressed: read in pieces, never held as a whole */
  recording: 25 * 1024 * 1024,
} as const

/** Milliseconds for a whole body: who takes longer holds a place that others wait for. */
const DEADLINE = 10_000

/** Bytes of all bodies that this process reads at the moment: a part of the memory that the smallest manifest gives. */
const AT_ONCE = 16 * 1024 * 1024
let atOnce = 0

interface Reading {
  /** the person, where it is known; whose nobody's is share one name */
  whose: string
  limit: number
  /** milliseconds */
  deadline: number
  size: number
  /** it had to make room for somebody who has less */
  isOut: boolean
  /** nobody waits for it any more: it is out, or its time is over */
  end: () => void
}

const readings = new Set<Reading>()
const owners = new WeakMap<Request, string>()

/** Says whose a request's body is, before it is read: who has most of what is read at once gives way to the others. */
export const bodyOf = (request: Request, person: string): void => {
  owners.set(request, person)
}

/**
 * Bytes of a body that is taken as a whole, when it says that it has no more: an HTTP server reads no further than that. In pieces, each of which
 * is looked at, it takes Bun six times as long.
 */
const AS_A_WHOLE = BODY_LIMITS.task

/**
 * @throws Problem 413 for one that is too large, 408 for one that does not arrive in time, 503 when too much is read already, or it had to make
 * room for others
 */
export async function readBody(request: Request, limit: number, deadline = DEADLINE): Promise<Uint8Array> {
  const said = request.headers.get('content-length')
  if (Number(said ?? 0) > limit) throw tooLarge(limit)
  const isWhole = said !== null && Number(said) <= AS_A_WHOLE && !request.headers.has('transfer-encoding')
  if (!isWhole && !request.body) return new Uint8Array()
  const reading: Reading = { whose: owners.get(request) ?? '', limit, deadline, size: 0, isOut: false, end() {} }
  const timer = setTimeout(() => reading.end(), deadline)
  readings.add(reading)
  try {
    return isWhole ? await readWhole(request, Number(said), reading) : await readPieces(request.body!, reading)
  } finally {
    clearTimeout(timer)
    release(reading)
  }
}

async function readWhole(request: Request, size: number, reading: Reading): Promise<Uint8Array> {
  makeRoom(reading, size)
  const { promise, resolve, reject } = Promise.withResolvers<ArrayBuffer | undefined>()
  reading.end = () => resolve(undefined)
  request.arrayBuffer().then(resolve, reject)
  const read = await promise
  if (!read) throw whyEnded(reading)
  return new Uint8Array(read)
}

async function readPieces(body: ReadableStream<Uint8Array>, reading: Reading): Promise<Uint8Array> {
  const reader = body.getReader()
  try {
    return await readAll(reader, reading)
  } catch (error) {
    // What still comes is dropped as it comes: closed at once, the connection would take the answer with it. Not waited for.
    void reader.cancel().catch(() => {})
    throw error
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>, reading: Reading): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const { promise: ended, resolve } = Promise.withResolvers<undefined>()
  reading.end = () => resolve(undefined)
  for (;;) {
    const read = await Promise.race([reader.read(), ended])
    if (!read || reading.isOut) throw whyEnded(reading)
    if (read.done) return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
    const { byteLength } = read.value
    if (reading.size + byteLength > reading.limit) throw tooLarge(reading.limit)
    makeRoom(reading, byteLength)
    chunks.push(read.value)
  }
}

/** The largest body of who has most goes, unless that is who asks for room, or would have most then. */
function makeRoom(reading: Reading, bytes: number): void {
  while (atOnce + bytes > AT_ONCE) {
    const held = Map.groupBy(readings, ({ whose }) => whose)
    const sizeOf = (whose: string) => held.get(whose)!.reduce((sum, { size }) => sum + size, 0)
    const most = [...held.keys()].reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a))
    if (most === reading.whose || sizeOf(most) <= sizeOf(reading.whose) + bytes) throw tooMuchAtOnce()
    const largest = held.get(most)!.reduce((a, b) => (b.size > a.size ? b : a))
    largest.isOut = true
    largest.end()
    release(largest)
  }
  reading.size += bytes
  atOnce += bytes
}

function release(reading: Reading): void {
  if (readings.delete(reading)) atOnce -= reading.size
}

const whyEnded = ({ isOut, deadline }: Reading): Problem => (isOut ? tooMuchAtOnce() : tooSlow(deadline))

export const readText = async (request: Request, limit: number): Promise<string> =>
  decoder.decode(await readBody(request, limit))

const decoder = new TextDecoder()

export const tooLarge = (limit: number): Problem =>
  new Problem({
    status: 413,
    code: 'body-too-large',
    detail: `The body may have at most ${limit / 1024} kB here; send less at once.`,
  })

export const tooSlow = (deadline: number): Problem =>
  new Problem({
    status: 408,
    code: 'body-too-slow',
    detail: `The body did not arrive within ${deadline / 1000} s. Nothing was changed; please send it again, faster.`,
    // Nothing comes any more, or what does is not worth waiting for.
    headers: { connection: 'close' },
  })

const tooMuchAtOnce = (): Problem =>
  new Problem({
    status: 503,
    code: 'too-many-bodies',
    detail: 'Too many large bodies arrive at once. Nothing was changed; please try again in a second.',
    headers: { 'retry-after': '1' },
  })
