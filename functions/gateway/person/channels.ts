/** The addresses of a person as they see them: whether each is confirmed, and what to do next. */

import type { Database } from '../../../shared/database/index.ts'
import { type Address, addressesOf } from '../../../shared/domain/addresses.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import { corrections } from '../../../shared/http/function-app.ts'
import { invalid, Problem } from '../../../shared/http/problem.ts'
import type { Reach } from '../../../shared/webhooks/addresses.ts'
import { channelsByPerson } from '../statements.ts'

export interface Channel extends Address {
  state: 'confirmed' | 'unconfirmed'
  /** in words; null when there is nothing to do */
  next: string | null
  /** seconds since the question was asked; null before */
  askedAgo: number | null
}

/** What is known of the address that a person was last asked about in a channel. */
export interface Asked extends Address {
  isConfirmed: boolean
  reason: string | null
  askedAgo: number
}

export const askedOf = (database: Database, personId: string): Promise<Asked[]> =>
  database.query<Asked>(channelsByPerson(personId))

export const channelsOf = (profile: Profile, asked: Asked[]): Channel[] =>
  addressesOf(profile).map((address) => {
    const row = asked.find(({ channel, endpoint }) => channel === address.channel && endpoint === address.endpoint)
    if (row?.isConfirmed) return { ...address, state: 'confirmed', next: null, askedAgo: row.askedAgo }
    const next = row?.reason ? `${row.reason} ${AGAIN}` : NEXT[address.channel]
    return { ...address, state: 'unconfirmed', next, askedAgo: row?.askedAgo ?? null }
  })

/** The channel whose address may be asked about now. @throws Problem 422 for one that need not, 429 for one that was a moment ago */
export function toBeConfirmed(channels: Channel[], name: Address['channel']): Channel {
  const found = channels.find(({ channel }) => channel === name)
  if (!found) throw invalid(`Your profile has no ${name}; set it first by PATCH /v1/me.`)
  if (found.state === 'confirmed') throw invalid(`The ${name} is confirmed already; there is nothing to do.`)
  const { askedAgo } = found
  if (askedAgo !== null && askedAgo < ASKED_AGAIN) throw askedJustNow(Math.ceil(ASKED_AGAIN - askedAgo))
  return found
}

/** Seconds after which an address is asked again. */
const ASKED_AGAIN = 60

const askedJustNow = (seconds: number): Problem =>
  new Problem({
    status: 429,
    code: 'asked-just-now',
    detail: `It was asked less than a minute ago; look for it, also among spam, or ask again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  })

const AGAIN = 'To be asked again: POST /v1/me/confirmations.'

const NEXT: Record<Address['channel'], string> = {
  email: `Open the link in the e-mail that was sent there; until then reminders do not come this way. ${AGAIN}`,
  webhook: `It gets a signed challenge and has to answer with it; until then reminders do not come this way. ${AGAIN}`,
}

/** @throws Problem 422 that names each URL of a change to which nothing may be sent, and why */
export async function refuseUrls(changes: Partial<Profile>, reach: Reach): Promise<void> {
  const urls = [
    ...(changes.webhook ? [['webhook.url', changes.webhook.url] as const] : []),
    ...(changes.webPush ?? []).map(({ endpoint }, index) => [`webPush.${index}.endpoint`, endpoint] as const),
  ]
  if (!urls.length) return
  const { whyRefused } = await import('../../../shared/webhooks/addresses.ts')
  const errors = urls.flatMap(([field, url]) => {
    const message = whyRefused(url, reach)
    return message ? [{ field, message }] : []
  })
  if (errors.length) throw corrections(errors)
}
