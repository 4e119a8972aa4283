/** Access tokens of the tests of functions that take some and make none. */
import type { Database } from '../shared/database/index.ts'
import { hashOf, newAccessToken } from '../shared/http/access-tokens.ts'
import type { Scope } from '../shared/http/scopes.ts'
import { newId } from '../shared/ids/index.ts'

interface Given {
  id?: string
  name?: string
  scopes?: Scope[]
}

/** @param database with the owner's login. @returns the token */
export async function giveToken(
  database: Database,
  person: string,
  { id = newId(), name = 'Claude Code', scopes = ['tasks:write'] }: Given = {},
): Promise<string> {
  const token = newAccessToken()
  await database.query({
    text: `
      insert into todo.access_tokens (id, person_id, place, name, hash, scopes, expires_at)
      select $1, $2, count(*) + 1, $3, $4, $5::text[], now() + interval '1 day' from todo.access_tokens where person_id = $2`,
    values: [id, person, name, await hashOf(token), scopes],
  })
  return token
}

export const takeToken = (database: Database, id: string): Promise<unknown> =>
  database.query({ text: 'delete from todo.access_tokens where id = $1', values: [id] })
