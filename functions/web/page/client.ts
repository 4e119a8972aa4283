/** The page's requests to the functions. */
import type { Task } from '../../../shared/domain/task.ts'
import { readStream, type ServerSentEvent } from '../../../shared/event-stream/index.ts'

export interface ChatReply {
  conversationId: string
  reply: string
  tasks: Task[]
  confirmation?: { token: string; preview: string }
}

/** What went wrong, in the words of the problem document. */
export class Refused extends Error {
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

export function createClient({ gateway, sync }: { gateway: string; sync: string }, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }

  async function send(url: string, init: RequestInit = {}): Promise<Response> {
    let response: Response
    try {
      response = await fetch(url, { ...init, headers: { ...headers, ...init.headers } })
    } catch {
      throw new Refused('The server cannot be reached; nothing was lost. Please try again in a moment.', 0)
    }
    if (response.ok) return response
    const problem = await response.json().catch(() => ({}))
    throw new Refused(problem.detail ?? `The server answered ${response.status}.`, response.status)
  }

  const post = (path: string, body: unknown = {}, more: Record<string, string> = {}) =>
    send(`${gateway}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'idempotency-key': crypto.randomUUID(), ...more },
    })

  return {
    async openTasks(): Promise<Task[]> {
      const tasks: Task[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = await (await send(`${gateway}/v1/tasks?limit=200${cursor && `&cursor=${cursor}`}`)).json()
        tasks.push(...page.tasks)
        cursor = page.next
      }
      return tasks
    },
    me: async (): Promise<{ revision: number; timeZone: string }> => (await send(`${gateway}/v1/me`)).json(),
    complete: async (id: string): Promise<Task> => (await post(`/v1/tasks/${id}/complete`)).json(),
    parse: async (text: string): Promise<{ explanation: string }> =>
      (await post('/v1/parse', { text, timeZone: TIME_ZONE })).json(),

    /** One turn; `onText` gets the reply as it is made. */
    async chat(message: string, conversationId: string, onText: (delta: string) => void): Promise<ChatReply> {
      const response = await post(
        '/v1/chat',
        { message, conversationId, timeZone: TIME_ZONE },
        { accept: 'text/event-stream' },
      )
      let reply: ChatReply | undefined
      let problem: { detail: string; status: number } | undefined
      await readStream(response, ({ event, data }) => {
        if (event === 'text') onText(JSON.parse(data).delta)
        else if (event === 'done') reply = JSON.parse(data)
        else if (event === 'error') problem = JSON.parse(data)
      })
      if (reply) return reply
      throw new Refused(
        problem?.detail ?? 'The answer broke off; please look whether it was done.',
        problem?.status ?? 0,
      )
    },

    /** Streams until the server ends it or the signal says so; resumes after a revision. */
    async stream(after: number, onEvent: (event: ServerSentEvent) => void, signal: AbortSignal): Promise<void> {
      const more = { accept: 'text/event-stream', 'last-event-id': String(after) }
      await readStream(await send(`${sync}/v1/stream`, { headers: more, signal }), onEvent)
    },
  }
}

export type Client = ReturnType<typeof createClient>
