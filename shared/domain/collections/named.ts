/** A name that a task has is a project or a label by itself, before anybody has said anything else of it. */

import { idOf } from '../../ids/index.ts'
import type { CollectionKind, Collections } from './collection.ts'
import { EMPTY_COLLECTION } from './empty-collection.ts'
import { keyOf, nameKey } from './name-key.ts'

/** Names that tasks have. */
export interface NamesInUse {
  projects: readonly string[]
  labels: readonly string[]
}

/** The same with what only tasks name, at version 0: stored when there is something to know of it. */
export function withNamed(personId: string, stored: Collections, { projects, labels }: NamesInUse): Collections {
  return {
    ...stored,
    project: [...stored.project, ...namedOf('project', personId, stored.project, projects)],
    label: [...stored.label, ...namedOf('label', personId, stored.label, labels)],
  }
}

const NEW = { version: 0, isDeleted: false, createdAt: null }

/**
 * Everyone finds the same id for it, until it has one that is stored. One that had the name before and has another now, or is deleted, keeps
 * its id: what has the name next is another.
 */
function namedOf<K extends 'project' | 'label'>(
  kind: K,
  personId: string,
  stored: Collections[K],
  names: readonly string[],
): Collections[K] {
  const taken = new Set(stored.map(({ id }) => id))
  const known = new Set(stored.filter(({ isDeleted }) => !isDeleted).map(keyOf))
  const found: unknown[] = []
  for (const name of names) {
    const key = keyOf({ name })
    if (known.has(key)) continue
    known.add(key)
    found.push({ ...NEW, ...EMPTY_COLLECTION[kind], id: freeId(kind, personId, name, taken), name })
  }
  return found as Collections[K]
}

function freeId(kind: CollectionKind, personId: string, name: string, taken: ReadonlySet<string>): string {
  let id = idOf(kind, personId, nameKey(name))
  while (taken.has(id)) id = idOf(kind, id)
  return id
}
