/** What a person sees when all is quiet: the whole list, what is put away, what the chat counts, and what is said of tasks. */
import type { Ending } from '../history.ts'
import type { Client } from './client.ts'

interface Page {
  tasks: { id: string }[]
  next: string | null
}

/** Tasks of which the comments are read. */
const COMMENTED = 30

export async function lookAtAll(person: string, client: Client): Promise<Ending | undefined> {
  const at = Date.now()
  const look = async <Body>(path: string): Promise<Body | undefined> =>
    (await client.carryOut({ verb: 'look', method: 'GET', path }))?.answer.body as Body | undefined

  async function all(query: string): Promise<string[]> {
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page | undefined = await look(
        `/v1/tasks?${query}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      )
      ids.push(...(page?.tasks ?? []).map(({ id }) => id))
      cursor = page?.next ?? null
    }
    return ids
  }

  const inSight = await all('sort=-created')
  const putAway = await all('started=false')
  const said = await client.carryOut({
    verb: 'look',
    method: 'POST',
    path: '/v1/chat',
    body: { message: 'how many tasks do I have?', conversationId: 'ending', timeZone: 'UTC' },
  })
  const { reply = '' } = (said?.answer.body ?? {}) as { reply?: string }
  const looked = inSight.slice(-COMMENTED)
  const comments: Ending['comments'] = []
  for (const id of looked) {
    const told = await look<{ comments: Ending['comments'] }>(`/v1/tasks/${id}/comments`)
    comments.push(...(told?.comments ?? []).map(({ id, version }) => ({ id, version })))
  }
  return { person, at, until: Date.now(), inSight, putAway, counted: numberIn(reply), looked, comments }
}

const numberIn = (reply: string): number | undefined => {
  const found = /\d+/.exec(reply.replaceAll(',', ''))
  return found ? Number(found[0]) : undefined
}
