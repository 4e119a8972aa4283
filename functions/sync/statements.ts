import type { Statement } from '../../shared/database/index.ts'

export const revisionsOf = (people: string[]): Statement => ({
  name: 'revisions-of',
  text: 'select id, revision from todo.people where id = any($1::text[])',
  values: [people],
})
