/** A collection of which nothing was said but its name. By itself: a page that only needs this does not load schemas. */
export const EMPTY_COLLECTION = {
  project: { colour: null, isFavourite: false, parentId: null, isArchived: false },
  section: {},
  label: { colour: null, isFavourite: false },
  filter: { colour: null, isFavourite: false },
} as const
