import { addressesOf } from '../../shared/domain/addresses.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { Channel } from '../../shared/events/schemas.ts'

export interface Way {
  channel: Channel
  /** e-mail address, URL, or the push service's URL of one browser; empty for in-app */
  endpoint: string
  /** of the endpoint, with its port; empty for what goes to a server of ours */
  host: string
}

export const wayOf = (channel: Channel, endpoint: string): Way => ({
  channel,
  endpoint,
  host: channel === 'webhook' || channel === 'web-push' ? (URL.parse(endpoint)?.host ?? '') : '',
})

/** An address, by which those that are confirmed are known. */
export const addressKey = ({ channel, endpoint }: Omit<Way, 'host'>): string => `${channel} ${endpoint}`

/**
 * How a person is to be told: as they want it, as far as it may be. In-app is always one of the ways.
 *
 * @param confirmed keys of addresses whose owner said yes
 * @param gone browsers that ended their subscription
 */
export const waysOf = (profile: Profile, confirmed: string[], gone: string[] = []): Way[] => [
  wayOf('in-app', ''),
  ...addressesOf(profile)
    .filter((address) => confirmed.includes(addressKey(address)))
    .map(({ channel, endpoint }) => wayOf(channel, endpoint)),
  ...[...new Set(profile.webPush.map(({ endpoint }) => endpoint))]
    .filter((endpoint) => !gone.includes(endpoint))
    .map((endpoint) => wayOf('web-push', endpoint)),
]

/** Whether the person wants to be told by this. */
export const isWay = (profile: Profile, { channel, endpoint }: { channel: string; endpoint: string }): boolean =>
  [...addressesOf(profile), ...profile.webPush.map((each) => ({ channel: 'web-push', ...each }))].some(
    (each) => each.channel === channel && each.endpoint === endpoint,
  )

/** Milliseconds from each failed attempt to the next; the ping each minute looks for what is due. After the last there is none. */
const WAITS = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000]

/** How long to wait after so many attempts failed; undefined when it is time to give up. */
export const waitAfter = (attempts: number): number | undefined => WAITS[attempts - 1]
