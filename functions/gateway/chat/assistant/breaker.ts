/** Stops asking a model that fails, for a while that gets longer: each question would only make a person wait. */
import { ModelFault } from './model.ts'

interface Options {
  /** milliseconds, from any start */
  elapsed?: () => number
}

/** Faults in a row after which it is left alone. */
const MOST_FAULTS = 3
/** Milliseconds of the first rest, and of the longest. */
const [FIRST_REST, LONGEST_REST] = [15_000, 300_000]

/** Faults of the server; what the model makes of one message says nothing of the next. */
const FAULTS = ['timeout', 'busy', 'unavailable', 'denied']

export interface Breaker {
  /** After a rest one question goes through at a time, until one is answered. @throws ModelFault `resting` */
  run<Result>(ask: () => Promise<Result>): Promise<Result>
}

/** Of one process, for all people. */
export function createBreaker({ elapsed = () => performance.now() }: Options = {}): Breaker {
  let faults = 0
  let until = 0
  let isTrying = false

  function failed({ code, retryAfter = 0 }: ModelFault): void {
    if (!FAULTS.includes(code)) {
      faults = 0
      return
    }
    faults++
    const rest = faults < MOST_FAULTS ? 0 : FIRST_REST * 2 ** (faults - MOST_FAULTS)
    // "Come back in a minute" is heard at once.
    until = elapsed() + Math.min(Math.max(rest, retryAfter), LONGEST_REST)
  }

  return {
    async run(ask) {
      const wasResting = until > 0
      if (elapsed() < until || (wasResting && faults >= MOST_FAULTS && isTrying))
        throw new ModelFault('resting', 'the model failed of late and is left alone for a while')
      isTrying = true
      try {
        const result = await ask()
        faults = 0
        until = 0
        return result
      } catch (error) {
        if (error instanceof ModelFault) failed(error)
        throw error
      } finally {
        isTrying = false
      }
    },
  }
}
