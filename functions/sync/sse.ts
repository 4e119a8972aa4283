/** Server-sent events (HTML Living Standard, section 9.2) as a way to a device. */
import type { Outlet, Stream } from './stream.ts'

/** Bytes that may wait for a device in this process; what the kernel holds comes on top. */
const LIMIT = 128 * 1024

const encoder = new TextEncoder()
const BEAT = encoder.encode(':\n\n')

/** Milliseconds until a device connects again: soon, but not all in the same moment. */
const retry = (): Uint8Array => encoder.encode(`retry: ${500 + Math.floor(Math.random() * 1000)}\n\n`)

/** @param open begins the stream on its outlet */
export function sseResponse(open: (outlet: Outlet) => Stream): Response {
  let stream: Stream
  let drained: PromiseWithResolvers<void> | undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const waiting = () => LIMIT - (controller.desiredSize ?? 0)
        const enqueue = (bytes: Uint8Array) => {
          try {
            controller.enqueue(bytes)
          } catch {
            // The device is gone, which `cancel` is about to tell.
          }
        }
        enqueue(retry())
        stream = open({
          get waiting() {
            return waiting()
          },
          get isFull() {
            return waiting() >= LIMIT
          },
          send: ({ sse }) => enqueue(sse),
          beat: () => enqueue(BEAT),
          async drained() {
            drained ??= Promise.withResolvers()
            await drained.promise
          },
          end(reason) {
            if (reason === 'slow') return controller.error(new Error('the device does not read'))
            enqueue(retry())
            controller.close()
          },
        })
      },
      /** Called when the device has read enough for more to fit. */
      pull() {
        drained?.resolve()
        drained = undefined
      },
      cancel() {
        stream.close()
      },
    },
    { highWaterMark: LIMIT, size: ({ byteLength }) => byteLength },
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx would collect events before it passes them on.
      'x-accel-buffering': 'no',
    },
  })
}
