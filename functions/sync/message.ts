/** What a device gets: one event of its person, encoded once however many devices it goes to. */
export interface Message {
  /** the person's revision: where to resume after it */
  readonly revision: number
  readonly type: string
  readonly id: string
  readonly traceId: string | undefined
  /** a WebSocket message */
  readonly text: string
  /** a server-sent event (HTML Living Standard, section 9.2) */
  readonly sse: Uint8Array
}

interface Content {
  revision: number
  type: string
  subject: string
  time: string
  data: unknown
}

const encoder = new TextEncoder()

export function messageOf(
  content: Content,
  { id, traceParent }: { id: string; traceParent: string | undefined },
): Message {
  const { revision, type, subject, time, data } = content
  const chosen: Content = { revision, type, subject, time, data }
  return encoded(chosen, id, traceParent?.split('-')[1])
}

/**
 * What is not an event: `ready` begins a stream that does not resume; `reset` says that the position is too old (or was never given out):
 * load everything again, the stream goes on from `revision`.
 */
export const notice = (type: 'ready' | 'reset', revision: number): Message => encoded({ revision, type }, '', undefined)

function encoded(content: Pick<Content, 'revision' | 'type'>, id: string, traceId: string | undefined): Message {
  const { revision, type } = content
  let text: string | undefined
  let sse: Uint8Array | undefined
  return {
    revision,
    type,
    id,
    traceId,
    get text() {
      text ??= JSON.stringify(content)
      return text
    },
    get sse() {
      // JSON has no line breaks, so that one `data:` line holds it.
      sse ??= encoder.encode(`id: ${revision}\nevent: ${type}\ndata: ${this.text}\n\n`)
      return sse
    },
  }
}
