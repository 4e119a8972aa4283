/**
 * Where the link of an e-mail leads: a page with a button, and what the button does. Reading the page changes nothing, for mail scanners follow
 * links. Who has the link has read the e-mail: there is no need to sign in, on the phone perhaps, where the mail is.
 */
import type { Context } from 'hono'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import { commit, eventOf, toStoredEvents } from '../../../shared/outbox/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { channelByChallenge, confirmation } from '../statements.ts'
import { originOf } from '../writes/origin.ts'

interface Row {
  personId: string
  challenge: string
  endpoint: string
  isConfirmed: boolean
}

type C = Context<{ Variables: BaseVariables }>

export async function askForConfirmation(deps: GatewayDeps, c: C): Promise<Response> {
  const found = await asked(deps, c)
  if (found instanceof Response) return found
  return page(c, found.isConfirmed ? DONE : ASKING(found.endpoint))
}

export async function confirmAddress(deps: GatewayDeps, c: C): Promise<Response> {
  const { database, publisher, now } = deps
  const found = await asked(deps, c)
  if (found instanceof Response) return found
  const { personId, endpoint, challenge } = found
  const data = { channel: 'email', endpoint, state: 'confirmed', reason: null } as const
  const events = [eventOf('todo.channel.updated.v1', personId, data, originOf(c, now()))]
  // Pressed twice, it is confirmed once.
  const result = await commit(database, { personId, events, guard: confirmation(challenge) })
  if (result.outcome === 'committed') publisher.publish(toStoredEvents(events, personId, result.revision))
  return page(c, DONE)
}

/** The address that a link asks about, or a page that says why it asks about none. */
async function asked({ database, signingSecret, now }: GatewayDeps, c: C): Promise<Row | Response> {
  const secret = await signingSecret()
  const { readConfirmation } = await import('../../../shared/webhooks/confirmation.ts')
  const challenge = secret && (await readConfirmation(secret, c.req.query('token') ?? '', now()))
  if (challenge === 'expired') return page(c, EXPIRED, 410)
  const [row] = challenge ? await database.query<Row>(channelByChallenge(challenge)) : []
  return row ?? page(c, UNKNOWN, 410)
}

const EXPIRED = '<p>This link has expired. Ask for another one in the app.</p>'
const UNKNOWN = '<p>This link is not valid any more. The newest e-mail has the one that is.</p>'
const DONE = '<p>The address is confirmed. Reminders will come here. You can close this page.</p>'
const ASKING = (endpoint: string): string =>
  `<p>Shall reminders be sent to <b>${escaped(endpoint)}</b>?</p><form method="post"><button>Yes, this is my address</button></form>`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** Nothing runs, nothing is loaded, nobody may put it into a frame, and no other page learns its address. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

const page = (c: Context, content: string, status: 200 | 410 = 200): Response =>
  c.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Reminders by e-mail</title>${content}`,
    status,
    HEADERS,
  )
