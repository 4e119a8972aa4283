import { describe, expect, test } from 'vitest'
import { bodyOf, readBody, readText } from './read-body.ts'

/** A request whose body comes in pieces, and how many of them were taken. */
function inPieces(pieces: Iterable<string>, headers: Record<string, string> = {}) {
  const taken = { pieces: 0, isLeft: false }
  const iterator = pieces[Symbol.iterator]()
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = iterator.next()
        if (done) return controller.close()
        taken.pieces++
        controller.enqueue(new TextEncoder().encode(value))
      },
      cancel() {
        taken.isLeft = true
      },
    },
    { highWaterMark: 0 },
  )
  const request = new Request('http://it/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  return { request, taken }
}

function* endless(): Generator<string> {
  for (;;) yield 'x'.repeat(1000)
}

describe('a body', () => {
  test('in pieces is read as one, and none is empty', async () => {
    expect(await readText(inPieces(['gr', 'ün'])!.request, 10)).toBe('grün')
    expect(await readBody(new Request('http://it/', { method: 'POST' }), 10)).toHaveLength(0)
  })

  test('that says its size comes as a whole, and when it does not come is given up as well', async () => {
    const { request, taken } = inPieces(['gr', 'ün'], { 'content-length': '5' })
    expect(await readText(request, 10)).toBe('grün')
    expect(taken.pieces).toBe(2)
    const headers = { 'content-length': '4096' }
    const body = new ReadableStream<Uint8Array>({})
    const late = new Request('http://it/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
    await expect(readBody(late, 4096, 10)).rejects.toMatchObject({ status: 408, headers: { connection: 'close' } })
  })

  test('in chunks is looked at piece by piece, whatever size it says', async () => {
    const { request, taken } = inPieces(endless(), { 'content-length': '10', 'transfer-encoding': 'chunked' })
    await expect(readBody(request, 4096)).rejects.toMatchObject({ status: 413 })
    expect(taken).toEqual({ pieces: 5, isLeft: true })
  })

  test('that never ends is read to its limit, and what comes after is left', async () => {
    const { request, taken } = inPieces(endless())
    await expect(readBody(request, 4096)).rejects.toMatchObject({ status: 413, headers: {} })
    expect(taken).toEqual({ pieces: 5, isLeft: true })
  })

  test('that says it is too large is not read at all', async () => {
    const { request, taken } = inPieces(endless(), { 'content-length': '4097' })
    await expect(readBody(request, 4096)).rejects.toMatchObject({ status: 413, code: 'body-too-large' })
    expect(taken.pieces).toBe(0)
  })

  test('that comes with too many others is refused, until they have ended', async () => {
    const ends: (() => void)[] = []
    const large = () => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array(1024 * 1024))
          ends.push(() => controller.close())
        },
      })
      return new Request('http://it/', { method: 'POST', body, duplex: 'half' } as RequestInit)
    }
    const held = Array.from({ length: 16 }, () => readBody(large(), 2 ** 20))
    await expect(readBody(large(), 2 ** 20)).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
    for (const end of ends.slice(0, 16)) end()
    await Promise.all(held)
    expect(await readText(inPieces(['a']).request, 10)).toBe('a')
  })

  test('of somebody with little is read while others hold all there is room for: who holds most gives way', async () => {
    const ends: (() => unknown)[] = []
    const held = (person: string, bytes: number) => {
      let isLeft = false
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array(bytes))
          ends.push(() => isLeft || controller.close())
        },
        cancel() {
          isLeft = true
        },
      })
      const request = new Request('http://it/', { method: 'POST', body, duplex: 'half' } as RequestInit)
      bodyOf(request, person)
      return readBody(request, 2 ** 20).then(
        () => 'read',
        ({ status }) => status,
      )
    }
    const much = Array.from({ length: 10 }, () => held('ada', 2 ** 20))
    const less = Array.from({ length: 6 }, () => held('eve', 2 ** 20))
    const small = inPieces(['a'.repeat(60_000)]).request
    bodyOf(small, 'bob')
    expect(await readText(small, 65_536)).toHaveLength(60_000)
    // Who has most may have no more, and nobody takes the room of those who have less.
    much.push(held('ada', 2 ** 20))
    expect(await held('ada', 2 ** 20)).toBe(503)
    const batches = Array.from({ length: 3 }, (_, index) => held(`person-${index}`, 2 ** 20))
    await new Promise((resolve) => setTimeout(resolve))
    for (const end of ends) end()
    expect(await Promise.all(batches)).toEqual(['read', 'read', 'read'])
    expect(await Promise.all(less)).toEqual(Array(6).fill('read'))
    expect((await Promise.all(much)).filter((outcome) => outcome === 503)).toHaveLength(4)
  })

  test('that does not arrive is given up', async () => {
    const body = new ReadableStream<Uint8Array>({})
    const request = new Request('http://it/', { method: 'POST', body, duplex: 'half' } as RequestInit)
    await expect(readBody(request, 4096, 10)).rejects.toMatchObject({ status: 408, headers: { connection: 'close' } })
  })
})
