import { FUNCTIONS_WITH_ROLE } from '../../shared/database/roles.ts'

export interface Logins {
  /** the owner's */
  databaseUrl: string
  /** by function; none where all functions are the owner */
  logins: Record<string, string>
}

/** The variable that has the address of the database with a function's login. */
export const variableOf = (functionName: string): string =>
  `${functionName.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`

export class MissingLogin extends Error {
  override readonly name = 'MissingLogin'
}

/** @throws MissingLogin that names the variable */
export function readLogins(env: Record<string, string | undefined>): Logins {
  const databaseUrl = env.DATABASE_URL
  if (!databaseUrl)
    throw new MissingLogin("DATABASE_URL is not set: it is the database's address with the login of its owner")
  const urls = FUNCTIONS_WITH_ROLE.map((name) => [name, env[variableOf(name)]] as const)
  const missing = urls.filter(([, url]) => !url).map(([name]) => variableOf(name))
  if (missing.length === urls.length) return { databaseUrl, logins: {} }
  if (missing.length) throw new MissingLogin(`${missing.join(', ')} not set: set one for each function, or none at all`)
  return { databaseUrl, logins: Object.fromEntries(urls.filter((each): each is [string, string] => !!each[1])) }
}
