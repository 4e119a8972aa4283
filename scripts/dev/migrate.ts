/** Brings a database to the newest schema: that of DATABASE_URL, else the one of `make dev`. */
import { join } from 'node:path'
import { migrate } from '../../shared/database/migrate.ts'
import { say } from './progress.ts'
import { DATA } from './running.ts'
import { readSecrets } from './secrets.ts'

try {
  const databaseUrl = process.env.DATABASE_URL || (await readSecrets(join(DATA, 'secrets.json')))['database-url']
  if (!databaseUrl) throw new Error('Which database? There is no local one yet (make dev makes it), nor DATABASE_URL')
  const applied = await migrate(databaseUrl)
  say(applied.length > 0 ? applied.map((name) => `applied ${name}`).join('\n') : 'The schema is the newest already.')
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException
  say(message || `The database does not answer (${code})`)
  process.exitCode = 1
}
