/** By which two names are one: whatever their case, and however Unicode writes their letters (UAX #15). By itself: a page that only needs this does not load schemas. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase()

/** Among what a name is one: a section among those of its project. */
export const keyOf = (collection: { name: string; projectId?: string }): string =>
  `${collection.projectId ?? ''} ${nameKey(collection.name)}`
