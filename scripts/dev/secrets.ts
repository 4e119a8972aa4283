import { createECDH, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The name of the Dapr secret, on a cluster of the Kubernetes secret. */
export const SECRET = 'todo-chatbot'

export type Keys = Record<string, string>

const TOKENS = ['jwt-signing-key', 'jwt-signing-key-previous', 'jwks-url', 'token-issuer', 'operator-claim']
const KAFKA = ['kafka-username', 'kafka-password', 'kafka-ca']

/** The keys that each function reads, beside the address of its database, from the secret of its own, `todo-chatbot-<function>`. */
export const KEYS_OF_FUNCTIONS: Record<string, string[]> = {
  gateway: [...KAFKA, ...TOKENS, 'webhook-signing-key', 'vapid-public-key', 'model-key', 'speech-key'],
  mcp: [...KAFKA, ...TOKENS],
  recurring: KAFKA,
  reminder: KAFKA,
  notification: [...KAFKA, 'vapid-public-key', 'vapid-private-key', 'webhook-signing-key', 'smtp-url'],
  audit: [...KAFKA, ...TOKENS],
  'audit-log': [],
  sync: [...KAFKA, ...TOKENS],
  relay: KAFKA,
  web: [],
}

/** The secret of each function, from all that there is. */
export function secretsOfFunctions(all: Keys, logins: Record<string, string>): Record<string, Keys> {
  const secretOf = (name: string, keys: string[]): [string, Keys] => {
    const found = Object.fromEntries(keys.filter((key) => all[key]).map((key) => [key, all[key]!]))
    const databaseUrl = logins[name] ?? all['database-url']
    return [`${SECRET}-${name}`, { ...(databaseUrl && { 'database-url': databaseUrl }), ...found }]
  }
  return Object.fromEntries(Object.entries(KEYS_OF_FUNCTIONS).map(([name, keys]) => secretOf(name, keys)))
}

export const random = (): string => randomBytes(32).toString('base64url')

/** A key pair to sign web push messages with (RFC 8292): P-256, both halves as raw bytes. */
function vapidKeys(): Keys {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys().toString('base64url')
  // The raw private key loses its leading zeros.
  const privateKey = pair.getPrivateKey('hex').padStart(64, '0')
  return { 'vapid-public-key': publicKey, 'vapid-private-key': Buffer.from(privateKey, 'hex').toString('base64url') }
}

/** What a first run makes up. A later version's new keys are added to a file that exists; none is ever changed. */
const GENERATORS: (() => Keys)[] = [
  () => ({ 'postgres-password': random() }),
  () => ({ 'jwt-signing-key': random() }),
  () => ({ 'webhook-signing-key': random() }),
  vapidKeys,
]

/** What there is, and what was made up for the rest. */
export function completed(found: Keys): Keys {
  const keys = { ...found }
  for (const generate of GENERATORS) {
    const made = generate()
    if (!Object.keys(made).every((key) => key in keys)) Object.assign(keys, made)
  }
  return keys
}

/**
 * The local secrets, made up at the first run, in the shape that Dapr's `secretstores.local.file` reads: a map of keys by secret name. Only
 * the owner may read the file.
 */
export async function openSecrets(file: string): Promise<Keys> {
  const all = await readAllSecrets(file)
  const keys = completed(all[SECRET] ?? {})
  await writeSecrets(file, { ...all, [SECRET]: keys })
  return keys
}

/** @returns no keys when there is no file yet. @throws Error when the file is not JSON */
export const readSecrets = async (file: string): Promise<Keys> => (await readAllSecrets(file))[SECRET] ?? {}

export async function readAllSecrets(file: string): Promise<Record<string, Keys>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${file} is not JSON. Repair it, or remove it with make reset, which drops all local data too`)
  }
}

/** @param secrets keys by secret name: all that the file will have */
export async function writeSecrets(file: string, secrets: Record<string, Keys>): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}.tmp`
  await writeFile(unfinished, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 })
  // `mode` counts only for a file that is new.
  await chmod(unfinished, 0o600)
  await rename(unfinished, file)
}
