import type { Database } from '../../shared/database/index.ts'
import { type Outcome, readEvent, takeDeliveries } from '../../shared/http/deliveries.ts'
import { poison } from '../../shared/http/failed-delivery.ts'
import { createFunctionApp, type DeliveryDeps } from '../../shared/http/function-app.ts'
import type { IdSource } from '../../shared/ids/index.ts'
import type { Producer } from '../../shared/kafka/producer.ts'
import { createFirstUses } from './first-uses.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createRelay } from './relay.ts'
import { giveLeaseBack, takeLease } from './statements.ts'

interface Deps extends DeliveryDeps {
  database: Database
  producer: Producer
  /** looks for records that no source can bring to a function; gives how many it told operators of */
  tellUndelivered: (goOn: () => Promise<boolean>) => Promise<number>
  /** names the holder of the lease */
  newId: IdSource
  /** milliseconds, from any start */
  elapsed: () => number
  /** seconds after which a committed event is taken for left behind: longer than a function waits for Kafka */
  olderThan?: number
  /** most events, or rows to delete, of one batch */
  batch?: number
  /** milliseconds of a ping's work: it ends in time for the next, which goes on with what is left */
  budget?: number
}

/** Milliseconds until a topic that took nothing is tried again, and twice as long after each time: an outage that ends is noticed soon. */
const FIRST_WAIT = 1000
/** Milliseconds until this process asks Kafka again for what sources cannot deliver, however often it is pinged. */
const LOOK_AGAIN = 30_000
/** Seconds; renewed with each batch, whose parts give up sooner than that. */
const LEASE = 30

/**
 * Publishes what a crash left unpublished, forgets what nobody needs any more, and tells what nobody else can: first uses of access tokens, and
 * what sources cannot deliver. One process at a time, each minute.
 */
export function createApp(deps: Deps) {
  const {
    database,
    producer,
    tellUndelivered,
    newId,
    elapsed,
    olderThan = 15,
    batch = 500,
    budget = 45_000,
    ...base
  } = deps
  const app = createFunctionApp(base)
  const { log } = base
  const relay = createRelay({ database, producer, log, olderThan, batch })
  const tellFirstUses = createFirstUses({ database, log })
  const housekeeping = createHousekeeping({ database, log, batch: batch * 4 })

  async function ping(): Promise<Outcome> {
    const owner = newId()
    const until = elapsed() + budget
    // Asked before each batch: one that was thought dead finds out here that another has taken over.
    const goOn = async () => elapsed() < until && (await database.query(takeLease('relay', owner, LEASE))).length > 0
    if (!(await goOn())) return 'ignored'
    try {
      let { published, failure } = await relay(goOn)
      const { forgotten, failure: unforgotten } = await housekeeping(goOn)
      const told = await tellFirstUses(goOn)
      for (let wait = FIRST_WAIT; failure && elapsed() + wait < until; wait *= 2) {
        await pause(wait)
        if (!(await goOn())) break
        const again = await relay(goOn)
        published += again.published
        failure = again.failure
      }
      if (failure ?? unforgotten) throw failure ?? unforgotten
      return published + forgotten + told + (await look(goOn)) > 0 ? 'done' : 'ignored'
    } finally {
      await database.query(giveLeaseBack('relay', owner)).catch((error) => log.warn('the lease will end', { error }))
    }
  }

  let lookedAt = Number.NEGATIVE_INFINITY
  async function look(goOn: () => Promise<boolean>): Promise<number> {
    if (elapsed() - lookedAt < LOOK_AGAIN) return 0
    lookedAt = elapsed()
    try {
      return await tellUndelivered(goOn)
    } catch (error) {
      log.warn('not looked for what sources cannot deliver: the next ping does', { error })
      return 0
    }
  }

  takeDeliveries(app, {
    ...base,
    async take(request, seen) {
      const event = await readEvent(request)
      seen(event)
      if (event.type !== 'dev.knative.sources.ping') throw poison('unknown-event-type', 'Only pings are known here.')
      return ping()
    },
  })
  return app
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
