/** Two devices changed the same field: both are shown, and the person says which one it is to be. */
import type { Collection, CollectionFields } from '../../../../shared/domain/collections/collection.ts'
import type { Task, TaskChanges } from '../../../../shared/domain/task.ts'
import { Dialog } from '../parts/dialog.tsx'
import { resolve } from '../state/actions.ts'
import { projects } from '../state/collections.ts'
import type { Conflict } from '../state/conflicts.ts'
import { describeRepeat } from '../state/grammar.ts'
import { conflict } from '../state/known.ts'
import { dayInWords, dueInWords } from '../words/dates.ts'
import { words } from '../words/index.ts'

export function ConflictDialog() {
  const { conflict: said } = words.value
  const { theirs } = conflict.value!
  return (
    <Dialog label={said.title} class="conflict" onClose={() => conflict.value && resolve('theirs')}>
      <h2>{said.title}</h2>
      <p>{said.text('title' in theirs ? theirs.title : theirs.name)}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{said.mine}</th>
            <th scope="col">{said.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(conflict.value!).map(({ name, mine, other }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td dir="auto">{mine}</td>
              <td dir="auto">{other}</td>
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

interface Row {
  name: string
  mine: string
  other: string
}

function rowsOf(found: Conflict): Row[] {
  if (!('of' in found.change)) {
    const { change, theirs, fields } = found as Extract<Conflict, { theirs: Task }>
    return fields.map((field) => ({
      name: taskFields()[field] ?? field,
      mine: taskValue(field, change.fields),
      other: taskValue(field, theirs),
    }))
  }
  const { change, theirs, fields } = found as Extract<Conflict, { theirs: Collection }>
  return fields.map((field) => ({
    name: collectionFields()[field] ?? field,
    mine: collectionValue(field, change.fields),
    other: collectionValue(field, theirs),
  }))
}

function taskFields(): Partial<Record<keyof TaskChanges, string>> {
  const { task, labels } = words.value
  return {
    title: task.title,
    note: task.note,
    due: task.date,
    recurrence: task.repeats,
    priority: task.priority,
    project: task.project,
    section: task.section,
    labels,
    deadline: task.deadline,
    start: task.start,
    durationMinutes: task.duration,
    reminders: task.reminders,
  }
}

function collectionFields(): Partial<Record<keyof CollectionFields, string>> {
  const { collections: said } = words.value
  return {
    name: said.name,
    colour: said.colour,
    isFavourite: said.favourite,
    isArchived: said.archived,
    parentId: said.within,
    words: said.words,
  }
}

function collectionValue(field: keyof CollectionFields, fields: Partial<CollectionFields>): string {
  const { conflict: said, collections, talk } = words.value
  const value = fields[field]
  if (typeof value === 'boolean') return value ? talk.yes : talk.no
  if (!value) return said.none
  if (field === 'colour') return collections.colours[fields.colour!]
  if (field === 'parentId') return projects.value.find(({ id }) => id === value)?.name ?? said.none
  return value
}

function taskValue(field: keyof TaskChanges, fields: Partial<Task>): string {
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
