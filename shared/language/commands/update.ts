import type { Changes } from '../types.ts'
import { readChanges } from './changes.ts'
import type { CommandRead, TargetCommandKind } from './kind.ts'
import { spanOf, targetIn } from './on-target.ts'
import type { CommandReader } from './reader.ts'
import { textOf, wordsIn } from './targets.ts'
import { createTool, phrase, priorityOf, priorityParameter, whenPhrase } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'
import type { Stretch, Wish } from './wish.ts'

/** What else becomes of a task. */
export const updateKind: TargetCommandKind<'update'> = {
  intent: 'update',
  confirmed: 'several',
  wanted: 'open',
  readWish: updated,
  tool: (z) =>
    createTool({
      name: 'change_tasks',
      description: 'Change tasks; null and empty lists change nothing. Several at once wait for a yes of the person.',
      parameters: z.strictObject({
        tasks: targetParameter(z),
        title: phrase(z, 'the new title'),
        when: whenPhrase(z, 'the new date, time or repetition, or by how much it is postponed'),
        deadline: whenPhrase(z, 'the new deadline'),
        durationMinutes: z.nullable(z.int().check(z.gte(1), z.lte(1440))),
        priority: priorityParameter(z),
        project: phrase(z, 'the project or list that it goes into'),
        addLabels: z.array(z.string()),
        removeLabels: z.array(z.string()),
        addNote: phrase(z, 'a line for the note'),
        remove: z.array(z.enum(REMOVED)).check(z.describe('what the tasks shall have no more')),
      }),
      commandOf({ tasks, title, when, deadline, durationMinutes, priority, project, ...lists }, phrases) {
        const { addLabels, removeLabels, addNote, remove } = lists
        const urgency = priorityOf(priority)
        return {
          kind: 'update',
          target: targetOf(tasks, phrases),
          changes: {
            ...(when !== null && phrases.changes(when)),
            ...(title !== null && { title }),
            ...(deadline !== null && { deadline: phrases.when(deadline).due }),
            ...(durationMinutes !== null && { durationMinutes }),
            ...(urgency && { priority: urgency }),
            ...(project !== null && { project }),
            ...(addLabels.length && { addLabels }),
            ...(removeLabels.length && { removeLabels }),
            ...(addNote !== null && { addNote }),
            ...Object.assign({}, ...remove.map((what) => WITHOUT[what])),
          },
        }
      },
    }),
}

const WITHOUT = {
  date: { due: null },
  time: { due: { time: null } },
  deadline: { deadline: null },
  repetition: { repeat: null },
  duration: { durationMinutes: null },
  project: { project: null },
  labels: { clearLabels: true },
  reminders: { clearReminders: true },
} satisfies Record<string, Changes>
const REMOVED = Object.keys(WITHOUT) as (keyof typeof WITHOUT)[]

function updated(reader: CommandReader, wish: Wish): CommandRead | undefined {
  const { value, field } = wish
  const read = value && targetIn(reader, wish)
  const changes = read && changesIn(reader, value, field)
  if (!read || !changes) return undefined
  return {
    command: { kind: 'update', target: read.target, changes },
    spans: [...read.spans, spanOf(reader, value, SPAN_KINDS[field ?? 'date'])],
    free: read.free + (field === 'title' ? wordsIn(reader, value) : 0),
  }
}

const SPAN_KINDS = { title: 'title', deadline: 'deadline', project: 'project', date: 'date' } as const

function changesIn(reader: CommandReader, value: Stretch, field: Wish['field']): Changes | undefined {
  const text = textOf(reader, value)
  if (field === 'title') return text ? { title: text } : undefined
  if (field === 'project') return text ? { project: text } : undefined
  const changes = readChanges(reader, value)
  if (field !== 'deadline') return changes
  const due = changes?.due
  if (due === null) return { deadline: null }
  return due?.date ? { deadline: { date: due.date, time: due.time ?? null } } : undefined
}
