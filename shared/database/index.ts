/** Opens Postgres, by Neon's HTTP driver or by a TCP pool, as the URL says. */
import { type Database, DatabaseError, type DatabaseOptions } from './database.ts'

export {
  type Database,
  DatabaseError,
  type DatabaseOptions,
  PATIENCE,
  type Statement,
  TOOK_TOO_LONG,
} from './database.ts'

/** SQLSTATEs of a login that Postgres refuses: its password was changed, perhaps. */
const LOGIN_REFUSED = ['28P01', '28000']

/**
 * Connects on first use. `url` may be a function that finds it out then (a secret store), and again when Postgres refuses the login: a
 * password that was changed is taken up.
 * @example const database = openDatabase('postgres://todo@localhost/todo')
 */
export function openDatabase(
  url: string | ((anew: boolean) => Promise<string>),
  options: DatabaseOptions = {},
): Database {
  interface Opened {
    url: string
    database: Database
  }
  let opened: Promise<Opened> | undefined
  const openAt = async (found: string): Promise<Opened> => ({ url: found, database: await connect(found, options) })
  const keep = (opening: Promise<Opened>): Promise<Opened> => {
    opened = opening
    opening.catch(() => {
      if (opened === opening) opened = undefined
    })
    return opening
  }
  const open = () => opened ?? keep(Promise.resolve(typeof url === 'string' ? url : url(false)).then(openAt))

  /** With the login of now; undefined when it is the one that was refused. */
  async function reopened(refused: Opened): Promise<Opened | undefined> {
    if (typeof url === 'string') return undefined
    const found = await url(true)
    if (found === refused.url) return undefined
    const current = await open()
    if (current.url === found) return current
    // What still runs on the old connections may end.
    void current.database.close()
    return keep(openAt(found))
  }

  async function run<Result>(ask: (database: Database) => Promise<Result>): Promise<Result> {
    const current = await open()
    try {
      return await ask(current.database)
    } catch (error) {
      if (!(error instanceof DatabaseError) || !LOGIN_REFUSED.includes(error.code)) throw error
      const next = await reopened(current)
      if (!next) throw error
      return ask(next.database)
    }
  }

  return {
    query: (statement) => run((database) => database.query(statement)),
    transaction: (statements) => run((database) => database.transaction(statements)),
    close: async () => (await opened)?.database.close(),
  }
}

async function connect(url: string, options: DatabaseOptions): Promise<Database> {
  if (isNeon(url)) return (await import('./neon.ts')).openNeon(url, options)
  return (await import('./pool.ts')).openPool(url, options)
}

/** Neon's hosts answer SQL over HTTP; any other Postgres is spoken to over TCP. */
export const isNeon = (url: string): boolean => new URL(url).hostname.endsWith('.neon.tech')
