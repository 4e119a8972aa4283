/** Single variables of the environment, each refused in words that say what to set it to. */
export type Environment = Record<string, string | undefined>

export class ConfigError extends Error {
  readonly code = 'invalid-configuration'
  override readonly name = 'ConfigError'
}

export const refused = (env: Environment, name: string, remedy: string): ConfigError =>
  new ConfigError(`${name} is '${env[name] ?? ''}': set it to ${remedy}`)

/** @param bounds what a whole number may be, and what it is, such as `a port number` */
export function whole(
  env: Environment,
  name: string,
  otherwise: number,
  { from, to, what }: { from: number; to: number; what: string },
): number {
  const found = env[name] ?? String(otherwise)
  // Digits only: Number would read '', ' 1' and 1e3 too.
  if (/^\d{1,12}$/.test(found) && Number(found) >= from && Number(found) <= to) return Number(found)
  throw refused(env, name, `${what} from ${from} to ${to}`)
}

export function flag(env: Environment, name: string, otherwise = false): boolean {
  const found = env[name] ?? String(otherwise)
  if (found === 'true' || found === 'false') return found === 'true'
  throw refused(env, name, 'true or false')
}

/** Any text but none. */
export function text(env: Environment, name: string, otherwise: string): string {
  const found = env[name] ?? otherwise
  if (found.trim()) return found
  throw refused(env, name, `a text such as ${otherwise}, or leave it away`)
}

/** @returns undefined where it is not set, or to nothing */
export function webUrl(env: Environment, name: string, what: string): string | undefined {
  const found = env[name]
  if (!found) return undefined
  if (/^https?:$/.test(URL.parse(found)?.protocol ?? '')) return found
  throw refused(env, name, what)
}

export const list = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
