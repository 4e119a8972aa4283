/** The secret address of a person's calendar: who knows it reads the open tasks, and nothing else; it is changed when it was given to the wrong one. */
import type { Context } from 'hono'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import { notFound, Problem } from '../../../shared/http/problem.ts'
import { newId } from '../../../shared/ids/index.ts'
import { keyFor } from '../../../shared/webhooks/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { type AddressRow, addressOf, deleteAddress, storeAddress } from './statements.ts'

type Deps = Pick<GatewayDeps, 'database' | 'signingSecret' | 'publicUrl'>
type C = Context<{ Variables: BaseVariables & AuthVariables }>

/** By what a secret is kept: what has 256 bits needs no salt and no slow hash. */
export const hashOf = async (secret: string): Promise<Buffer> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', encoder.encode(secret)))

export async function showAddress(deps: Deps, c: C): Promise<Response> {
  const personId = c.var.identity.person
  const [row] = await deps.database.query<AddressRow>(addressOf(personId))
  if (!row) throw notFound('There is no calendar address yet: POST /v1/me/calendar makes one.')
  const secret = await secretOf(deps, personId, row.seed)
  // The key has changed since: the address is still good, but can only be shown by who has it.
  const isShown = (await hashOf(secret)).equals(row.hash)
  return answer(deps, c, isShown ? secret : null, row.createdAt)
}

/** Makes an address in place of any that there was, which is good no more. */
export async function changeAddress(deps: Deps, c: C): Promise<Response> {
  const personId = c.var.identity.person
  const seed = newId()
  const secret = await secretOf(deps, personId, seed)
  const [row] = await deps.database.query<AddressRow>(storeAddress(personId, seed, await hashOf(secret)))
  return answer(deps, c, secret, row!.createdAt)
}

export async function removeAddress({ database }: Deps, c: C): Promise<Response> {
  await database.query(deleteAddress(c.var.identity.person))
  return c.body(null, 204)
}

function answer({ publicUrl }: Deps, c: C, secret: string | null, createdAt: AddressRow['createdAt']): Response {
  const url = secret && new URL(`/v1/calendar/${secret}.ics`, publicUrl).href
  return c.json({ url, tasksUrl: url && `${url}?as=tasks`, createdAt }, 200, { 'cache-control': 'no-store' })
}

async function secretOf({ signingSecret }: Deps, personId: string, seed: string): Promise<string> {
  const master = await signingSecret()
  if (!master) throw notConfigured()
  const key = await keyFor(master, 'calendar')
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', hmac, encoder.encode(`${seed} ${personId}`))
  return Buffer.from(signature).toString('base64url')
}

const encoder = new TextEncoder()

const notConfigured = (): Problem =>
  new Problem({
    status: 501,
    code: 'not-configured',
    detail: 'Calendar addresses need the secret webhook-signing-key, which whoever runs this has not set.',
  })
