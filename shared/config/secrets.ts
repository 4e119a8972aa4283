/** The project's secrets, read from Dapr's secret store when first needed and kept for the life of the process. */
import type { SecretStore } from '../dapr/index.ts'
import type { TokenKeys } from '../http/auth.ts'
import type { KafkaSecurity } from '../kafka/client.ts'
import { type Config, ConfigError } from './index.ts'

export interface Secrets {
  /** @throws DaprError when the store does not answer, ConfigError when the entry is missing */
  databaseUrl(): Promise<string>
  tokenKeys(): Promise<TokenKeys>
  /** what Kafka asks for: the entries `kafka-username`, `kafka-password` and, for brokers with a certificate of one's own, `kafka-ca` (PEM) */
  kafkaSecurity(): Promise<KafkaSecurity>
  /** undefined when the secret has no such entry */
  get(name: string): Promise<string | undefined>
}

export function openSecrets(store: SecretStore, config: Config): Secrets {
  const { secretName, databaseUrl, kafkaTls, kafkaSaslMechanism } = config
  let read: Promise<Record<string, string>> | undefined
  const all = () => {
    read ??= store.get(secretName)
    read.catch(() => {
      read = undefined
    })
    return read
  }
  return {
    get: async (name) => (await all())[name],
    async databaseUrl() {
      return databaseUrl ?? required(await all(), 'database-url', secretName)
    },
    async tokenKeys() {
      const entries = await all()
      const jwksUrl = entries['jwks-url']
      if (jwksUrl) return { jwksUrl, issuer: entries['token-issuer'] }
      const keys = [required(entries, 'jwt-signing-key', secretName), entries['jwt-signing-key-previous']]
      return { secrets: keys.filter((key) => key !== undefined).map((key) => new TextEncoder().encode(key)) }
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
