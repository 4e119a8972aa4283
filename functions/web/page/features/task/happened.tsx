/** Something that happened to a task, as the audit log tells it: what, by whom if not by the person, and which fields. */
import type { HistoryEntry } from '../../api/client.ts'
import { words } from '../../words/index.ts'

/** In this order; fields that change by themselves with others are not named. */
const NAMED = [
  'title',
  'note',
  'due',
  'recurrence',
  'priority',
  'project',
  'section',
  'labels',
  'deadline',
  'start',
  'reminders',
  'parentId',
  'order',
]

export function Happened({ entry: { type, changes, causedBy } }: { entry: HistoryEntry }) {
  const { activity, fields } = words.value
  const verb = type.replace(/^todo\.\w+\.|\.v1$/g, '')
  const changed = new Set(changes.map(({ field }) => field))
  const named = verb === 'updated' ? NAMED.filter((field) => changed.has(field)) : []
  const what = [
    type.startsWith('todo.comment.') ? activity.comment : '',
    causedBy.undoes ? activity.undone : (activity.verbs[verb] ?? verb),
    named.map((field) => fields[field]).join(', '),
  ]
  const who = causedBy.client ? activity.by(causedBy.client) : activity.who[causedBy.function]
  return (
    <span class="happened">
      <span class={`verb is-${verb}`}>{what.filter(Boolean).join(': ')}</span>
      {who && <small>{who}</small>}
    </span>
  )
}
