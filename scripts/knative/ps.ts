/** `make ps`: functions, replicas, memory and lag of the running system, as tables. */
import { findRunning } from '../dev/running.ts'
import { fetchState } from './client.ts'
import type { State } from './state.ts'

type Row = (string | number)[]

/** Columns as wide as their longest cell, numbers to the right. */
export function table(head: string[], rows: Row[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => String(row[column]).length)))
  const isNumber = head.map((_, column) => rows.every((row) => typeof row[column] === 'number' || row[column] === '-'))
  const line = (row: Row) =>
    row.map((cell, i) => (isNumber[i] ? String(cell).padStart(widths[i]!) : String(cell).padEnd(widths[i]!))).join('  ')
  return all.map((row) => line(row).trimEnd()).join('\n')
}

export function shown({ services, kafkaSources, pingSources }: State): string {
  const functions = services.flatMap(({ name, replicas, queued, coldStarts, lastColdStart, restarts }) => {
    const counts: Row = [coldStarts, lastColdStart ?? '-', restarts]
    if (replicas.length === 0) return [[name, '-', 'at zero', '-', queued, ...counts]]
    return replicas.map(({ pid, state, memory, inFlight }, i) => {
      const mebibytes = memory === null ? '-' : Number((memory / 2 ** 20).toFixed(1))
      const first = i === 0
      return [
        first ? name : '',
        pid,
        state,
        mebibytes,
        inFlight + (first ? queued : 0),
        ...(first ? counts : ['-', '-', '-']),
      ]
    })
  })
  const sources = kafkaSources.map((source) => [
    source.name,
    source.topics.join(','),
    source.group,
    source.sink,
    source.consumers,
    source.lag ?? '-',
    source.inFlight,
    source.delivered,
    source.retried,
    source.deadLettered,
    source.lost,
  ])
  const pings = pingSources.map(({ name, schedule, timeZone, sink, next, sent, lost }) => {
    return [name, schedule, timeZone, sink, next ?? '-', sent, lost]
  })
  const tables = [
    table(['FUNCTION', 'PROCESS', 'STATE', 'PRIVATE MiB', 'REQUESTS', 'STARTS', 'START ms', 'CRASHES'], functions),
    table(
      [
        'KAFKASOURCE',
        'TOPICS',
        'GROUP',
        'SINK',
        'CONSUMERS',
        'LAG',
        'IN FLIGHT',
        'DELIVERED',
        'RETRIED',
        'DEAD',
        'LOST',
      ],
      sources,
    ),
    table(['PINGSOURCE', 'SCHEDULE', 'ZONE', 'SINK', 'NEXT', 'SENT', 'LOST'], pings),
  ]
  return tables.join('\n\n')
}

if (import.meta.main) {
  const running = await findRunning()
  if (running) {
    console.log(shown(await fetchState(running.gatewayUrl)))
  } else {
    console.error('The system does not run here. Start it with: make dev')
    process.exitCode = 1
  }
}
