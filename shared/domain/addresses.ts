/** The addresses in a profile. By themselves: who only looks at them does not load schemas. */
import type { Profile } from './profile.ts'

type Addresses = Pick<Profile, 'email' | 'webhook'>

/** A channel that leads to an address, which its owner has to confirm before it is used. */
export interface Address {
  channel: 'email' | 'webhook'
  endpoint: string
}

export const addressesOf = ({ email, webhook }: Addresses): Address[] => [
  ...(email ? [{ channel: 'email', endpoint: email } as const] : []),
  ...(webhook ? [{ channel: 'webhook', endpoint: webhook.url } as const] : []),
]

/** Addresses that a change of a profile brings. */
export const newAddresses = (before: Addresses, after: Addresses): Address[] => {
  const known = addressesOf(before)
  return addressesOf(after).filter(
    ({ channel, endpoint }) => !known.some((each) => each.channel === channel && each.endpoint === endpoint),
  )
}
