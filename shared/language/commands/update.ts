import { REMINDED_AT } from '../calendar/parts.ts'
import type { Duration } from '../calendar/values.ts'
import type { Changes, Priority, Span, When } from '../types.ts'
import { readChanges } from './changes.ts'
import type { CommandRead, TargetCommandKind } from './kind.ts'
import { spanOf, targetIn } from './on-target.ts'
import type { CommandReader } from './reader.ts'
import { textOf, wholly, wordsIn } from './targets.ts'
import { createTool, phrase, priorityOf, priorityParameter, whenPhrase } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'
import type { Field, Stretch, Wish } from './wish.ts'

/** What else becomes of a task. */
export const updateKind: TargetCommandKind<'update'> = {
  intent: 'update',
  confirmed: 'several',
  forAgents: { title: 'Change tasks', isDestructive: true, isIdempotent: false },
  again: (target, changes) => (changes ? { kind: 'update', target, changes } : null),
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
        notBefore: whenPhrase(z, 'the new date before which they are out of sight'),
        durationMinutes: z.nullable(z.int().check(z.gte(1), z.lte(1440))),
        priority: priorityParameter(z),
        project: phrase(z, 'the project or list that it goes into'),
        addLabels: z.array(z.string()),
        removeLabels: z.array(z.string()),
        addNote: phrase(z, 'a line for the note'),
        remove: z.array(z.enum(REMOVED)).check(z.describe('what the tasks shall have no more')),
      }),
      commandOf({ tasks, title, when, deadline, notBefore, durationMinutes, priority, project, ...lists }, phrases) {
        const { addLabels, removeLabels, addNote, remove } = lists
        const urgency = priorityOf(priority)
        return {
          kind: 'update',
          target: targetOf(tasks, phrases),
          changes: {
            ...(when !== null && phrases.changes(when)),
            ...(title !== null && { title }),
            ...(deadline !== null && { deadline: phrases.when(deadline).due }),
            ...(notBefore !== null && { start: phrases.when(notBefore).due }),
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
  start: { start: null },
  repetition: { repeat: null },
  duration: { durationMinutes: null },
  project: { project: null },
  labels: { clearLabels: true },
  reminders: { clearReminders: true },
} satisfies Record<string, Changes>
const REMOVED = Object.keys(WITHOUT) as (keyof typeof WITHOUT)[]

function updated(reader: CommandReader, wish: Wish): CommandRead | undefined {
  const { value, field, changes: said } = wish
  const read = (value || said) && targetIn(reader, wish)
  const given = value && read && changesIn(reader, value, field)
  // What is said to become of it is all read, or the sentence is another one.
  if (!read || (value && !given)) return undefined
  const changes = { ...given, ...said }
  // Nobody gives a whole list one title.
  if ('title' in changes && 'filter' in read.target && read.kind === 'filter') return undefined
  const [kind = 'date', isFree = false] = field ? FIELDS[field] : []
  return {
    command: { kind: 'update', target: read.target, changes },
    spans: value ? [...read.spans, spanOf(reader, value, kind)] : read.spans,
    free: read.free + (isFree ? wordsIn(reader, value!) : 0),
  }
}

/** As what the value of a field is shown, and whether it may be any words at all. */
const FIELDS: Record<Field, [kind: Span['kind'], isFree: boolean]> = {
  title: ['title', true],
  note: ['title', true],
  deadline: ['deadline', false],
  start: ['start', false],
  time: ['time', false],
  duration: ['duration', false],
  priority: ['priority', false],
  project: ['project', true],
  section: ['section', true],
  labels: ['label', true],
  'not-labels': ['label', true],
  assignee: ['assignee', true],
  reminder: ['reminder', false],
  'remind-of': ['reminder', false],
}

function changesIn(reader: CommandReader, value: Stretch, field: Field | undefined): Changes | undefined {
  const text = textOf(reader, value)
  switch (field) {
    case undefined:
      return readChanges(reader, value)
    case 'title':
      return text ? { title: text } : undefined
    case 'note':
      return text ? { addNote: text } : undefined
    case 'project':
      return text ? { project: text } : undefined
    case 'section':
      return text ? { section: text } : undefined
    case 'assignee':
      return text ? { assignee: text.replace(/^[+@]/, '') } : undefined
    case 'labels':
      return labelled(reader, value, 'addLabels')
    case 'not-labels':
      return labelled(reader, value, 'removeLabels')
    case 'priority': {
      const priority = readChanges(reader, value)?.priority ?? wholly<Priority>(reader, 'level', value)
      return priority && { priority }
    }
    case 'duration': {
      const minutes = wholly<Duration>(reader, 'duration', value)?.minutes
      return minutes ? { durationMinutes: minutes } : undefined
    }
    case 'time': {
      const due = readChanges(reader, value)?.due
      return due?.time ? { due } : undefined
    }
    case 'deadline': {
      const due = whenIn(reader, value)
      return due ? { deadline: due } : undefined
    }
    case 'start': {
      const start = whenIn(reader, value)
      return start ? { start } : undefined
    }
    case 'remind-of': {
      const due = readChanges(reader, value)?.due && whenIn(reader, value)
      return due ? { remindAt: due } : undefined
    }
    case 'reminder': {
      const due = whenIn(reader, value)
      return due ? { addReminders: [{ at: `${due.date}T${due.time ?? REMINDED_AT}` }] } : undefined
    }
  }
}

/** @returns undefined where some of its words say something else */
function whenIn({ quickAdd, ...reader }: CommandReader, value: Stretch): When | null | undefined {
  const { source } = reader
  const text = textOf(reader, value)
  const { drafts } = quickAdd.readDrafts(text, source.context)
  return drafts.some(({ title }) => title) ? undefined : quickAdd.readWhen(text, source.context)?.due
}

/** Names with what joins them: "home and errand"; a name of several words gets hyphens. */
function labelled(
  reader: CommandReader,
  { from, to }: Stretch,
  field: 'addLabels' | 'removeLabels',
): Changes | undefined {
  const { source, grammar } = reader
  const names: Stretch[] = [{ from, to: from }]
  for (let at = from; at < to; ) {
    const next = grammar.longest(source, 'and', at)?.next
    if (next === undefined) names.at(-1)!.to = at + 1
    else names.push({ from: next, to: next })
    at = next ?? at + 1
  }
  const labels = names.map((name) => textOf(reader, name).replace(/^@/, '').replace(/\s+/g, '-')).filter(Boolean)
  return labels.length ? { [field]: labels } : undefined
}
