/** Nothing that a client was told is lost, nothing that it asked for once happened twice, and a repetition is answered the same. */
import { type Attempt, answerOf, isFinal, type Operation, type Verb } from '../../history.ts'
import {
  type CollectionState,
  type CommentState,
  collectionIn,
  type Evidence,
  isByPerson,
  isSame,
  type StoredEvent,
  type TaskState,
  type Violation,
} from '../evidence.ts'
import { apply } from '../replay.ts'
import { hasVersion, listIn, statesIn, type ToolAnswer } from '../told.ts'

/** What a correct request of a known person can be refused with: somebody was faster, or it does not fit the state. */
const REFUSALS = [404, 409, 410, 412, 422]
/** What nobody can be faster with, and what fits every state. */
const NEVER_REFUSED: Verb[] = ['profile', 'page', 'webhook', 'import', 'look', 'say']
/** Among the words of a tool: that is no matter of anybody's state. */
const MISUSED = 'wrong arguments'

export function checkAnswers({ history, events }: Evidence): Violation[] {
  const stored = new Map(
    [...Map.groupBy(events, ({ person }) => person)].map(([person, own]) => [person, storedOf(own)]),
  )
  const created = Map.groupBy(
    events.filter(
      (event) => ['todo.task.created.v1', 'todo.comment.created.v1'].includes(event.type) && isByPerson(event),
    ),
    ({ person, data }) => `${person}/${data.task?.title ?? data.comment?.text}`,
  )
  return history.operations.flatMap((operation) => [
    ...lost(operation, stored.get(operation.person) ?? storedOf([])),
    ...operation.titles.flatMap((title) => doubled(operation, title, created)),
    ...changedAnswers(operation),
    ...unexpected(operation),
  ])
}

/** Whether the answer says that it was done. */
function isDone({ verb }: Operation, { status, body }: Attempt): boolean {
  if (status < 200 || status >= 300) return false
  return verb !== 'agent' || resultIn(body)?.outcome === 'done'
}

/** All states that a person's tasks and collections had, by id and version, and all that events are about. */
interface Stored {
  tasks: Map<string, TaskState>
  collections: Map<string, CollectionState>
  comments: Map<string, CommentState>
  subjects: Set<string>
  deleted: Set<string>
}

function storedOf(events: StoredEvent[]): Stored {
  const stored: Stored = {
    tasks: new Map(),
    collections: new Map(),
    comments: new Map(),
    subjects: new Set(),
    deleted: new Set(),
  }
  const tasks = new Map<string, TaskState>()
  for (const event of events) {
    const { collection } = collectionIn(event) ?? {}
    const { comment } = event.data
    stored.subjects.add(event.subject)
    if (collection) stored.collections.set(`${collection.id}/${collection.version}`, collection)
    if (comment) stored.comments.set(`${comment.id}/${comment.version}`, comment)
    if (event.type.endsWith('.deleted.v1')) stored.deleted.add(comment?.id ?? event.subject)
    apply(tasks, event)
    // Of a task that follows a name there is no event of its own.
    const changed = collection ? tasks.values() : [tasks.get(event.subject)]
    for (const task of changed) if (task) stored.tasks.set(`${task.id}/${task.version}`, task)
  }
  return stored
}

function lost(operation: Operation, stored: Stored): Violation[] {
  const answer = answerOf(operation)
  if (!answer || !isDone(operation, answer)) return []
  const isNotStored = <State extends { id: string; version: number }>(known: Map<string, State>, state: State) => {
    const was = known.get(`${state.id}/${state.version}`)
    if (!was) return [violation('lost', operation, state.id, `version ${state.version} was answered and is not stored`)]
    if (isSame(was, state)) return []
    return [violation('lost', operation, state.id, `version ${state.version} was answered otherwise than it is stored`)]
  }
  const isDeleted = ['delete', 'remove', 'uncomment'].includes(operation.verb)
  return [
    ...tasksOf(answer.body, operation).flatMap((task) => isNotStored(stored.tasks, task)),
    ...collectionsOf(answer.body, operation).flatMap((each) => isNotStored(stored.collections, each)),
    ...commentsOf(answer.body, operation).flatMap((each) => isNotStored(stored.comments, each)),
    ...toldOf(answer.body, operation)
      .filter((id) => !stored.subjects.has(id))
      .map((id) => violation('lost', operation, id, 'a change was told of that is not stored')),
    ...(isDeleted && !stored.deleted.has(operation.taskId!)
      ? [violation('lost', operation, operation.taskId, 'it was answered as deleted and was not')]
      : []),
  ]
}

function doubled(operation: Operation, title: string, created: Map<string, StoredEvent[]>): Violation[] {
  const { person, verb } = operation
  const made = created.get(`${person}/${title}`) ?? []
  const answer = answerOf(operation)
  const of = (what: string) => `“${title}” was ${what}`
  if (made.length > 1)
    return [violation('doubled', operation, made[1]!.subject, of(`asked for once and created ${made.length} times`))]
  const isSomeDone = operation.attempts.some((each) => isDone(operation, each))
  if (made.length && answer && !isSomeDone && !isUnknown(operation, answer))
    return [violation('doubled', operation, made[0]!.subject, of(`refused with ${answer.status} and created`))]
  // A chat may have understood something else, and says so.
  if (!made.length && answer && isDone(operation, answer) && verb !== 'say')
    return [violation('lost', operation, undefined, of('answered and not created'))]
  return []
}

/** An agent is told in words that nobody knows what became of its call. */
const isUnknown = ({ verb }: Operation, { body }: Attempt): boolean =>
  verb === 'agent' && JSON.stringify(body).includes('it may have happened')

function changedAnswers(operation: Operation): Violation[] {
  // Whoever looks again sees what has changed meanwhile.
  if (operation.verb === 'look') return []
  const answers = operation.attempts.filter(isFinal)
  const done = answers.findIndex((answer) => isDone(operation, answer))
  // What was refused was not done, and is decided anew when it is sent again.
  const first = answers[done]
  if (first?.isReplay && done > 0)
    return [violation('lost', operation, operation.taskId, 'it was refused, and had been done before that')]
  const other = answers
    .slice(done + 1)
    .find(({ status, body }) => first && (status !== first.status || !isSame(body, first.body)))
  if (!other) return []
  return [
    violation(
      'doubled',
      operation,
      operation.taskId,
      `repeated, it was answered ${other.status} otherwise than first (${first!.status})`,
    ),
  ]
}

/** A wrong answer is told to a careful client as well: it would give up on it. */
function unexpected(operation: Operation): Violation[] {
  const refusals = NEVER_REFUSED.includes(operation.verb) ? [] : REFUSALS
  const isKnown = ({ status }: { status: number }) =>
    status === 0 || status === 429 || status === 408 || status < 300 || refusals.includes(status) || status > 500
  const odd = operation.attempts.find((attempt) => !isKnown(attempt))
  const misused = operation.attempts.map(({ body }) => misuseIn(operation, body)).find(Boolean)
  return [
    ...(odd ? [violation('wrong', operation, operation.taskId, `it was answered ${odd.status}`)] : []),
    ...(misused ? [violation('wrong', operation, operation.taskId, `it was refused: ${misused}`)] : []),
  ]
}

/** Whether an agent was told that its call is none. */
function misuseIn({ verb }: Operation, body: unknown): string | undefined {
  if (verb !== 'agent') return undefined
  const { error, result } = (body ?? {}) as ToolAnswer
  const said = result?.isError ? (result.content?.[0]?.text ?? 'nothing was said') : undefined
  return error ? (error.message ?? 'an error') : said?.includes(MISUSED) ? said : undefined
}

const ofCollections = ['collect', 'rename']
const ofComments = ['comment', 'reword']

/** Tasks as they were answered. What only shows them is left out. */
function tasksOf(body: unknown, { verb }: Operation): TaskState[] {
  if (['say', 'look', ...ofCollections, ...ofComments].includes(verb)) return []
  return [...(hasVersion(body) ? [body as TaskState] : []), ...statesIn<TaskState>(body, 'tasks')]
}

const collectionsOf = (body: unknown, { verb }: Operation): CollectionState[] => [
  ...(ofCollections.includes(verb) && hasVersion(body) ? [body as CollectionState] : []),
  ...(verb === 'look' ? [] : statesIn<CollectionState>(body, 'collections')),
]

const commentsOf = (body: unknown, { verb }: Operation): CommentState[] =>
  ofComments.includes(verb) && hasVersion(body) ? [body as unknown as CommentState] : []

/** Ids of what the answer says was changed, without how it is now. */
function toldOf(body: unknown, { verb }: Operation): string[] {
  const told = (verb === 'say' ? listIn(body, 'actions') : listIn(resultIn(body), 'tasks')) as Told[]
  return told.map(({ id, taskId, collectionId }) => id ?? taskId ?? collectionId!)
}

interface Told {
  id?: string
  taskId?: string
  collectionId?: string
}

/** Of a call of a tool; undefined when it was refused, or is none. */
const resultIn = (body: unknown): Record<string, unknown> | undefined =>
  (body as ToolAnswer | null)?.result?.structuredContent

const violation = (
  kind: Violation['kind'],
  { person, number, verb }: Operation,
  taskId: string | undefined,
  what: string,
): Violation => ({
  rule: 'answers',
  kind,
  person,
  taskId,
  what: `operation ${number} (${verb}): ${what}`,
})
