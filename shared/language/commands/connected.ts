/** Commands that follow one another in a message: "it" is what the one before was about. */
import { addDays } from '../../time/civil.ts'
import type { Changes, Command, Target, TaskDraft } from '../types.ts'

export function connected(commands: Command[]): Command[] {
  const result: Command[] = []
  for (const command of commands) {
    const before = result.at(-1)
    const isSame = before && 'target' in command && ('last' in command.target || isAllShown(command.target))
    if (isSame && before.kind === 'add' && command.kind === 'update' && before.tasks.length === 1) {
      result[result.length - 1] = { kind: 'add', tasks: [changed(before.tasks[0]!, command.changes)] }
    } else if (isSame && before.kind === 'update' && command.kind === 'update') {
      result[result.length - 1] = { ...before, changes: both(before.changes, command.changes) }
    } else if (isSame && 'target' in before && !('shown' in before.target)) {
      // "i don't need milk anymore, take it off my list" says one thing twice.
      // So does "i bought the milk, take it off".
      if (before.kind === 'complete' && command.kind === 'delete') result.pop()
      if (before.kind !== command.kind) result.push({ ...command, target: before.target })
    } else result.push(command)
  }
  return result
}

/** "them", behind a command that named some. */
const isAllShown = (target: Target): boolean => 'shown' in target && target.shown === 'all'

const both = (first: Changes, second: Changes): Changes => ({
  ...first,
  ...second,
  ...(first.due && second.due && { due: { ...first.due, ...second.due } }),
})

/** A task as it is to be from the start: "add buy milk and make it p1". */
function changed(draft: TaskDraft, changes: Changes): TaskDraft {
  const {
    due,
    repeat,
    addLabels,
    addReminders,
    remindDaysBefore = [],
    addNote,
    lengthen,
    title,
    durationMinutes,
    deadline,
    start,
    priority,
    project,
    section,
    assignee,
  } = changes
  const result: TaskDraft = { ...draft }
  if (title) result.title = title
  if (addNote) result.note = addNote
  if (lengthen) result.durationMinutes = Math.max(1, (draft.durationMinutes ?? 0) + lengthen)
  if (durationMinutes !== undefined) result.durationMinutes = durationMinutes
  if (deadline !== undefined) result.deadline = deadline
  if (start !== undefined) result.start = start
  if (priority) result.priority = priority
  if (project !== undefined) result.project = project
  if (section !== undefined) result.section = section
  if (assignee !== undefined) result.assignee = assignee
  if (repeat !== undefined) Object.assign(result, { repeat, due: repeat ? repeat.start : result.due })
  if (due === null) result.due = null
  const date = due?.date ?? draft.due?.date
  if (due && date) result.due = { date, time: due.time === undefined ? (draft.due?.time ?? null) : due.time }
  result.labels = [...draft.labels, ...(addLabels ?? [])]
  result.reminders = [
    ...draft.reminders,
    ...(addReminders ?? []),
    ...remindDaysBefore.flatMap(({ days, time }) =>
      result.due ? [{ at: `${addDays(result.due.date, -days)}T${time}` }] : [],
    ),
  ]
  return result
}
