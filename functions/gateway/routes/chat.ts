import { Hono, type Context as HonoContext } from 'hono'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod/mini'
import { once } from '../../../shared/domain/once.ts'
import { type Task, timeZoneSchema } from '../../../shared/domain/task.ts'
import type { Origin } from '../../../shared/events/event.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, problemOf, readJson } from '../../../shared/http/function-app.ts'
import type { ChatReply, ChatRequest as ChatTurnRequest } from '../chat/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { AlreadyAnswered, keyOf, requireNew, runOnce } from '../writes/idempotency.ts'
import { originOf } from '../writes/origin.ts'

export const chatRequestSchema = once(() =>
  z.strictObject({
    message: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
    conversationId: z.optional(z.string().check(z.regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, - or _'))),
    timeZone: z.optional(timeZoneSchema()),
    as: z
      .optional(z.enum(['task', 'command']))
      .check(
        z.describe(
          'what the message is, whatever else its words could mean: a task to add; a command, which is no answer to what was asked and adds no task that it does not ask for',
        ),
      ),
  }),
)

type C = HonoContext<{ Variables: BaseVariables & AuthVariables }>

/** One turn of a conversation, as JSON, or as server-sent events when the caller accepts `text/event-stream`. */
export function chatRoutes(deps: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  routes.post('/', async (c) => {
    const request = await readJson(c.req.raw, chatRequestSchema())
    const origin = originOf(c, deps.now())
    if (c.req.header('accept')?.includes('text/event-stream')) return streamed(c, request, origin)
    return answered(c, request, origin, { onText() {}, onStep() {}, signal: c.req.raw.signal })
  })

  function answered(
    c: C,
    request: z.infer<ReturnType<typeof chatRequestSchema>>,
    origin: Origin,
    listener: Pick<ChatTurnRequest, 'onText' | 'onStep' | 'signal'>,
  ): Promise<Response> {
    const personId = c.var.identity.person
    let reply: (tasks: Task[]) => ChatReply
    return runOnce(
      c,
      { database: deps.database, personId, request, origin, keepsAnswer: true },
      async (idempotency) => {
        // With the language: neither a cold start nor people who only use REST should pay for it.
        const { prepareTurn } = await import('../chat/index.ts')
        const isNew = () => requireNew(deps.database, personId, idempotency)
        try {
          const turn = await prepareTurn(deps, { personId, origin, ...request, ...listener, requireNew: isNew })
          reply = turn.reply
          return await turn.carryOut(idempotency)
        } catch (error) {
          if (error instanceof AlreadyAnswered) return { outcome: 'duplicate', answer: error.answer }
          throw error
        }
      },
      (tasks) => ({ status: 200, body: reply(tasks) }),
    )
  }

  /**
   * Events: `step` with what a model does, `text` with each piece of the reply as it is made, then `done` with the whole answer, whose reply
   * takes the place of what was streamed, or `error` with a problem. Who closes the stream stops what is not stored yet.
   */
  async function streamed(
    c: C,
    request: z.infer<ReturnType<typeof chatRequestSchema>>,
    origin: Origin,
  ): Promise<Response> {
    // The answer's own headers would come too late.
    c.header('idempotency-key', (await keyOf(c, request, origin)).key)
    return streamSSE(c, async (stream) => {
      let said = ''
      const stopped = new AbortController()
      stream.onAbort(() => stopped.abort())
      const signal = AbortSignal.any([stopped.signal, c.req.raw.signal])
      const onStep = (step: { tool: string; text: string }) => {
        void stream.writeSSE({ event: 'step', data: JSON.stringify(step) })
      }
      const onText = (delta: string) => {
        said += delta
        void stream.writeSSE({ event: 'text', data: JSON.stringify({ delta }) })
      }
      try {
        const answer = (await (await answered(c, request, origin, { onText, onStep, signal })).json()) as ChatReply
        if (answer.reply !== said && answer.reply.startsWith(said))
          await stream.writeSSE({ event: 'text', data: JSON.stringify({ delta: answer.reply.slice(said.length) }) })
        await stream.writeSSE({ event: 'done', data: JSON.stringify(answer) })
      } catch (error) {
        deps.log.warn('chat turn failed', { error, traceId: c.var.trace.traceId })
        await stream.writeSSE({ event: 'error', data: await problemOf(error).toResponse(c.req.path).text() })
      }
    })
  }

  return routes
}
