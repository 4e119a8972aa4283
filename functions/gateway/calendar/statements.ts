import type { Statement } from '../../../shared/database/index.ts'

export interface AddressRow {
  seed: string
  hash: Buffer
  createdAt: Date | string
}

const COLUMNS = 'seed, hash, created_at as "createdAt"'

export const addressOf = (personId: string): Statement => ({
  name: 'calendar-address-of',
  text: `select ${COLUMNS} from todo.calendars where person_id = $1`,
  values: [personId],
})

export const storeAddress = (personId: string, seed: string, hash: Buffer): Statement => ({
  name: 'store-calendar-address',
  text: `
    insert into todo.calendars (person_id, seed, hash) values ($1, $2, $3)
    on conflict (person_id) do update set seed = excluded.seed, hash = excluded.hash, created_at = now()
    returning ${COLUMNS}`,
  values: [personId, seed, hash],
})

export const deleteAddress = (personId: string): Statement => ({
  name: 'delete-calendar-address',
  text: 'delete from todo.calendars where person_id = $1',
  values: [personId],
})

/** Whose calendar it is. */
export const personByAddress = (hash: Buffer): Statement => ({
  name: 'person-by-calendar-address',
  text: 'select person_id as "personId" from todo.calendars where hash = $1',
  values: [hash],
})

/** By which it is known that nothing has changed. */
export const revisionOf = (personId: string): Statement => ({
  name: 'revision-of',
  text: 'select revision from todo.people where id = $1',
  values: [personId],
})

/** Open tasks after one, in pages. */
export const openTasksAfter = (personId: string, id: string, limit: number): Statement => ({
  name: 'open-tasks-after',
  text: `select task from todo.tasks where person_id = $1 and id > $2 and status = 'open' order by id limit $3`,
  values: [personId, id, limit],
})
