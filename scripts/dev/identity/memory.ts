import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  payload: AdapterPayload
  /** epoch milliseconds */
  until: number
  /** epoch milliseconds of its first use */
  consumedAt?: number
}

/**
 * Milliseconds for which what was used may be used again, as other providers let one (they call it a reuse interval, a grace period or a leeway):
 * who asked may not have got the answer.
 */
const FORGIVEN = 60_000

/** What the provider knows, for as long as it runs. */
const kept = new Map<string, Kept>()

/** Entries beyond which those that are over are dropped. */
const MANY = 1000

export class Memory implements Adapter {
  readonly #model: string

  constructor(model: string) {
    this.#model = model
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    if (kept.size > MANY) for (const [key, { until }] of kept) if (until < Date.now()) kept.delete(key)
    kept.set(this.#key(id), { payload, until: Date.now() + expiresIn * 1000 })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = kept.get(this.#key(id))
    if (!found || found.until <= Date.now()) return undefined
    const { consumedAt = 0, payload } = found
    const isConsumed = consumedAt && (this.#model !== 'RefreshToken' || consumedAt < Date.now() - FORGIVEN)
    return isConsumed ? { ...payload, consumed: Math.floor(consumedAt / 1000) } : payload
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findBy('uid', uid)
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findBy('userCode', userCode)
  }

  async consume(id: string): Promise<void> {
    const found = kept.get(this.#key(id))
    if (found) found.consumedAt ??= Date.now()
  }

  async destroy(id: string): Promise<void> {
    kept.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
  }

  async #findBy(name: 'uid' | 'userCode', value: string): Promise<AdapterPayload | undefined> {
    for (const [key, { payload }] of kept) if (key.startsWith(this.#model) && payload[name] === value) return payload
    return undefined
  }

  #key(id: string): string {
    return `${this.#model} ${id}`
  }
}
