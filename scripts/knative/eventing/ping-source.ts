import { Cron } from 'croner'
import type { Log } from '../../../shared/log/index.ts'
import type { PingSourceManifest } from '../manifests/index.ts'
import type { WireEvent } from './cloud-event.ts'
import { accountOf } from './issuer.ts'
import { resolveSink, type Sinks } from './sink.ts'

export interface PingSource {
  manifest: PingSourceManifest
  counts: Readonly<Record<'sent' | 'lost', number>>
  /** undefined when there is none */
  next(): Date | undefined
  /** Sends one now, beside the schedule. Resolves with whether it arrived. */
  fire(): Promise<boolean>
  stop(): void
}

export interface PingSourceOptions {
  manifest: PingSourceManifest
  sinks: Sinks
  log: Log
}

/** As Knative's adapter asks of the CloudEvents SDK: five more attempts, after 50 ms times 2^n. */
const RETRIES = 5
const RETRY_DELAY = 50
/** What that SDK takes for worth another attempt; 500 is not. */
const RETRIED = [404, 425, 429, 502, 503, 504]

/** Sends an event by a schedule. What cannot be delivered is lost: there is no dead letter sink for pings. */
export function startPingSource({ manifest, sinks, log }: PingSourceOptions): PingSource {
  const sink = resolveSink(manifest.sink, sinks, accountOf('PingSource', manifest))
  const stopping = new AbortController()
  const counts = { sent: 0, lost: 0 }

  async function fire(): Promise<boolean> {
    const event = pingOf(manifest, new Date())
    for (let attempt = 1; ; attempt++) {
      const status = await sink.send(event, {}, stopping.signal).then(
        (answer) => answer.status,
        () => undefined,
      )
      if (stopping.signal.aborted) return false
      if (status !== undefined && status >= 200 && status < 300) {
        counts.sent++
        return true
      }
      if (attempt > RETRIES || (status !== undefined && !RETRIED.includes(status))) {
        counts.lost++
        log.warn('a ping is lost', { source: manifest.name, status })
        return false
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY * 2 ** attempt))
    }
  }

  const job = new Cron(manifest.schedule, { timezone: manifest.timeZone, unref: true }, () => void fire())
  return {
    manifest,
    counts,
    next: () => job.nextRun() ?? undefined,
    fire,
    stop() {
      job.stop()
      stopping.abort(new Error('the source is stopping'))
    },
  }
}

function pingOf({ name, namespace, contentType, data, extensions }: PingSourceManifest, now: Date): WireEvent {
  return {
    attributes: {
      specversion: '1.0',
      id: crypto.randomUUID(),
      source: `/apis/v1/namespaces/${namespace}/pingsources/${name}`,
      type: 'dev.knative.sources.ping',
      time: now.toISOString(),
      ...extensions,
    },
    contentType: data && contentType,
    data,
  }
}
