/** Conversations with the assistant, and what must be true of the stored tasks afterwards: judged by state, never by words. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Task } from '../../shared/domain/task.ts'

/** Wednesday, 9:30 in Berlin. */
export const NOW = '2026-03-11T08:30:00.000Z'
export const TIME_ZONE = 'Europe/Berlin'

export interface Scenario {
  id: string
  /** the tasks before */
  tasks: Given[]
  /** what is said, one message a turn */
  say: string[]
  /** a plan that is shown may be said yes to; else the answer is no */
  yes?: true
  /** titles, or parts of them, of tasks that may change; `*` for all */
  touch?: string[]
  /** how many new tasks there must be; none when left out */
  added?: [least: number, most: number]
  /** what must be true of tasks that are there, or new */
  holds?: Holds[]
  /** the profile's time zone afterwards, where it may change */
  timeZone?: string
  /** by turn: what the scripted model calls, round by round, before it says a word */
  script: Move[][][]
}

export interface Given {
  title: string
  /** `2026-03-11` or `2026-03-11 09:00` */
  due?: string
  priority?: 1 | 2 | 3 | 4
  project?: string
  labels?: string[]
  minutes?: number
  rule?: string
  note?: string
  done?: true
}

export interface Holds {
  /** part of its title */
  task: string
  is?: Task['status']
  /** a date, or the first and the last one */
  on?: string | [string, string] | null
  /** a time, or whether it has one */
  at?: string | boolean
  priority?: number
  project?: string
  label?: string
  minutes?: number
  repeats?: boolean
}

/** A tool with its arguments; `@dentist` stands for the number that a result gives to the task. */
export type Move = [tool: string, args: Record<string, unknown>]

export const readScenarios = (): Scenario[] =>
  readFileSync(fileURLToPath(new URL('scenarios.jsonl', import.meta.url)), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Scenario)

export interface State {
  tasks: Task[]
  timeZone: string
}

export interface Judgement {
  /** what was to be and is not */
  missed: string[]
  /** changes that nobody asked for */
  harm: string[]
}

const has = (title: string, part: string): boolean => title.toLowerCase().includes(part.toLowerCase())

export function judge(
  { touch = [], added = [0, 0], holds = [], timeZone }: Scenario,
  before: State,
  after: State,
): Judgement {
  const known = new Map(before.tasks.map((task) => [task.id, task]))
  const found = new Map(after.tasks.map((task) => [task.id, task]))
  const fresh = after.tasks.filter(({ id, status }) => !known.has(id) && status !== 'deleted')
  const harm: string[] = []
  const missed: string[] = []
  const wantsGone = (title: string) => holds.some(({ task, is }) => is === 'deleted' && has(title, task))
  for (const task of before.tasks) {
    const now = found.get(task.id)
    if (!now || now.status === 'deleted') {
      if (!wantsGone(task.title)) harm.push(`“${task.title}” is gone`)
    } else if (now.version !== task.version && JSON.stringify(essence(now)) !== JSON.stringify(essence(task))) {
      if (!touch.some((part) => part === '*' || has(task.title, part))) harm.push(`“${task.title}” was changed`)
    }
  }
  const [least, most] = added
  if (fresh.length > most) harm.push(`${fresh.length} tasks were added: ${fresh.map(({ title }) => title).join(', ')}`)
  if (fresh.length < least) missed.push(`${fresh.length} tasks were added, not ${least}`)
  if (after.timeZone !== (timeZone ?? before.timeZone)) {
    if (timeZone) missed.push(`the time zone is ${after.timeZone}`)
    else harm.push('the time zone was changed')
  }
  for (const each of holds) {
    const all = before.tasks
      .filter(({ title }) => has(title, each.task))
      .map((task) => found.get(task.id) ?? { ...task, status: 'deleted' as const })
    const those = all.length ? all : fresh.filter(({ title }) => has(title, each.task))
    if (!those.length) missed.push(`there is no “${each.task}”`)
    for (const task of those) missed.push(...unlike(task, each))
  }
  return { missed, harm }
}

const essence = ({ version, updatedAt, ...rest }: Task) => rest

function unlike(task: Task, { is, on, at, priority, project, label, minutes, repeats }: Holds): string[] {
  const wrong: string[] = []
  const want = (isSo: boolean, what: string) => {
    if (!isSo) wrong.push(`“${task.title}” ${what}`)
  }
  const { date = null, time = null } = task.due ?? {}
  if (is) want(task.status === is, `is ${task.status}`)
  if (on === null || typeof on === 'string') want(date === on, `is on ${date}`)
  else if (on) want(date !== null && date >= on[0] && date <= on[1], `is on ${date}`)
  if (typeof at === 'string') want(time === at, `is at ${time}`)
  else if (at !== undefined) want((time !== null) === at, `is at ${time}`)
  if (priority) want(task.priority === priority, `has priority ${task.priority}`)
  if (project) want(task.project?.toLowerCase() === project.toLowerCase(), `is in ${task.project}`)
  if (label)
    want(
      task.labels.some((each) => has(each, label)),
      `has labels ${task.labels}`,
    )
  if (minutes) want(task.durationMinutes === minutes, `takes ${task.durationMinutes} minutes`)
  if (repeats !== undefined) want((task.recurrence !== null) === repeats, repeats ? 'does not repeat' : 'repeats')
  return wrong
}
