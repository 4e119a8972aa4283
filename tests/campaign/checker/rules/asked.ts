/** What was answered as done is what was asked for: an answer of another kind would leave the other rules nothing to hold against what is stored. */
import { answerOf, type Operation, type Verb } from '../../history.ts'
import type { Evidence, Violation } from '../evidence.ts'
import { keyOf } from '../replay.ts'
import { listIn } from '../told.ts'

export const checkAsked = ({ history }: Evidence): Violation[] =>
  history.operations.flatMap((operation) => {
    const answer = answerOf(operation)
    if (!answer || answer.status >= 300 || answer.status < 200) return []
    const field = otherIn(WANTED[operation.verb]?.(operation) ?? {}, answer.body)
    if (field === undefined) return []
    const { person, taskId, number, verb } = operation
    const what = `operation ${number} (${verb}): ${field || 'the whole'} of its answer is not what was asked for`
    return [{ rule: 'asked', kind: 'wrong', person, taskId, what }]
  })

/** A value is to be the same, an object to have at least what is in it; a function says whether it is right. */
type Wanted = unknown

const isText: Wanted = (value: unknown) => typeof value === 'string' && value !== ''
const isList: Wanted = Array.isArray
const isDone: Wanted = (status: unknown) => status === 'completed' || status === 'skipped'
/** Whatever was made of it: what is made known by a name is so in any case. */
const isNamed = (name: unknown) => (told: unknown) => typeof told === 'string' && keyOf(told) === keyOf(String(name))
const has =
  (...wanted: Wanted[]): Wanted =>
  (list: unknown) =>
    wanted.every((each) => listIn({ list }, 'list').some((item) => otherIn(each, item) === undefined))

const task = ({ taskId, body }: Operation): Wanted => {
  const { project, section, labels, after, before, ...asked } = (body ?? {}) as Record<string, unknown>
  return {
    ...asked,
    ...(taskId !== undefined && { id: taskId }),
    // A subtask is where its parent is.
    ...(project !== undefined && { project: isNamed(project) }),
    ...(section !== undefined && { section: isNamed(section) }),
    ...(labels !== undefined && {
      labels: (told: unknown) => (labels as string[]).every((label) => listIn({ told }, 'told').some(isNamed(label))),
    }),
  }
}
/** What a first sending that broke off had stored is known to the next one. */
const isOfRows =
  (rows: number): Wanted =>
  (told: unknown) => {
    const { added = 0, known = 0 } = (told ?? {}) as { added?: number; known?: number }
    return added + known === rows
  }
const done = ({ taskId }: Operation): Wanted => ({ id: taskId, status: isDone })
const named = ({ taskId, body }: Operation): Wanted => ({
  ...(taskId !== undefined && { id: taskId }),
  name: (body as { name: string }).name,
})
const turn = (): Wanted => ({ tasks: isList, count: (count: unknown) => Number(count) > 0 })

/** By the paths of what only looks. */
const SEEN: [string, Wanted][] = [
  ['/comments', { comments: isList }],
  ['/v1/tasks', { tasks: isList }],
  ['/v1/turns', { turns: isList }],
  ['/v1/collections', { projects: isList }],
  ['/v1/figures', { days: isList, postponed: isList }],
  ['/v1/chat', { reply: isText, tasks: isList }],
]

const WANTED: Partial<Record<Verb, (operation: Operation) => Wanted>> = {
  create: task,
  change: task,
  move: task,
  complete: done,
  skip: done,
  reopen: ({ taskId }) => ({ id: taskId, status: 'open' }),
  undo: turn,
  redo: turn,
  batch: ({ titles, taskId }) => ({ tasks: has({ title: titles[0] }, { id: taskId, status: isDone }) }),
  import: ({ titles }) => isOfRows(titles.length),
  collect: named,
  rename: named,
  comment: ({ taskId, titles }) => ({ taskId, text: titles[0] }),
  reword: ({ taskId, body }) => ({ id: taskId, ...(body as { text: string }) }),
  profile: ({ body }) => body,
  webhook: ({ body }) => ({ ...(body as object), id: isText, secret: isText }),
  look: ({ path }) => SEEN.find(([part]) => path.includes(part))?.[1],
  say: () => ({ reply: isText, actions: isList }),
  agent: () => ({ result: { content: isList } }),
  page: () => ({ digest: isText }),
}

/** @returns the name of the first part that is another one; undefined when there is none, '' when it is the whole */
function otherIn(wanted: Wanted, told: unknown): string | undefined {
  if (typeof wanted === 'function') return wanted(told) ? undefined : ''
  if (typeof wanted !== 'object' || wanted === null) return (told ?? null) === (wanted ?? null) ? undefined : ''
  for (const [name, each] of Object.entries(wanted)) {
    const other = otherIn(each, (told as Record<string, unknown> | null | undefined)?.[name])
    if (other !== undefined) return other ? `${name}.${other}` : name
  }
  return undefined
}
