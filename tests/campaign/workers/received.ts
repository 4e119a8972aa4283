/** What arrives where webhooks go. */
import type { IncomingMessage } from 'node:http'

/** @returns undefined when whoever sent it died meanwhile */
export async function bodyIn(incoming: IncomingMessage): Promise<string | undefined> {
  let text = ''
  try {
    for await (const part of incoming.setEncoding('utf8')) text += part
    return text
  } catch {
    return undefined
  }
}
