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

/** @throws Problem 413 for one that is too large, 408 for one that does not arrive in time, 503 when too much is read already */
export async function readBody(request: Request, limit: number, deadline = DEADLINE): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(late.resolve, deadline, undefined)
  try {
    return await readAll(reader, limit, late.promise, deadline)
  } catch (error) {
    // What still comes is dropped as it comes: closed at once, the connection would take the answer with it. Not waited for.
    void reader.cancel().catch(() => {})
    throw error
  } finally {
    clearTimeout(timer)
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
  new TextDecoder().decode(await readBody(request, limit))

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
