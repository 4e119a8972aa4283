/** The command line (scripts/todo) as somebody of the local system: says one thing, or talks line by line. */
import { findRunning } from './running.ts'
import { makeToken, personOf, signingKey } from './token.ts'

const { PERSON, SAY, GATEWAY_URL } = process.env
try {
  const person = personOf(PERSON)
  process.env.TODO_URL = GATEWAY_URL ?? (await findRunning())?.gatewayUrl ?? 'http://localhost:8080'
  process.env.TODO_TOKEN = await makeToken(await signingKey(), person)
  process.argv = [...process.argv.slice(0, 2), 'chat', ...(SAY ? ['--', SAY] : [])]
  await import('../todo/index.ts')
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
