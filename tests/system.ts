import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Keys, SECRET, writeSecrets } from '../scripts/dev/secrets.ts'
import { type System, type SystemOptions, startSystem } from '../scripts/dev/system.ts'
import { makeToken, type Role, signingKey } from '../scripts/dev/token.ts'

export interface TestSystem extends System {
  /** what the functions logged so far, in order */
  logged: LogLine[]
  tokenOf: (person: string, role?: Role) => Promise<string>
}

export interface TestSystemOptions extends Partial<SystemOptions> {
  /** of the secret, beside those that are made up */
  keys?: Keys
}

export type LogLine = Record<string, unknown> & { function?: string; level?: string; message?: string }

/**
 * All that `make dev` starts, on free ports and with data of its own that `stop` drops. For test files that see the running system as a
 * person does, or that take parts of it away: `children` holds Kafka, Postgres and Dapr.
 */
export async function startTestSystem({ keys, ...options }: TestSystemOptions = {}): Promise<TestSystem> {
  const dataDir = await mkdtemp(join(tmpdir(), 'todo-chatbot-'))
  const logged: LogLine[] = []
  const log = (line: string, name: string) => {
    logged.push(asLogLine(line, name))
  }
  if (keys) await writeSecrets(join(dataDir, 'secrets.json'), { [SECRET]: keys })
  const system = await startSystem({ dataDir, durable: false, log, ...options }).catch(async (error) => {
    await rm(dataDir, { recursive: true })
    throw error
  })
  const key = await signingKey(dataDir)
  const stop = async () => {
    await system.stop()
    await rm(dataDir, { recursive: true })
  }
  return { ...system, logged, tokenOf: (person, role) => makeToken(key, person, role), stop }
}

function asLogLine(line: string, name: string): LogLine {
  try {
    return JSON.parse(line)
  } catch {
    return { function: name, message: line }
  }
}
