/** What a run found, as a table and the shortest history of each kind of violation. */
import type { Evidence, TaskState, Violation } from './checker/evidence.ts'
import { check } from './checker/index.ts'
import { shortest } from './checker/shortest.ts'
import { statesIn } from './checker/told.ts'
import { answerOf, type FaultNote, type Operation } from './history.ts'
import type { Outage, OutageResult } from './outages.ts'
import type { Result } from './run.ts'

/** Violations of one rule that are told in full. */
const TOLD = 3
const FAULTS_SHOWN = 8

export function reportOf(result: Result): string {
  const { settings, violations } = result
  const byRule = Map.groupBy(violations, ({ rule }) => rule)
  return [
    ...tableOf(result).map(([name, value]) => `${name.padEnd(34)}${value}`),
    ...[...byRule].map(([rule, all]) => `\n${rule}: ${all.length}\n${all.slice(0, TOLD).map(lineOf).join('\n')}`),
    ...[...byRule.values()].slice(0, TOLD).map(([first]) => historyOf(result.evidence, first!)),
    violations.length
      ? `\nFAILED with seed ${settings.seed}`
      : `\nNothing was lost, and nothing happened twice. Seed ${settings.seed}`,
  ].join('\n')
}

const lineOf = ({ person, taskId, what }: Violation): string => `  ${person}${taskId ? ` ${taskId}` : ''}: ${what}`

interface Figures {
  faults: number
  operations: number
  requests: number
  events: number
  reminders: number
  late: string
  caughtUp: string
  lost: number
  doubled: number
  wrong: number
}

function figuresOf({ evidence, violations, caughtUp }: Result): Figures {
  const { history, events } = evidence
  const count = (kind: Violation['kind']) => violations.filter((each) => each.kind === kind).length
  const late = latenessOf(evidence)
  return {
    faults: history.faults.length,
    operations: history.operations.length,
    requests: history.operations.reduce((sum, { attempts }) => sum + attempts.length, 0),
    events: events.length,
    reminders: late.length,
    late: [0.5, 0.99, 1].map((share) => seconds(quantile(late, share))).join(', '),
    caughtUp: seconds(caughtUp),
    lost: count('lost'),
    doubled: count('doubled'),
    wrong: count('wrong'),
  }
}

function tableOf(result: Result): [string, string | number][] {
  const { evidence, disturbed, left, hadVolumes } = result
  const { seed, minutes, people } = result.settings
  const { history, records, entries } = evidence
  const figures = figuresOf(result)
  const isLeft = Object.values(left).some(Boolean)
  return [
    ['seed', seed],
    ['minutes of faults', minutes],
    ['people', people],
    ['faults', figures.faults],
    ...[...kindsOf(history.faults)].map(([kind, number]): [string, number] => [`  ${kind}`, number]),
    ...(hadVolumes ? [] : [['  full disks', 'left out: this needs root on Linux'] as [string, string]]),
    ['deliveries repeated', disturbed.repeated],
    ['deliveries delayed', disturbed.delayed],
    ['operations', figures.operations],
    ['  answered for good', history.operations.filter((each) => answerOf(each)).length],
    ['  requests that they took', figures.requests],
    ['events', figures.events],
    ['records in Kafka', records.length],
    ['entries in the audit log', entries.length],
    ['events streamed', history.streams.reduce((sum, { received }) => sum + received.length, 0)],
    ['connections of streams', history.streams.reduce((sum, { connections }) => sum + connections, 0)],
    ['reminders told by webhook', figures.reminders],
    ['  late by (p50, p99, most)', figures.late],
    ['events sent to developers', history.calls.length],
    ['sessions renewed', history.sessions.filter(({ what }) => what === 'renewed').length],
    ['people who looked at all at last', `${history.endings.length} of ${people}`],
    ['caught up after', `${figures.caughtUp}${isLeft ? `, left: ${JSON.stringify(left)}` : ''}`],
    ['lost', figures.lost],
    ['doubled', figures.doubled],
    ['wrong', figures.wrong],
  ]
}

/** A row of docs/reliability.md. */
export function runRow(result: Result): (string | number)[] {
  const { seed, minutes, people } = result.settings
  const { faults, operations, requests, events, reminders, late, caughtUp, lost, doubled, wrong } = figuresOf(result)
  const { repeated, delayed } = result.disturbed
  const began = [seed, minutes, people, faults, repeated + delayed]
  return [...began, operations, requests, events, reminders, late, caughtUp, lost, doubled, wrong]
}

export function sabotageRow({ settings, violations }: Result): (string | number)[] {
  const { seed, minutes, sabotage } = settings
  const rules = [...Map.groupBy(violations, ({ rule }) => rule)].map(([rule, all]) => `${rule} (${all.length})`)
  return [sabotage!, seed, minutes, violations.length, rules.join(', ') || 'nothing: the checker is blind']
}

export const outageRow = ({ part, begun, answered, ...times }: Outage): (string | number)[] => [
  part,
  begun,
  answered,
  ...[times.answers, times.published, times.recorded].map(seconds),
]

export const outagesReport = ({ violations }: OutageResult): string =>
  [...violations.slice(0, TOLD).map(lineOf), `${violations.length} violations`].join('\n')

function kindsOf(faults: FaultNote[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { what } of faults) {
    const name = what.replace(/ [+-]\d+ s$| \(\d+ ms\)$/, '')
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return new Map([...counts].sort())
}

/** Milliseconds from the instant that was asked for to the first call, ascending. */
function latenessOf({ history }: Evidence): number[] {
  const first = new Map<string, number>()
  for (const { id, at, due } of history.hooks) if (!first.has(id)) first.set(id, at - due)
  return [...first.values()].sort((a, b) => a - b)
}

const quantile = (ascending: number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

/** The shortest history that shows a violation, in order of time. */
function historyOf(evidence: Evidence, violation: Violation): string {
  const { history, events } = shortest(evidence, violation, check)
  const behind = evidence.history.operations.filter((operation) =>
    events.some(
      ({ person, subject, data }) => person === operation.person && answers(operation, subject, data.task?.version),
    ),
  )
  const operations = new Set([...history.operations, ...behind])
  const lines = [
    ...[...operations].flatMap(linesOfOperation),
    ...events.map(({ time, revision, type, source, subject, data }) => ({
      at: time,
      text: `  stored as revision ${revision}: ${type} of ${subject}, version ${data.task?.version ?? '-'}, by ${source}`,
    })),
    ...history.hooks.map(({ at, id, title }) => ({ at, text: `  webhook ${id} called: ${title}` })),
  ].sort((a, b) => a.at - b.at)
  const [from = 0, to = 0] = [lines[0]?.at, lines.at(-1)?.at]
  const faults = evidence.history.faults
    .filter((fault) => fault.from <= to + 1000 && (fault.to ?? to) >= from - 1000)
    .slice(-FAULTS_SHOWN)
    .map((fault) => ({
      at: fault.from,
      text: `! ${fault.what}${fault.to ? ` for ${seconds(fault.to - fault.from)}` : ''}`,
    }))
  const all = [...lines, ...faults].sort((a, b) => a.at - b.at)
  return [
    `\nShortest history: ${violation.rule}, ${violation.what}`,
    ...all.map(({ at, text }) => `  ${new Date(at).toISOString().slice(11, 23)} ${text}`),
  ].join('\n')
}

function answers(operation: Operation, taskId: string, version: number | undefined): boolean {
  const body = answerOf(operation)?.body
  return [(body ?? {}) as Told, ...statesIn<TaskState>(body, 'tasks')].some(
    (each) => each.id === taskId && each.version === version,
  )
}

interface Told {
  id?: string
  version?: number
}

const linesOfOperation = ({ number, person, device, verb, path, body, attempts }: Operation) =>
  attempts.map(({ at, until, status, body: answer }, index) => ({
    at,
    text: `${person}/${device} operation ${number}${index ? ' again' : ''}: ${verb} ${path} ${JSON.stringify(body)} → ${status || 'no answer'} after ${until - at} ms${told(answer)}`,
  }))

const told = (answer: unknown): string => {
  const { version, id } = (answer ?? {}) as Told
  return version === undefined ? '' : ` (${id} version ${version})`
}
