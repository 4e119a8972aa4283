/** Two devices changed the same field: both are shown, and the person says which one it is to be. */
import type { Task, TaskChanges } from '../../../../shared/domain/task.ts'
import { Dialog } from '../parts/dialog.tsx'
import { resolve } from '../state/actions.ts'
import { describeRepeat } from '../state/grammar.ts'
import { conflict } from '../state/known.ts'
import { dayInWords, dueInWords } from '../words/dates.ts'
import { words } from '../words/index.ts'

export function ConflictDialog() {
  const { change, theirs, fields } = conflict.value!
  const { conflict: said, task } = words.value
  const names: Partial<Record<keyof TaskChanges, string>> = {
    title: task.title,
    note: task.note,
    due: task.date,
    recurrence: task.repeats,
    priority: task.priority,
    project: task.project,
    section: task.section,
    labels: words.value.labels,
    deadline: task.deadline,
    start: task.start,
    durationMinutes: task.duration,
    reminders: task.reminders,
  }
  return (
    <Dialog label={said.title} class="conflict" onClose={() => conflict.value && resolve('theirs')}>
      <h2>{said.title}</h2>
      <p>{said.text(theirs.title)}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{said.mine}</th>
            <th scope="col">{said.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{names[field] ?? field}</th>
              <td dir="auto">{valueInWords(field, change.fields)}</td>
              <td dir="auto">{valueInWords(field, theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="answers">
        <button type="button" class="primary" onClick={() => resolve('mine')}>
          {said.keepMine}
        </button>
        <button type="button" onClick={() => resolve('theirs')}>
          {said.keepTheirs}
        </button>
      </div>
    </Dialog>
  )
}

function valueInWords(field: keyof TaskChanges, fields: Partial<Task>): string {
  const { task, conflict: said } = words.value
  const value = fields[field]
  if (value === null || value === undefined || value === '') return said.none
  if (field === 'due') return dueInWords(fields.due!)
  if (field === 'start') return dueInWords(fields.start!)
  if (field === 'recurrence') return describeRepeat(fields.recurrence!)
  if (field === 'deadline') return dayInWords(fields.deadline!.date)
  if (field === 'priority') return task.priorities[fields.priority!]
  if (field === 'durationMinutes') return task.minutes(fields.durationMinutes!)
  if (field === 'reminders') return String(fields.reminders!.length)
  return Array.isArray(value) ? value.join(', ') || said.none : String(value)
}
