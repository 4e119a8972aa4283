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
} as const

/** Milliseconds for a whole body: who takes longer holds a place that others wait for. */
const DEADLINE = 10_000

/** Bytes of all bodies that this process reads at the moment: a part of the memory that the smallest manifest gives. */
const AT_ONCE = 16 * 1024 * 1024
let atOnce = 0

/**
 * Bytes of a body that is taken as a whole, when it says that it has no more: an HTTP server reads no further than that. In pieces, each of which
 * is looked at, it takes Bun six times as long.
 */
const AS_A_WHOLE = BODY_LIMITS.task

/** @throws Problem 413 for one that is too large, 408 for one that does not arrive in time, 503 when too much is read already */
export async function readBody(request: Request, limit: number, deadline = DEADLINE): Promise<Uint8Array> {
  const said = request.headers.get('content-length')
  if (Number(said ?? 0) > limit) throw tooLarge(limit)
  const isWhole = said !== null && Number(said) <= AS_A_WHOLE && !request.headers.has('transfer-encoding')
  if (!isWhole && !request.body) return new Uint8Array()
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(late.resolve, deadline, undefined)
  try {
    return isWhole
      ? await readWhole(request, Number(said), late.promise, deadline)
      : await readPieces(request.body!, limit, late.promise, deadline)
  } finally {
    clearTimeout(timer)
  }
}

async function readWhole(
  request: Request,
  size: number,
  late: Promise<undefined>,
  deadline: number,
): Promise<Uint8Array> {
  if (atOnce + size > AT_ONCE) throw tooMuchAtOnce()
  atOnce += size
  try {
    const body = request.arrayBuffer()
    // Breaks with its connection when it was given up.
    body.catch(() => {})
    const read = await Promise.race([body, late])
    if (!read) throw tooSlow(deadline)
    return new Uint8Array(read)
  } finally {
    atOnce -= size
  }
}

async function readPieces(
  body: ReadableStream<Uint8Array>,
  limit: number,
  late: Promise<undefined>,
  deadline: number,
): Promise<Uint8Array> {
  const reader = body.getReader()
  try {
    return await readAll(reader, limit, late, deadline)
  } catch (error) {
    // What still comes is dropped as it comes: closed at once, the connection would take the answer with it. Not waited for.
    void reader.cancel().catch(() => {})
    throw error
  }
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: number,
  late: Promise<undefined>,
  deadline: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), late])
      if (!read) throw tooSlow(deadline)
      if (read.done) return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
      const { byteLength } = read.value
      if (size + byteLength > limit) throw tooLarge(limit)
      if (atOnce + byteLength > AT_ONCE) throw tooMuchAtOnce()
      size += byteLength
      atOnce += byteLength
      chunks.push(read.value)
    }
  } finally {
    atOnce -= size
  }
}

export const readText = async (request: Request, limit: number): Promise<string> =>
  decoder.decode(await readBody(request, limit))

const decoder = new TextDecoder()

const tooLarge = (limit: number): Problem =>
  new Problem({
    status: 413,
    code: 'body-too-large',
    detail: `The body may have at most ${limit / 1024} kB here; send less at once.`,
  })

const tooSlow = (deadline: number): Problem =>
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
