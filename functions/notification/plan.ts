import type { Channel, Profile } from '../../shared/events/types.ts'

export interface Way {
  channel: Channel
  /** e-mail address, URL, or the push service's URL of one browser; empty for in-app */
  endpoint: string
  /** of the endpoint, with its port; empty for what goes to a server of ours */
  host: string
}

const wayOf = (channel: Channel, endpoint: string): Way => ({
  channel,
  endpoint,
  host: channel === 'webhook' || channel === 'web-push' ? (URL.parse(endpoint)?.host ?? '') : '',
})

/** How a person wants to be told. In-app is always one of them. */
export const waysOf = ({ email, webhook, webPush }: Profile, gone: string[] = []): Way[] => [
  wayOf('in-app', ''),
  ...(email ? [wayOf('email', email)] : []),
  ...(webhook ? [wayOf('webhook', webhook.url)] : []),
  ...[...new Set(webPush.map(({ endpoint }) => endpoint))]
    .filter((endpoint) => !gone.includes(endpoint))
    .map((endpoint) => wayOf('web-push', endpoint)),
]

export const isWay = (profile: Profile, { channel, endpoint }: Omit<Way, 'host'>): boolean =>
  waysOf(profile).some((way) => way.channel === channel && way.endpoint === endpoint)

/** Milliseconds from each failed attempt to the next; the ping each minute looks for what is due. After the last there is none. */
const WAITS = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000]

/** How long to wait after so many attempts failed; undefined when it is time to give up. */
export const waitAfter = (attempts: number): number | undefined => WAITS[attempts - 1]
