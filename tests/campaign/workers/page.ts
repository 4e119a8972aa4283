/** A browser that opens the app: the page, what it is told of the other functions, and its scripts. */
import { createHash } from 'node:crypto'
import type { Random } from '../random.ts'
import type { Asked, Client } from './client.ts'

const SCRIPT = /<script[^>]+src="(\/?[^"]+)"/g

/** What is written down of a file: the same for the same. */
interface Opened {
  digest: string
  bytes: number
  scripts: string[]
}

export async function openPage(client: Client, random: Random): Promise<void> {
  const page = await client.carryOut(opening('/'))
  const { scripts = [] } = (page?.answer.body ?? {}) as Partial<Opened>
  await client.carryOut(opening('/config.json'))
  if (scripts.length) await client.carryOut(opening(random.pick(scripts)))
}

const opening = (path: string): Asked => ({ verb: 'page', host: 'web', method: 'GET', path, digest: openedOf })

function openedOf(body: unknown): Opened {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    digest: createHash('sha256').update(text).digest('base64url'),
    bytes: text.length,
    scripts: [...text.matchAll(SCRIPT)].slice(0, 5).map(([, path]) => new URL(path!, 'http://web').pathname),
  }
}
