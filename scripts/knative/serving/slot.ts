import type { Replica } from './replica.ts'

/** One of the places for a request in a ready process. */
export interface Slot {
  replica: Replica
  /** To be called once the request has ended, however it did. More calls do nothing. */
  release(): void
  /** Instead of `release` when the process takes no connections: it is gone, though the system has not told so yet. */
  refused(): void
}

/** No process can take the request. Answered with `status`, which is 503: sources try again. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  readonly code = 'unavailable'
  readonly status = 503
}
