/** Reads server-sent events (HTML Living Standard, section 9.2) from whatever brings them: `fetch`, which can send a token in a header as `EventSource` cannot, or a socket. */
export interface ServerSentEvent {
  id: string
  event: string
  data: string
}

/**
 * Splits text into events as it arrives.
 *
 * @param onEvent not called for what has no data: signs of life, and how long to wait before connecting again
 * @returns takes the next piece of text
 */
export function createEventParser(onEvent: (event: ServerSentEvent) => void): (text: string) => void {
  let rest = ''
  return (text) => {
    const blocks = (rest + text).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop()!
    for (const block of blocks) {
      const event = { id: '', event: 'message', data: '' }
      const data: string[] = []
      for (const line of block.split('\n')) {
        const [, name, value = ''] = /^([^:]*):? ?(.*)$/.exec(line)!
        if (name === 'data') data.push(value)
        else if (name === 'id' || name === 'event') event[name] = value
      }
      if (data.length) onEvent({ ...event, data: data.join('\n') })
    }
  }
}

/**
 * Reads a response to its end.
 *
 * @param onSign called for whatever comes, also for what is no event: the other side is there
 */
export async function readStream(
  response: Response,
  onEvent: (event: ServerSentEvent) => void,
  onSign: () => void = () => {},
): Promise<void> {
  const parse = createEventParser(onEvent)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
    onSign()
    parse(value!)
  }
}
