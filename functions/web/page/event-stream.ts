/** Server-sent events by `fetch`, which can send a token in a header, as `EventSource` cannot (HTML Living Standard, section 9.2). */
export interface ServerSentEvent {
  id: string
  event: string
  data: string
}

/** Splits text into events as it arrives. */
export function createParser(onEvent: (event: ServerSentEvent) => void): (text: string) => void {
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

/** Reads a response to its end. */
export async function readStream(response: Response, onEvent: (event: ServerSentEvent) => void): Promise<void> {
  const parse = createParser(onEvent)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) parse(value!)
}
