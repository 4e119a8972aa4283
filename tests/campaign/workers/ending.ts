/** What a person sees when all is quiet: the whole list, what is put away, what the chat counts, and what is said of tasks. */
import type { Ending } from '../history.ts'
import type { Asked, Client } from './client.ts'

interface Page {
  tasks: { id: string }[]
  next: string | null
}

/** Tasks of which the comments are read. */
const COMMENTED = 30

/** @throws Error when something was not answered: who has seen half of it cannot say what is missing */
export async function lookAtAll(person: string, client: Client): Promise<Ending> {
  const at = Date.now()
  async function look<Body>(asked: Pick<Asked, 'method' | 'path' | 'body'>): Promise<Body> {
    const done = await client.carryOut({ verb: 'look', ...asked })
    if (done?.answer.status !== 200) throw new Error(`${asked.path} was answered ${done?.answer.status ?? 'by nobody'}`)
    return done.answer.body as Body
  }

  async function all(query: string): Promise<string[]> {
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`
      const page: Page = await look({ method: 'GET', path: `/v1/tasks?${query}&limit=200${after}` })
      ids.push(...page.tasks.map(({ id }) => id))
      cursor = page.next
    }
    return ids
  }

  const inSight = await all('sort=-created')
  const putAway = await all('started=false')
  const body = { message: 'how many tasks do I have?', conversationId: 'ending', timeZone: 'UTC' }
  const { reply } = await look<{ reply: string }>({ method: 'POST', path: '/v1/chat', body })
  const looked = inSight.slice(-COMMENTED)
  const comments: Ending['comments'] = []
  for (const id of looked) {
    const told = await look<Pick<Ending, 'comments'>>({ method: 'GET', path: `/v1/tasks/${id}/comments` })
    comments.push(...told.comments.map(({ id, version }) => ({ id, version })))
  }
  return { person, at, until: Date.now(), inSight, putAway, counted: numberIn(reply), looked, comments }
}

const numberIn = (reply: string): number | undefined => {
  const found = /\d+/.exec(reply.replaceAll(',', ''))
  return found ? Number(found[0]) : undefined
}
