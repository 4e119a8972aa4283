import { join } from 'node:path'
import { SignJWT } from 'jose'
import { TOKEN_AUDIENCE, TOKEN_ISSUER } from '../../shared/http/auth.ts'
import { DATA } from './running.ts'
import { openSecrets, SECRET } from './secrets.ts'

export type Role = 'person' | 'operator'

/** The key that the functions check tokens with: JWT_SIGNING_KEY, as of a cluster; else from the Dapr of DAPR_HTTP_PORT, or the local secrets. */
export async function signingKey(dataDir = DATA): Promise<string> {
  const { DAPR_HTTP_PORT, JWT_SIGNING_KEY } = process.env
  if (JWT_SIGNING_KEY) return JWT_SIGNING_KEY
  const keys = DAPR_HTTP_PORT ? await secretOfDapr(DAPR_HTTP_PORT) : await openSecrets(join(dataDir, 'secrets.json'))
  const key = keys['jwt-signing-key']
  if (!key) throw new Error(`The secret '${SECRET}' has no entry 'jwt-signing-key'`)
  return key
}

async function secretOfDapr(port: string): Promise<Record<string, string>> {
  const url = `http://127.0.0.1:${port}/v1.0/secrets/secretstore/${SECRET}`
  const response = await fetch(url).catch((error) => {
    throw new Error(`Dapr does not answer on port ${port} (DAPR_HTTP_PORT): ${error.cause?.message ?? error.message}`)
  })
  if (!response.ok) throw new Error(`Dapr answered ${response.status} to ${url}: ${await response.text()}`)
  return (await response.json()) as Record<string, string>
}

/** A token that names a person, valid for 30 days if nothing else is said. */
export function makeToken(key: string, person: string, role: Role = 'person', lifetime = '30 days'): Promise<string> {
  return new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(person)
    .setIssuer(TOKEN_ISSUER)
    .setAudience(TOKEN_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(new TextEncoder().encode(key))
}

/** @throws Error that says how to name one */
export function personOf(text: string | undefined): string {
  if (text && /^[\w.@:|+-]{1,128}$/.test(text)) return text
  throw new Error(
    text
      ? `A person is named by up to 128 letters, digits or . @ : | + - _, not '${text}'`
      : 'Who? Name a person: PERSON=ada',
  )
}
