import type { Context } from 'hono'

/** Of answers that are written while they are read: events, and a download, which may be as long as a person has been here. */
const isStreamed = (headers: Headers): boolean =>
  headers.has('content-disposition') || headers.get('content-type')?.startsWith('text/event-stream') === true

/** Calls `then` when the answer has ended: an answer that streams goes on after its handler has returned. */
export function whenEnded(c: Context, then: () => void): void {
  const reader = isStreamed(c.res.headers) ? c.res.body?.getReader() : undefined
  if (!reader) {
    then()
    return
  }
  const watched = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (!done) return controller.enqueue(value)
        controller.close()
      } catch (error) {
        controller.error(error)
      }
      then()
    },
    async cancel(reason) {
      then()
      await reader.cancel(reason)
    },
  })
  c.res = new Response(watched, c.res)
}
