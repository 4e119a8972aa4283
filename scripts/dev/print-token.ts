/** Prints a token alone on standard output. usage: token <person> [role] */
import { say } from './progress.ts'
import { makeToken, personOf, signingKey } from './token.ts'

const [person, role = 'person'] = process.argv.slice(2)
try {
  if (role !== 'person' && role !== 'operator') throw new Error(`There is no role '${role}': person or operator`)
  console.log(await makeToken(await signingKey(), personOf(person), role))
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
