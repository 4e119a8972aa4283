/**
 * Metrics of this process in Prometheus' text format 0.0.4. One process is one function, so they are the process's own, as its standard
 * output is. `prom-client` would do the same for 4 MiB of private memory in each.
 *
 * Labels are few and bounded: never a person, a task or any other id.
 */
import { BoundedMap } from '../bounded/index.ts'

type Labels = Record<string, string | number>

export interface Counter {
  inc(labels?: Labels, by?: number): void
}

export interface Gauge {
  set(value: number): void
}

export interface Histogram {
  /** in the unit that the name ends with */
  observe(value: number, labels?: Labels): void
}

interface Metric {
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  /** sample lines */
  samples(): string[]
}

/** Combinations of labels of one metric: many times what there are, should a label ever take what people send. */
const MOST_SERIES = 1000

/** By name: who makes one again takes its place. */
const metrics = new Map<string, Metric>()

/** @example const consumed = counter('todo_events_consumed_total', 'Events taken'); consumed.inc({ outcome: 'done' }) */
export function counter(name: string, help: string): Counter {
  const counts = new BoundedMap<string, { value: number }>(MOST_SERIES)
  metrics.set(name, {
    help,
    type: 'counter',
    samples: () => [...counts].map(([key, { value }]) => `${name}${key} ${value}`),
  })
  return {
    inc(labels = {}, by = 1) {
      const key = keyOf(labels)
      const count = counts.get(key)
      if (count) count.value += by
      else counts.set(key, { value: by })
    },
  }
}

/** @param read gives the value when it is asked for, instead of `set` */
export function gauge(name: string, help: string, read?: () => number): Gauge {
  let current = 0
  metrics.set(name, { help, type: 'gauge', samples: () => [`${name} ${read ? read() : current}`] })
  return {
    set(value) {
      current = value
    },
  }
}

interface Distribution {
  labels: Labels
  /** by bucket, not cumulated */
  counts: number[]
  sum: number
}

/** Seconds, from a cached read to an outage. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

/** @param bounds upper bounds of the buckets, ascending */
export function histogram(name: string, help: string, bounds: readonly number[] = SECONDS): Histogram {
  const distributions = new BoundedMap<string, Distribution>(MOST_SERIES)
  metrics.set(name, {
    help,
    type: 'histogram',
    samples: () => [...distributions.values()].flatMap((each) => distributionLines(name, bounds, each)),
  })
  return {
    observe(value, labels = {}) {
      const key = keyOf(labels)
      let found = distributions.get(key)
      if (!found) {
        found = { labels, counts: new Array<number>(bounds.length + 1).fill(0), sum: 0 }
        distributions.set(key, found)
      }
      const bucket = bounds.findIndex((bound) => value <= bound)
      found.counts[bucket < 0 ? bounds.length : bucket]!++
      found.sum += value
    },
  }
}

function distributionLines(name: string, bounds: readonly number[], { labels, counts, sum }: Distribution): string[] {
  let total = 0
  const buckets = counts.map((count, index) => {
    total += count
    return `${name}_bucket${keyOf({ ...labels, le: bounds[index] ?? '+Inf' })} ${total}`
  })
  return [...buckets, `${name}_sum${keyOf(labels)} ${sum}`, `${name}_count${keyOf(labels)} ${total}`]
}

/** `{a="b"}`, or nothing without labels. Made for each sample: without lists of pairs, and looked at once for what must be escaped. */
function keyOf(labels: Labels): string {
  let pairs = ''
  for (const label in labels) pairs += `${pairs && ','}${label}="${escaped(String(labels[label]))}"`
  return pairs && `{${pairs}}`
}

const escaped = (value: string): string =>
  /[\\"\n]/.test(value) ? value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n') : value

export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** All metrics of this process; those without a sample yet are named all the same. */
export function exposition(): string {
  return [...metrics]
    .flatMap(([name, { help, type, samples }]) => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples()])
    .join('\n')
    .concat('\n')
}

gauge('process_resident_memory_bytes', 'Resident memory of the process', () => process.memoryUsage.rss())
const startedAt = Date.now() / 1000
gauge('process_start_time_seconds', 'When the process started, in seconds since the epoch', () => startedAt)
