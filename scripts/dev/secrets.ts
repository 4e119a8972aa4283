import { createECDH, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The name of the Dapr secret, on a cluster of the Kubernetes secret. */
export const SECRET = 'todo-chatbot'

type Keys = Record<string, string>

const random = (): string => randomBytes(32).toString('base64url')

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

/**
 * The local secrets, made up at the first run, in the shape that Dapr's `secretstores.local.file` reads: a map of keys by secret name. Only
 * the owner may read the file.
 */
export async function openSecrets(file: string): Promise<Keys> {
  const found = await readSecrets(file)
  const keys = { ...found }
  for (const generate of GENERATORS) {
    const made = generate()
    if (!Object.keys(made).every((key) => key in keys)) Object.assign(keys, made)
  }
  await writeSecrets(file, keys)
  return keys
}

/** @returns no keys when there is no file yet. @throws Error when the file is not JSON */
export async function readSecrets(file: string): Promise<Keys> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  try {
    return (JSON.parse(text) as Record<string, Keys>)[SECRET] ?? {}
  } catch {
    throw new Error(`${file} is not JSON. Repair it, or remove it with make reset, which drops all local data too`)
  }
}

export async function writeSecrets(file: string, keys: Keys): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}.tmp`
  await writeFile(unfinished, `${JSON.stringify({ [SECRET]: keys }, undefined, 2)}\n`, { mode: 0o600 })
  // `mode` counts only for a file that is new.
  await chmod(unfinished, 0o600)
  await rename(unfinished, file)
}
