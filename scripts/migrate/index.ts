/** The job that runs before the functions take traffic: brings the database to the newest schema. */
import { migrate } from '../../shared/database/migrate.ts'
import { createLog } from '../../shared/log/index.ts'

const log = createLog({ name: 'migrate' })
try {
  const { DATABASE_URL } = process.env
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set: it is the address of the database, as its owner')
  const applied = await migrate(DATABASE_URL)
  log.info('migrated', { applied })
} catch (error) {
  log.error('not migrated', { error })
  process.exitCode = 1
}
