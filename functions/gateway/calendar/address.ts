/** The secret address of a person's calendar: who knows it reads the open tasks, and nothing else; it is changed when it was given to the wrong one. */
import type { Context } from 'hono'
import { hashOf } from '../../../shared/http/access-tokens.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import { notFound, Problem } from '../../../shared/http/problem.ts'
import { newId } from '../../../shared/ids/index.ts'
import { keyFor, signatureOf } from '../../../shared/webhooks/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { type AddressRow, addressOf, deleteAddress, storeAddress } from './statements.ts'

type Deps = Pick<GatewayDeps, 'database' | 'signingSecret' | 'publicUrl'>
type C = Context<{ Variables: BaseVariables & AuthVariables }>

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
  return (await signatureOf(await keyFor(master, 'calendar'), `${seed} ${personId}`)).toString('base64url')
}

const notConfigured = (): Problem =>
  new Problem({
    status: 501,
    code: 'not-configured',
    detail: 'Calendar addresses need the secret webhook-signing-key, which whoever runs this has not set.',
  })
