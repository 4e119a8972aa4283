import type { Channel } from '../../shared/events/schemas.ts'

/**
 * What is being sent at this moment, in bounds. Each channel has places of its own, and a person and a host may take no more than a share
 * of them: so slow webhooks delay no mail and no push, and one person's ten, or a slow host that many people use, nobody else's webhook.
 */

/** What is sent at once by each channel. */
const PLACES = 16
/** Of them for one person. */
const OF_A_PERSON = 3
/** And for one host. */
const OF_A_HOST = 8

/** A channel of reminders, or the events for webhooks of developers: these hold up no reminder. */
export type Carried = Channel | 'events'

export interface Target {
  personId: string
  channel: Carried
  /** the host of the URL that it goes to, with its port; empty for what goes to a server of ours */
  host: string
}

/** Whose share is taken up. */
export interface Full {
  channels: string[]
  /** channel and person, with a space between */
  people: string[]
  hosts: string[]
}

export interface Pool {
  /** @returns what gives the place back; undefined when there is none for this one now */
  take(target: Target): (() => void) | undefined
  full(): Full
  readonly size: number
}

export function createPool(): Pool {
  let size = 0
  const channels = createShares(PLACES)
  const people = createShares(OF_A_PERSON)
  const hosts = createShares(OF_A_HOST)
  return {
    take({ personId, channel, host }) {
      const shares = [
        [channels, channel],
        [people, `${channel} ${personId}`],
        ...(host ? ([[hosts, host]] as const) : []),
      ] as const
      if (!shares.every(([share, key]) => share.hasRoom(key))) return undefined
      for (const [share, key] of shares) share.add(key, 1)
      size++
      return () => {
        for (const [share, key] of shares) share.add(key, -1)
        size--
      }
    },
    full: () => ({ channels: channels.full(), people: people.full(), hosts: hosts.full() }),
    get size() {
      return size
    },
  }
}

/** Counts by key, of those only that have any: it is never larger than what is being sent. */
function createShares(most: number) {
  const counts = new Map<string, number>()
  return {
    hasRoom: (key: string) => (counts.get(key) ?? 0) < most,
    add(key: string, change: number) {
      const count = (counts.get(key) ?? 0) + change
      if (count) counts.set(key, count)
      else counts.delete(key)
    },
    full: () => [...counts].filter(([, count]) => count >= most).map(([key]) => key),
  }
}
