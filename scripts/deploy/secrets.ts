/** The secrets of a cluster: made up or given once, completed later, never changed by a script. */
import { roleOf } from '../../shared/database/roles.ts'
import { completed, KEYS_OF_FUNCTIONS, type Keys, random, SECRET } from '../dev/secrets.ts'
import type { Kubectl } from './kubectl.ts'

export type Secrets = Record<string, Keys>

export const MIGRATE = `${SECRET}-migrate`
export const POSTGRES = `${SECRET}-postgres`
export const KAFKA = `${SECRET}-kafka`
/** What an operator's console tools log in to Kafka with. */
export const KAFKA_OPERATOR = `${KAFKA}-operator`
export const REDIS = `${SECRET}-redis`

const secretOf = (functionName: string): string => `${SECRET}-${functionName}`
const FUNCTIONS = Object.keys(KEYS_OF_FUNCTIONS)

export interface Wanted {
  /** address of the database with its owner's login */
  ownerUrl: string
  /** keys that are the operator's to give, such as `smtp-url`, by their names in the functions' secrets */
  given: Keys
  /** keys that one function has of its own, by the function's name */
  own?: Record<string, Keys>
  /** secrets beside those of functions and job, such as Postgres's own: each has a `password` */
  others: Secrets
}

/**
 * Whatever is in the cluster stays; a key that is given or made up is added where it is missing. Each function logs in to the database by
 * its own role, whose password the migration job sets.
 */
export function secretsFor(found: Secrets, { ownerUrl, given, own = {}, others }: Wanted): Secrets {
  const shared = sharedKeys(found)
  // A provider's tokens are not signed here.
  const keys = completed({ ...given, ...shared, ...(given['jwks-url'] && { 'jwt-signing-key': '' }) })
  const of = (name: string): [string, Keys] => {
    const mine = KEYS_OF_FUNCTIONS[name]!.filter((key) => keys[key]).map((key) => [key, keys[key]!])
    const databaseUrl = loginUrl(ownerUrl, name)
    const made = { 'database-url': databaseUrl, ...Object.fromEntries(mine), ...own[name] }
    return [secretOf(name), { ...made, ...found[secretOf(name)] }]
  }
  const withFound = ([name, made]: [string, Keys]): [string, Keys] => [name, { ...made, ...found[name] }]
  return Object.fromEntries([
    ...FUNCTIONS.map(of),
    ...Object.entries({ [MIGRATE]: { 'database-url': ownerUrl }, ...others }).map(withFound),
  ])
}

/** What one function has of a key that several read, the others are to get as well. */
function sharedKeys(found: Secrets): Keys {
  const all = FUNCTIONS.map((name) => found[secretOf(name)] ?? {})
  const { 'database-url': _, ...keys } = Object.assign({}, ...all.reverse()) as Keys
  const logins = new Set(all.flatMap((each) => each[KAFKA_USERNAME] ?? []))
  // Where each has its own, none gets another's.
  return logins.size > 1 ? Object.fromEntries(Object.entries(keys).filter(([key]) => !LOGIN.includes(key))) : keys
}

const KAFKA_USERNAME = 'kafka-username'
const LOGIN = [KAFKA_USERNAME, 'kafka-password']

function loginUrl(ownerUrl: string, functionName: string): string {
  return Object.assign(new URL(ownerUrl), { username: roleOf(functionName), password: random() }).href
}

/** The secrets of a namespace, in the clear. */
export async function readSecrets(kubectl: Kubectl, namespace: string): Promise<Secrets> {
  const { items } = await kubectl.json<{ items: { metadata: { name: string }; data?: Keys }[] }>([
    ...['get', 'secrets', '-n', namespace],
  ])
  const plain = (data: Keys = {}) =>
    Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]))
  return Object.fromEntries(items.map(({ metadata, data }) => [metadata.name, plain(data)]))
}

/** Writes those that differ from what is there; by standard input, so that no list of processes shows them. */
export async function writeSecrets(
  kubectl: Kubectl,
  namespace: string,
  found: Secrets,
  wanted: Secrets,
): Promise<string[]> {
  const isSame = (name: string) => JSON.stringify(sorted(found[name])) === JSON.stringify(sorted(wanted[name]))
  const changed = Object.keys(wanted).filter((name) => !isSame(name))
  const items = changed.map((name) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels: { 'app.kubernetes.io/part-of': SECRET } },
    stringData: wanted[name],
  }))
  // Not by apply, which would keep a copy of them in an annotation.
  if (changed.length > 0) {
    await kubectl.run(
      ['apply', '--server-side', '--force-conflicts', '--field-manager', 'todo-chatbot-deploy', '-f', '-'],
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    )
  }
  return changed
}

const sorted = (keys: Keys = {}): [string, string][] => Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1))
