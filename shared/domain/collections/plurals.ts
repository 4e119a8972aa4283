import type { CollectionKind } from './collection.ts'

/** The last part of a path, and the field of a list's answer. By itself: a page that only needs this does not load schemas. */
export const PLURALS = { project: 'projects', section: 'sections', label: 'labels', filter: 'filters' } as const

export const COLLECTION_KINDS = Object.keys(PLURALS) as CollectionKind[]
