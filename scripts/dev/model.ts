/** Which models `make dev` asks: MODEL_URL and MODEL_NAME, SPEECH_URL and SPEECH_MODEL; their keys are asked for once and kept with the local secrets. */
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

/** The variables of a model, and the secret that has its key. */
interface Kind {
  url: string
  name: string
  key: string
  seconds: string
  secret: string
}

const MODEL: Kind = {
  url: 'MODEL_URL',
  name: 'MODEL_NAME',
  key: 'MODEL_KEY',
  seconds: 'MODEL_SECONDS',
  secret: 'model-key',
}
const SPEECH: Kind = {
  url: 'SPEECH_URL',
  name: 'SPEECH_MODEL',
  key: 'SPEECH_KEY',
  seconds: 'SPEECH_SECONDS',
  secret: 'speech-key',
}

/**
 * Puts the keys in use among the secrets, and takes away that of what is not wanted.
 *
 * @returns the variables that the gateway is started with
 * @throws Error that says what to set
 */
export async function chooseModels(secretsFile: string, env: Env, ask = askForKey): Promise<Env> {
  return { ...(await choose(MODEL, secretsFile, env, ask)), ...(await choose(SPEECH, secretsFile, env, ask)) }
}

async function choose(kind: Kind, secretsFile: string, env: Env, ask: typeof askForKey): Promise<Env> {
  const keys = { ...(await openSecrets(secretsFile)) }
  /** where the key of a server is kept beside the one in use */
  const entryOf = (url: string): string => `${kind.secret} ${url}`
  const kept = Object.entries(keys).filter(([name]) => name.startsWith(entryOf('')))
  const save = async () => {
    await writeSecrets(secretsFile, { ...(await readAllSecrets(secretsFile)), [SECRET]: keys })
  }
  if (!env[kind.url] && !env[kind.name]) {
    // One that somebody wrote there by hand stays.
    if (!kept.some(([, key]) => key === keys[kind.secret])) return {}
    delete keys[kind.secret]
    await save()
    return {}
  }
  const url = (env[kind.url] || OPENAI).replace(/\/+$/, '')
  requireUrl(kind, url)
  const known = env[kind.key] || keys[entryOf(url)] || (url === OPENAI ? keys[kind.secret] : undefined)
  const key = known ?? (await ask(url, kind.key))
  const name = env[kind.name] || (await onlyModelOf(url, key, kind.name))
  Object.assign(keys, { [kind.secret]: key, [entryOf(url)]: key })
  await save()
  return {
    [kind.url]: url,
    [kind.name]: name,
    ...(isLocal(url) && { [kind.seconds]: env[kind.seconds] || PATIENT }),
  }
}

function requireUrl(kind: Kind, url: string): void {
  if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return
  throw new Error(`${kind.url} is '${url}': set it to the base URL of a model, such as http://localhost:11434/v1`)
}

const isLocal = (url: string): boolean =>
  /^(?:localhost|127\.|\[::1\]|.*\.local$|10\.|192\.168\.)/.test(URL.parse(url)!.hostname)

async function askForKey(url: string, variable: string): Promise<string> {
  if (!process.stdin.isTTY) {
    if (isLocal(url)) return NO_KEY
    throw new Error(
      `The model at ${url} needs a key: give it once, as ${variable}=... make dev; it is kept with the local secrets`,
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
export async function onlyModelOf(url: string, key: string, variable = MODEL.name): Promise<string> {
  const headers = { authorization: `Bearer ${key}` }
  const response = await fetch(`${url}/models`, { headers, signal: AbortSignal.timeout(PATIENCE) }).catch((error) => {
    throw new Error(
      `Nothing answers at ${url} (${error.cause?.message ?? error.message}): start the model's server, or name the model with ${variable}`,
    )
  })
  const body = (await response.json().catch(() => ({}))) as { data?: { id: string }[] }
  const names = (body.data ?? []).map(({ id }) => id)
  if (names.length === 1) {
    say(`The model is ${names[0]}`)
    return names[0]!
  }
  throw new Error(
    `Set ${variable}${names.length ? ` to one of: ${names.slice(0, 30).join(', ')}` : ' to the name of a model'}`,
  )
}
