/**
 * Dapr's state and secret APIs over HTTP: the SDK's own modules for them, on a transport with a timeout. The whole SDK would cost
 * every function 50 MB and 260 ms; its `save` and `delete` return errors, which are thrown here.
 */
import type HTTPClientModule from '@dapr/dapr/implementation/Client/HTTPClient/HTTPClient.js'
import secretModule from '@dapr/dapr/implementation/Client/HTTPClient/secret.js'
import type StateModule from '@dapr/dapr/implementation/Client/HTTPClient/state.js'

export class DaprError extends Error {
  override readonly name = 'DaprError'
  readonly code = 'dapr'
  /** HTTP status of the answer; 0 when there was none */
  readonly status: number

  constructor(message: string, status: number, cause?: unknown) {
    super(message, { cause })
    this.status = status
  }
}

export interface Versioned<Value> {
  value: Value
  etag: string | undefined
}

export interface Item {
  key: string
  value: unknown
  /**
   * Of what it takes the place of; null for nothing. Left out, it takes the place of whatever is there. A key is written with one or
   * always without: Redis guards only what was stored guarded, and refuses what is not where it guards.
   */
  etag?: string | null | undefined
  /** seconds until the key is forgotten */
  ttl?: number | undefined
}

export interface StateStore {
  /** By one request. @returns what each key holds, in their order; undefined for nothing. @throws DaprError */
  get<Value>(keys: string[]): Promise<(Versioned<Value> | undefined)[]>
  /**
   * By one request, but not as one: some may be stored and others not.
   *
   * @returns false when an etag is out of date
   * @throws DaprError
   */
  save(items: Item[]): Promise<boolean>
  /** @throws DaprError */
  delete(key: string): Promise<void>
}

export interface SecretStore {
  /** All entries of one secret. @throws DaprError */
  get(name: string): Promise<Record<string, string>>
}

type HTTPClient = HTTPClientModule.default
type StateClient = StateModule.default

interface Options {
  daprUrl: string
  store: string
  /** milliseconds */
  timeout?: number
}

/** The default export of a CommonJS module: Node and bundlers hand over the module, Bun without bundling its `default`. */
const exported = <Type>(module: { default: Type }): Type => module.default ?? (module as unknown as Type)

const quiet = { error() {}, warn() {}, info() {}, verbose() {}, debug() {} }

/** A transport in the shape that the SDK's modules call: `execute` throws on every status but 2xx. */
function transport(daprUrl: string, timeout: number): HTTPClient {
  const options = { logger: { service: quiet } }
  const execute = async (
    path: string,
    params: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
  ) => {
    const hasBody = params.body !== undefined
    let response: Response
    try {
      response = await fetch(`${daprUrl}/v1.0${path}`, {
        method: params.method ?? (hasBody ? 'POST' : 'GET'),
        headers: { ...(hasBody ? { 'content-type': 'application/json' } : {}), ...params.headers },
        body: hasBody ? JSON.stringify(params.body) : undefined,
        signal: AbortSignal.timeout(timeout),
      })
    } catch (error) {
      throw new DaprError(`Dapr does not answer at ${daprUrl}`, 0, error)
    }
    const text = await response.text()
    if (!response.ok)
      throw new DaprError(`Dapr answered ${response.status} to ${path}: ${text.slice(0, 200)}`, response.status)
    return text ? JSON.parse(text) : ''
  }
  return { options, execute } as unknown as HTTPClient
}

interface Found {
  key: string
  data?: unknown
  etag?: string
  error?: string
}

/** Keys of one request that the store is asked for at the same time, where it cannot be asked for all at once. */
const AT_ONCE = 10

/** First write wins where there is something to compare with; with strong consistency. */
const GUARDED = { concurrency: 1, consistency: 2 }

const stateItem = ({ key, value, etag, ttl }: Item) => ({
  key,
  value: value as object,
  ...(etag !== undefined && { options: GUARDED }),
  ...(typeof etag === 'string' && { etag }),
  ...(ttl !== undefined && { metadata: { ttlInSeconds: String(ttl) } }),
})

export function openStateStore({ daprUrl, store, timeout = 3000 }: Options): StateStore {
  // Imported on first use: it brings `node:crypto`, which a cold start should not wait for.
  let opened: Promise<StateClient> | undefined
  const state = () => {
    opened ??= import('@dapr/dapr/implementation/Client/HTTPClient/state.js').then(
      ({ default: stateModule }) => new (exported(stateModule))(transport(daprUrl, timeout)),
    )
    return opened
  }
  const get = async <Value>(keys: string[]): Promise<(Versioned<Value> | undefined)[]> => {
    if (!keys.length) return []
    // The plain get of the SDK tells no etag; the bulk get does.
    const found = (await (
      await state()
    ).getBulk(store, keys, { parallelism: Math.min(keys.length, AT_ONCE) })) as Found[]
    const failed = found.find(({ error }) => error)
    if (failed) throw new DaprError(failed.error!, 500)
    const byKey = new Map(found.map((each) => [each.key, each]))
    return keys.map((key) => {
      const { data, etag } = byKey.get(key) ?? {}
      return data === undefined || data === null ? undefined : { value: data as Value, etag }
    })
  }
  return {
    get,
    async save(items) {
      const { error } = await (await state()).save(store, items.map(stateItem))
      if (!error) return true
      if (!(error instanceof DaprError)) throw error
      if (error.status === 409) return false
      // Redis tells nobody why it did not store what was to take the place of nothing: what is there now does.
      const news = items.flatMap(({ key, etag }) => (etag === null ? key : []))
      if (error.status === 500 && (await get(news)).some((found) => found)) return false
      throw error
    },
    async delete(key) {
      const { error } = await (await state()).delete(store, key)
      if (error) throw error
    },
  }
}

export function openSecretStore({ daprUrl, store, timeout = 3000 }: Options): SecretStore {
  const secrets = new (exported(secretModule))(transport(daprUrl, timeout))
  return { get: async (name) => (await secrets.get(store, name)) as Record<string, string> }
}
