/** Nothing that a client was told is lost, nothing that it asked for once happened twice, and a repetition is answered the same. */
import { answerOf, isFinal, type Operation } from '../../history.ts'
import { type Evidence, isSame, type StoredEvent, type TaskState, type Violation } from '../evidence.ts'

const isDone = (status: number): boolean => status >= 200 && status < 300
/** What a correct request of a known person can be refused with: somebody was faster, or it does not fit the state. */
const REFUSALS = [404, 409, 410, 412, 422]

export function checkAnswers({ history, events }: Evidence): Violation[] {
  const byTask = Map.groupBy(events, ({ person, subject }) => `${person}/${subject}`)
  const created = Map.groupBy(
    events.filter(({ type, source }) => type === 'todo.task.created.v1' && source.endsWith('/gateway')),
    ({ person, data }) => `${person}/${data.task?.title}`,
  )
  return history.operations.flatMap((operation) => [
    ...lost(operation, byTask),
    ...doubled(operation, created),
    ...changedAnswers(operation),
    ...unexpected(operation),
  ])
}

function lost(operation: Operation, byTask: Map<string, StoredEvent[]>): Violation[] {
  const answer = answerOf(operation)
  if (!answer || !isDone(answer.status)) return []
  const { person } = operation
  const eventsOf = (id: string) => byTask.get(`${person}/${id}`) ?? []
  const found: Violation[] = []
  for (const task of tasksOf(answer.body, operation)) {
    const stored = eventsOf(task.id).find(({ type, data }) => isOfTask(type) && data.task?.version === task.version)
    if (!stored)
      found.push(violation('lost', operation, task.id, `version ${task.version} was answered and is not stored`))
    else if (!isSame(stored.data.task, task)) {
      found.push(
        violation('lost', operation, task.id, `version ${task.version} was answered otherwise than it is stored`),
      )
    }
  }
  for (const { taskId } of actionsOf(answer.body, operation)) {
    if (!eventsOf(taskId).length)
      found.push(violation('lost', operation, taskId, 'the chat told of a change that is not stored'))
  }
  if (operation.verb === 'delete' && !eventsOf(operation.taskId!).some(({ type }) => type === 'todo.task.deleted.v1')) {
    found.push(violation('lost', operation, operation.taskId, 'it was answered as deleted and was not'))
  }
  return found
}

function doubled(operation: Operation, created: Map<string, StoredEvent[]>): Violation[] {
  const { person, title } = operation
  if (title === undefined) return []
  const made = created.get(`${person}/${title}`) ?? []
  const answer = answerOf(operation)
  if (made.length > 1) {
    return [
      violation(
        'doubled',
        operation,
        made[1]!.subject,
        `“${title}” was asked for once and created ${made.length} times`,
      ),
    ]
  }
  if (made.length && answer && !isDone(answer.status)) {
    return [
      violation('doubled', operation, made[0]!.subject, `“${title}” was refused with ${answer.status} and created`),
    ]
  }
  // A chat may have understood something else, and says so.
  if (!made.length && answer && isDone(answer.status) && operation.verb !== 'say') {
    return [violation('lost', operation, undefined, `“${title}” was answered and not created`)]
  }
  return []
}

function changedAnswers(operation: Operation): Violation[] {
  const [first, ...others] = operation.attempts.filter(isFinal)
  const other = others.find(({ status, body }) => status !== first!.status || !isSame(body, first!.body))
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
  const isKnown = ({ status }: { status: number }) =>
    status === 0 || status === 429 || status === 408 || isDone(status) || REFUSALS.includes(status) || status > 500
  const odd = operation.attempts.find((attempt) => !isKnown(attempt))
  return odd ? [violation('wrong', operation, operation.taskId, `it was answered ${odd.status}`)] : []
}

const isOfTask = (type: string): boolean => type.startsWith('todo.task.')

const isTask = (value: unknown): value is TaskState => typeof (value as TaskState | null)?.version === 'number'

function tasksOf(body: unknown, { verb }: Operation): TaskState[] {
  // A reply shows tasks as well that it did not change.
  if (verb === 'say') return []
  const { tasks = [] } = (body ?? {}) as { tasks?: unknown[] }
  return [body, ...tasks].filter(isTask)
}

const actionsOf = (body: unknown, { verb }: Operation): { taskId: string }[] =>
  verb === 'say' ? ((body as { actions?: { taskId: string }[] }).actions ?? []) : []

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
