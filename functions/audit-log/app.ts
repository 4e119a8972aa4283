import { type Database, DatabaseError } from '../../shared/database/index.ts'
import { type Outcome, type Seen, takeDeliveries } from '../../shared/http/deliveries.ts'
import { createFunctionApp, type DeliveryDeps } from '../../shared/http/function-app.ts'
import { counter } from '../../shared/metrics/index.ts'
import { deadLetterOf } from '../audit/dead-letter.ts'
import { entryOf, isAlien, isDeadLetter, receive } from '../audit/record.ts'
import { append } from '../audit/statements/append.ts'
import { keepDeadLetter } from '../audit/statements/dead-letters.ts'
import { eraseBefore, saysThatPersonLeft } from './erase.ts'

const deadLetters = counter('todo_dead_letters_total', 'Dead letters that were kept for an operator')

interface Deps extends DeliveryDeps {
  database: Database
  now: () => Date
  /** milliseconds, from any start */
  elapsed: () => number
}

/** Keeps every record of every topic in a log that only grows. What it keeps, audit shows: a person reaches that one, a source this one. */
export function createApp({ database, now, elapsed, ...base }: Deps) {
  const app = createFunctionApp(base)

  async function take(request: Request, seen: (event: Seen) => void): Promise<Outcome> {
    const received = await receive(request)
    const { id = '', source = '', type = '', subject, time, ...extensions } = received.attributes
    const isLetter = isDeadLetter(received.attributes) || isAlien(received.attributes)
    const { entry, letter } = isLetter ? deadLetterOf(received) : { entry: entryOf(received), letter: undefined }
    seen({ id, source, type, subject, time, extensions, topic: entry.topic ?? undefined })
    const at = now().toISOString()
    const outcome = await storeOnce(() =>
      database.query(letter ? keepDeadLetter(entry, letter, at) : append(entry, at)),
    )
    if (letter && outcome === 'done') deadLetters.inc()
    if (saysThatPersonLeft(entry)) await eraseBefore(entry, { database, at, elapsed })
    return outcome
  }

  // What it refused would come back to it as a dead letter, and then be lost: nobody stands behind it.
  takeDeliveries(app, { ...base, take, unexpected: 'retry' })
  return app
}

/** SQLSTATE of the unique index on entries: a copy of the record was appended at the same moment. */
const TWIN = '23505'

async function storeOnce(store: () => Promise<unknown[]>): Promise<Outcome> {
  try {
    return (await store()).length ? 'done' : 'duplicate'
  } catch (error) {
    if (error instanceof DatabaseError && error.code === TWIN) return 'duplicate'
    throw error
  }
}
