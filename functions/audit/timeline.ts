/** A task's history as a person reads it: each event with what it changed and who or what caused it, as data and in words. */

import type { Collection, CollectionKind } from '../../shared/domain/collections/collection.ts'
import { collectionKindOf, followed, renamingIn } from '../../shared/domain/collections/renaming.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { TaskChanged } from '../../shared/domain/task-event.ts'
import { EVENT_SCHEMAS } from '../../shared/events/schemas.ts'
import { isEventType } from '../../shared/events/types.ts'
import { actorOf, type Change, changesOf, type KnownData, summaryOf } from '../../shared/history/summary.ts'
import type { KeptRow } from './statements/read.ts'

export interface TimelineEntry {
  /** the person's revision */
  sequence: number
  type: string
  time: string
  /** one sentence */
  summary: string
  /** the task as it was then; null for what is about none */
  task: { id: string; title: string } | null
  /** the project, section, label or saved filter as it was then; null for what is about none */
  collection: { kind: CollectionKind; id: string; name: string } | null
  /** each field with its value before and after; empty for what changed nothing of the task */
  changes: Change[]
  /** the function that did it: `gateway` and `mcp` act for the person, `recurring` for the series */
  causedBy: {
    function: string
    client?: string
    words: string
    eventId: string | null
    correlationId: string | null
    undoes?: string
  }
  traceId: string | null
  /** place in the person's audit log */
  position: number
}

/** An event as its entry keeps it. */
interface KeptEvent {
  source: string
  type: string
  time?: string
  correlationid?: string
  causationid?: string
  traceparent?: string
  data?: unknown
}

export function timelineEntry(row: KeptRow): TimelineEntry {
  const event = JSON.parse(row.event) as KeptEvent
  const known = knownData(event)
  const data = known && 'previous' in known.data && 'task' in known.data ? (known.data as TaskChanged) : undefined
  const changes = data ? changesOf(data) : []
  const time = event.time ?? row.recordedAt.toISOString()
  return {
    sequence: Number(row.sequence),
    type: row.type,
    time,
    summary: known
      ? summaryOf({ ...known, source: event.source, time, changes })
      : `Something of type ${row.type} happened.`,
    task: data ? { id: data.task.id, title: data.task.title } : known ? commentedIn(known) : null,
    collection: known ? collectionIn(known) : null,
    changes,
    causedBy: {
      ...actorOf(event.source),
      eventId: event.causationid ?? null,
      correlationId: event.correlationid ?? null,
      ...(data?.undoes && { undoes: data.undoes }),
    },
    traceId: event.traceparent?.split('-')[1] ?? null,
    position: Number(row.position),
  }
}

/** The task that a comment is of. */
function commentedIn({ data }: KnownData): TimelineEntry['task'] {
  return 'comment' in data ? { id: data.comment.taskId, title: data.title } : null
}

function collectionIn({ type, data }: KnownData): TimelineEntry['collection'] {
  const kind = collectionKindOf(type)
  if (!kind) return null
  const { id, name } = (data as unknown as Record<CollectionKind, Collection>)[kind]
  return { kind, id, name }
}

/** The task as an event left it; undefined when the event tells of none. */
export function taskOf(row: KeptRow): Task | undefined {
  const known = knownData(JSON.parse(row.event) as KeptEvent)
  return known && 'task' in known.data ? (known.data.task as Task) : undefined
}

/** The task after what was renamed since it was changed itself. */
export const withRenamings = (task: Task, rows: KeptRow[]): Task =>
  rows.reduce((before, row) => {
    const event = JSON.parse(row.event) as KeptEvent
    const known = knownData(event)
    const renaming = known && renamingIn(known.type, known.data)
    return renaming && event.time ? followed(before, renaming, event.time) : before
  }, task)

/** The log keeps whatever came; only what is as its type says is put into words. */
function knownData({ type, data }: KeptEvent): KnownData | undefined {
  if (!isEventType(type)) return undefined
  const result = EVENT_SCHEMAS[type].safeParse(data)
  return result.success ? ({ type, data: result.data } as KnownData) : undefined
}
