/**
 * The project's secrets, read from Dapr's secret store when first needed and kept, until something that they open refuses them: then they
 * are read anew, so that a rotated password or key is taken up without a restart.
 */
import type { SecretStore } from '../dapr/index.ts'
import { type Config, ConfigError, type SaslMechanism } from './index.ts'

/** By what people's tokens are verified: this project's own by shared secrets, an identity provider's by the keys that it shows. */
export interface TokenKeys {
  /** of HS256 tokens; with a second one, tokens signed before a rotation stay good */
  secrets?: Uint8Array[]
  /** where the identity provider publishes its keys (RFC 7517) */
  jwksUrl?: string
  /** expected `iss` of the provider's tokens */
  issuer?: string
  /** what makes the bearer of a provider's token an operator: this value in this claim; undefined where none does */
  operators?: { claim: string; value: string } | undefined
}

/** How brokers are spoken to, and as whom. */
export interface KafkaSecurity {
  /** TLS: true for certificates that the world's authorities signed, else the authority's certificate as PEM */
  ssl?: boolean | { ca: string }
  sasl?: { mechanism: SaslMechanism; username: string; password: string }
}

export interface Secrets {
  /** @throws DaprError when the store does not answer, ConfigError when the entry is missing */
  databaseUrl(anew?: boolean): Promise<string>
  /** @throws the same; ConfigError too for a key that is too short */
  tokenKeys(anew?: boolean): Promise<TokenKeys>
  /** what Kafka asks for: the entries `kafka-username`, `kafka-password` and, for brokers with a certificate of one's own, `kafka-ca` (PEM) */
  kafkaSecurity(): Promise<KafkaSecurity>
  /** undefined when the secret has no such entry */
  get(name: string): Promise<string | undefined>
}

/** Milliseconds between two readings: who sends made-up tokens must not make us read each time. */
const PAUSE = 10_000
/** Milliseconds after which they are read anew without a reason: a key that was taken away is not good for longer. */
const LONGEST = 10 * 60_000
/** Bytes of a key that signs by HS256 (RFC 7518 section 3.2). */
const SHORTEST_KEY = 32

export function openSecrets(store: SecretStore, config: Config, now = Date.now): Secrets {
  const { secretName, databaseUrl, kafkaTls, kafkaSaslMechanism } = config
  let read: { entries: Promise<Record<string, string>>; at: number } | undefined
  const all = (anew = false): Promise<Record<string, string>> => {
    const age = read ? now() - read.at : Number.POSITIVE_INFINITY
    if (age <= (anew ? PAUSE : LONGEST)) return read!.entries
    const before = read?.entries
    const reading = { entries: store.get(secretName), at: now() }
    // What was known is good for as long as the store is away.
    if (before) reading.entries = reading.entries.catch(() => before)
    reading.entries.catch(() => {
      if (read === reading) read = undefined
    })
    read = reading
    return reading.entries
  }
  return {
    get: async (name) => (await all())[name],
    async databaseUrl(anew) {
      return databaseUrl ?? required(await all(anew), 'database-url', secretName)
    },
    async tokenKeys(anew) {
      const entries = await all(anew)
      const jwksUrl = entries['jwks-url']
      if (!jwksUrl) required(entries, 'jwt-signing-key', secretName)
      const keys = ['jwt-signing-key', 'jwt-signing-key-previous'].flatMap((name) =>
        signingKey(entries, name, secretName),
      )
      return {
        ...(keys.length && { secrets: keys }),
        ...(jwksUrl && { jwksUrl, issuer: entries['token-issuer'], operators: operatorsOf(entries, secretName) }),
      }
    },
    async kafkaSecurity() {
      // An open broker is not kept waiting for a secret.
      if (!kafkaTls && !kafkaSaslMechanism) return {}
      const entries = await all()
      const ca = entries['kafka-ca']
      return {
        ssl: kafkaTls && (ca ? { ca } : true),
        ...(kafkaSaslMechanism && {
          sasl: {
            mechanism: kafkaSaslMechanism,
            username: required(entries, 'kafka-username', secretName),
            password: required(entries, 'kafka-password', secretName),
          },
        }),
      }
    },
  }
}

function required(entries: Record<string, string>, name: string, secret: string): string {
  const value = entries[name]
  if (!value) throw new ConfigError(`the secret '${secret}' has no entry '${name}': add it to the secret store`)
  return value
}

/** Of a foreign provider's tokens no claim counts that is not named here: what it calls a role may be anybody's to choose. */
function operatorsOf({ 'operator-claim': text }: Record<string, string>, secret: string): TokenKeys['operators'] {
  if (!text) return undefined
  const [, claim, value] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (claim && value) return { claim, value }
  throw new ConfigError(
    `the secret '${secret}' has a wrong 'operator-claim': write it as claim=value, such as groups=todo-operators`,
  )
}

function signingKey(entries: Record<string, string>, name: string, secret: string): Uint8Array[] {
  const key = new TextEncoder().encode(entries[name] ?? '')
  if (!key.length) return []
  if (key.length >= SHORTEST_KEY) return [key]
  throw new ConfigError(
    `the secret '${secret}' has a '${name}' of ${key.length} bytes, which can be guessed: put ${SHORTEST_KEY} random bytes or more there`,
  )
}
