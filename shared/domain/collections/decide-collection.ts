/** What a command does to a person's collections. Pure: who stores it sees to it that nothing of them has changed meanwhile. */
import { Refusal } from '../refusal.ts'
import { shouldBe } from '../should-be.ts'
import {
  type Collection,
  type CollectionFields,
  type CollectionKind,
  type Collections,
  collectionFields,
  MOST_COLLECTIONS,
  MOST_LEVELS,
  type Project,
  type Section,
} from './collection.ts'
import type { CollectionEvent } from './collection-event.ts'
import { EMPTY_COLLECTION } from './empty-collection.ts'
import { keyOf } from './name-key.ts'

export type CollectionCommand =
  | { type: 'create'; fields: CollectionFields }
  | { type: 'change'; changes: Partial<CollectionFields> }
  | { type: 'delete' }
  /** puts fields back as they were: the compensation of an undo */
  | { type: 'revert'; previous: Record<string, unknown> }

export interface CollectionChange {
  kind: CollectionKind
  id: string
  command: CollectionCommand
  /** the version that the caller has seen; another one refuses the change */
  expectedVersion?: number | undefined
  /** the turn that this takes back */
  undoes?: string
}

/** Deleted ones are kept for undo; so many for each that a person may have. */
const KEPT_DELETED = 4

/**
 * @param all the person's, with what only tasks name; changed as the events say
 * @param now RFC 3339
 * @returns the events, those of what depends on it first; none when it already is as the command wants it
 * @throws Refusal
 */
export function decideCollection(change: CollectionChange, all: Collections, now: string): CollectionEvent[] {
  const events: CollectionEvent[] = []
  const store = (kind: CollectionKind, before: Collection | null, after: Collection) => {
    const event = eventOf(kind, before, after, all, now)
    if (!event) return
    place(all, kind, event.collection)
    events.push(event)
  }
  const { kind, id, command } = change
  const known = all[kind].find((each) => each.id === id) ?? null
  if (command.type === 'create') {
    const same = findNamed(all, kind, command.fields)
    if (same?.version && 'isArchived' in same && same.isArchived) store(kind, same, { ...same, isArchived: false })
    else if (!same?.version) {
      const fields = { ...EMPTY_COLLECTION[kind], ...command.fields }
      const created = { ...fields, id: same?.id ?? id, version: 0, isDeleted: false, createdAt: now } as Collection
      checkRoom(all, kind)
      keepNamed(created, all, now, store)
      store(kind, null, check(kind, created, null, all))
    }
  } else {
    if (!known) throw missing(kind)
    if (command.type === 'revert') {
      const after = { ...known, ...command.previous } as Collection
      store(kind, known, after.isDeleted ? after : check(kind, after, known, withoutUnstored(all, kind)))
    } else if (known.isDeleted) throw missing(kind)
    else if (command.type === 'change') {
      const after = check(kind, { ...known, ...command.changes } as Collection, known, all)
      keepNamed(after, all, now, store)
      store(kind, known, after)
    } else {
      if (kind === 'project') leaveProject(known as Project, all, store)
      store(kind, known, { ...known, isDeleted: true })
    }
  }
  return change.undoes ? events.map((event) => ({ ...event, undoes: change.undoes! })) : events
}

type Store = (kind: CollectionKind, before: Collection | null, after: Collection) => void

/** What is within a deleted project goes one level up; its sections go with it. */
function leaveProject({ id, parentId }: Project, all: Collections, store: Store): void {
  for (const child of all.project.filter((each) => each.parentId === id && !each.isDeleted))
    store('project', child, { ...child, parentId })
  for (const section of all.section.filter((each) => each.projectId === id && !each.isDeleted))
    store('section', section, { ...section, isDeleted: true })
}

/** A project that only tasks name is stored before something refers to it. */
function keepNamed(referring: Collection, all: Collections, now: string, store: Store): void {
  const id = 'projectId' in referring ? referring.projectId : 'parentId' in referring ? referring.parentId : null
  const project = all.project.find((each) => each.id === id)
  if (project?.version === 0) store('project', null, { ...project, createdAt: now })
}

function place(all: Collections, kind: CollectionKind, collection: Collection): void {
  const list: Collection[] = all[kind]
  const at = list.findIndex(({ id }) => id === collection.id)
  if (at < 0) list.push(collection)
  else list[at] = collection
}

function eventOf(
  kind: CollectionKind,
  before: Collection | null,
  after: Collection,
  all: Collections,
  now: string,
): CollectionEvent | null {
  const previous: Record<string, unknown> = {}
  for (const name of [...Object.keys(collectionFields()[kind]), 'isDeleted'] as (keyof Collection)[])
    if (before && before[name] !== after[name]) previous[name] = before[name]
  if (before && !Object.keys(previous).length) return null
  const happened = !before
    ? 'created'
    : previous.isDeleted === undefined
      ? 'updated'
      : after.isDeleted
        ? 'deleted'
        : 'restored'
  const collection = { ...after, version: after.version + 1, createdAt: after.createdAt ?? now }
  const project = kind === 'section' ? projectOf(after as Section, all)?.name : undefined
  return { kind, happened, collection, previous, ...(project !== undefined && { project }) }
}

const projectOf = ({ projectId }: Section, all: Collections): Project | undefined =>
  all.project.find(({ id }) => id === projectId)

/** Of those that are there, the one of this name. */
export const findNamed = (
  all: Collections,
  kind: CollectionKind,
  named: { name: string; projectId?: string },
): Collection | undefined => (all[kind] as Collection[]).find((each) => !each.isDeleted && keyOf(each) === keyOf(named))

/** What is put back takes the name again that meanwhile only tasks have: they are its own then. */
const withoutUnstored = (all: Collections, kind: CollectionKind): Collections => ({
  ...all,
  [kind]: (all[kind] as Collection[]).filter(({ version }) => version > 0),
})

/** @returns it with its texts trimmed. @throws Refusal */
function check(kind: CollectionKind, after: Collection, before: Collection | null, all: Collections): Collection {
  const checked = { ...after, ...checkFields(kind, after, before) }
  const same = findNamed(all, kind, checked)
  if (same && same.id !== checked.id) throw nameTaken(kind, same)
  if (kind === 'project') checkPlace(checked as Project, all)
  if (kind === 'section') {
    const project = projectOf(checked as Section, all)
    if (!project || project.isDeleted) throw missing('project')
  }
  return checked
}

function checkFields(kind: CollectionKind, after: Collection, before: Collection | null): Partial<Collection> {
  const checked: Record<string, unknown> = {}
  const errors: { field: string; message: string }[] = []
  for (const [name, schema] of Object.entries(collectionFields()[kind])) {
    const value = after[name as keyof Collection]
    if (before && before[name as keyof Collection] === value) continue
    const { success, data, error } = schema.safeParse(value)
    if (success) checked[name] = data
    else errors.push({ field: name, message: shouldBe(error.issues[0]!, value === undefined) })
  }
  if (!errors.length) return checked
  const said = errors.map(({ field, message }) => `the ${FIELDS[field] ?? field} ${message}`).join('; ')
  throw new Refusal('invalid-request', `Nothing was stored: ${said}. Please correct it.`, errors)
}

const FIELDS: Record<string, string> = { colour: 'colour', words: 'filter', parentId: 'project around it' }

function checkRoom(all: Collections, kind: CollectionKind): void {
  const there = all[kind].filter(({ isDeleted, version }) => !isDeleted && version > 0)
  if (there.length < MOST_COLLECTIONS && all[kind].length < MOST_COLLECTIONS * KEPT_DELETED) return
  throw new Refusal(
    'too-many-collections',
    `Nothing was stored: one person may have ${MOST_COLLECTIONS} ${kind}s. Delete some first.`,
  )
}

/** A project is within another one, never within itself, and not too deep. */
function checkPlace(project: Project, all: Collections): void {
  const live = all.project.filter(({ isDeleted, id }) => !isDeleted && id !== project.id)
  const above: Project[] = []
  for (let at = project.parentId; at !== null; ) {
    const parent = live.find(({ id }) => id === at)
    if (!parent) {
      if (at !== project.id) throw missing('project')
      throw new Refusal('not-within', `Nothing was stored: “${project.name}” cannot be within itself.`)
    }
    above.push(parent)
    at = parent.parentId
  }
  const heightOf = (id: string): number =>
    1 + Math.max(0, ...live.filter(({ parentId }) => parentId === id).map((child) => heightOf(child.id)))
  if (project.parentId === null || above.length + heightOf(project.id) <= MOST_LEVELS) return
  throw new Refusal(
    'not-within',
    `Nothing was stored: projects may be within each other ${MOST_LEVELS} levels deep, and “${project.name}” would be deeper.`,
  )
}

const missing = (kind: CollectionKind): Refusal =>
  new Refusal('no-such-collection', `There is no such ${kind}; it may have been deleted.`)

const nameTaken = (kind: CollectionKind, { name }: Collection): Refusal =>
  new Refusal('name-taken', `Nothing was stored: there already is a ${kind} “${name}”. Choose another name.`)
