/** The job that runs before the functions take traffic: brings the database to the newest schema, and each function's role to its grants. */
import { migrate } from '../../shared/database/migrate.ts'
import { createLog } from '../../shared/log/index.ts'
import { exitCodeOf } from './exit-code.ts'
import { readLogins } from './logins.ts'

const log = createLog({ name: 'migrate' })
try {
  const { databaseUrl, logins } = readLogins(process.env)
  const applied = await migrate(databaseUrl, logins)
  log.info('migrated', { applied, roles: Object.keys(logins) })
} catch (error) {
  log.error('not migrated', { error })
  process.exitCode = exitCodeOf(error)
}
