/** Which model `make dev` asks: MODEL_URL and MODEL_NAME; its key is asked for once and kept with the local secrets. */
import { createInterface } from 'node:readline/promises'
import { say } from './progress.ts'
import { openSecrets, readAllSecrets, SECRET, writeSecrets } from './secrets.ts'

type Env = Record<string, string | undefined>

export const OPENAI = 'https://api.openai.com/v1'

/** For servers that need no key: a client has to send some. */
const NO_KEY = 'none'
/** Seconds that a person waits for a model on their own machine. */
const PATIENT = '120'
/** Milliseconds that a server may take to name its models. */
const PATIENCE = 5000

/** Where the key of a server is kept beside the one in use. */
const entryOf = (url: string): string => `model-key ${url}`

/**
 * Puts the key in use among the secrets, or takes it away when no model is wanted.
 *
 * @returns the variables that the gateway is started with
 * @throws Error that says what to set
 */
export async function chooseModel(secretsFile: string, env: Env, ask = askForKey): Promise<Env> {
  const keys = { ...(await openSecrets(secretsFile)) }
  const kept = Object.entries(keys).filter(([name]) => name.startsWith('model-key '))
  const save = async () => {
    await writeSecrets(secretsFile, { ...(await readAllSecrets(secretsFile)), [SECRET]: keys })
  }
  if (!env.MODEL_URL && !env.MODEL_NAME) {
    // One that somebody wrote there by hand stays.
    if (!kept.some(([, key]) => key === keys['model-key'])) return {}
    delete keys['model-key']
    await save()
    return {}
  }
  const url = (env.MODEL_URL || OPENAI).replace(/\/+$/, '')
  requireUrl(url)
  const known = env.MODEL_KEY || keys[entryOf(url)] || (url === OPENAI ? keys['model-key'] : undefined)
  const key = known ?? (await ask(url))
  const name = env.MODEL_NAME || (await onlyModelOf(url, key))
  Object.assign(keys, { 'model-key': key, [entryOf(url)]: key })
  await save()
  return { MODEL_URL: url, MODEL_NAME: name, ...(isLocal(url) && { MODEL_SECONDS: env.MODEL_SECONDS || PATIENT }) }
}

function requireUrl(url: string): void {
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return
  throw new Error(`MODEL_URL is '${url}': set it to the base URL of a model, such as http://localhost:11434/v1`)
}

const isLocal = (url: string): boolean =>
  /^(?:localhost|127\.|\[::1\]|.*\.local$|10\.|192\.168\.)/.test(URL.parse(url)!.hostname)

async function askForKey(url: string): Promise<string> {
  if (!process.stdin.isTTY) {
    if (isLocal(url)) return NO_KEY
    throw new Error(
      `The model at ${url} needs a key: give it once, as MODEL_KEY=... make dev; it is kept with the local secrets`,
    )
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const key = (
    await terminal.question(
      `The key of the model at ${url} (Enter if it needs none; it is kept with the local secrets): `,
    )
  ).trim()
  terminal.close()
  return key || NO_KEY
}

/** @throws Error that lists the names to choose from */
export async function onlyModelOf(url: string, key: string): Promise<string> {
  const headers = { authorization: `Bearer ${key}` }
  const response = await fetch(`${url}/models`, { headers, signal: AbortSignal.timeout(PATIENCE) }).catch((error) => {
    throw new Error(
      `Nothing answers at ${url} (${error.cause?.message ?? error.message}): start the model's server, or name the model with MODEL_NAME`,
    )
  })
  const body = (await response.json().catch(() => ({}))) as { data?: { id: string }[] }
  const names = (body.data ?? []).map(({ id }) => id)
  if (names.length === 1) {
    say(`The model is ${names[0]}`)
    return names[0]!
  }
  throw new Error(
    `Set MODEL_NAME${names.length ? ` to one of: ${names.slice(0, 30).join(', ')}` : ' to the name of a model'}`,
  )
}
