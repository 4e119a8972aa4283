import type { KafkaAddress } from '../../shared/kafka/client.ts'
import type { Log } from '../../shared/log/index.ts'
import type { Confirm } from './journal.ts'
import type { Source, Streams } from './streams.ts'

interface Options {
  kafka: KafkaAddress
  streams: Streams
  confirm: Confirm
  log: Log
}

const FIRST_PAUSE = 200
const LONGEST_PAUSE = 5000

/** Follows Kafka while there are streams, and comes back for as long as it takes when Kafka is away. */
export function createTail({ kafka, streams, confirm, log }: Options): Source {
  let running: Promise<void> | undefined
  let stopRequest = Promise.withResolvers<void>()
  let isWanted = false
  let isAttached = false

  async function run(): Promise<void> {
    // With the first stream: a cold start need not wait for Kafka's client.
    const { followTopics } = await import('./follow.ts')
    let pause = FIRST_PAUSE
    while (isWanted) {
      stopRequest = Promise.withResolvers()
      const until = stopRequest.promise
      await followTopics({ kafka, streams, confirm, log, until, onAttached, onDetached }).then(
        () => {
          pause = FIRST_PAUSE
        },
        (error) => {
          log.warn('following Kafka failed', { error })
          pause = Math.min(pause * 2, LONGEST_PAUSE)
        },
      )
      if (isWanted) await Promise.race([new Promise((resolve) => setTimeout(resolve, pause)), until])
    }
    running = undefined
  }

  function onAttached(): void {
    isAttached = true
    log.info('following Kafka')
    streams.attached()
  }

  function onDetached(): void {
    isAttached = false
  }

  return {
    start() {
      isWanted = true
      running ??= run()
    },
    async stop() {
      isWanted = false
      stopRequest.resolve()
      await running
    },
    get isAttached() {
      return isAttached
    },
  }
}
