import type { Context } from 'hono'

/** Calls `then` when the answer has ended: an answer that streams goes on after its handler has returned. */
export function whenEnded(c: Context, then: () => void): void {
  const reader = c.res.headers.get('content-type')?.startsWith('text/event-stream') && c.res.body?.getReader()
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
