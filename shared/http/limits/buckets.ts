/** Token buckets: how often one person, or one address, may ask. */
import { BoundedMap } from '../../bounded/index.ts'

export interface Buckets {
  /** Takes a token. @returns seconds until there is one, 0 when there was */
  take(key: string): number
  /** Takes more, for what turned out to be more work: those who come next wait for them to come back. */
  charge(key: string, tokens: number): void
  /** As `take`, without taking one. */
  wait(key: string): number
}

interface Options {
  /** tokens that come back each second */
  rate: number
  /** tokens that may be taken at once after a pause */
  burst: number
  /** milliseconds */
  now?: (() => number) | undefined
}

/** Buckets that are remembered; what is longest not seen is forgotten first, with a full bucket. */
const REMEMBERED = 20_000

/** In this process: with several replicas one may use each one's. It protects the others from a runaway script; it is no quota. */
export function createBuckets({ rate, burst, now = () => performance.now() }: Options): Buckets {
  const buckets = new BoundedMap<string, { tokens: number; at: number }>(REMEMBERED)

  const tokensOf = (key: string, at: number): number => {
    const bucket = buckets.get(key)
    return bucket ? Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * rate) : burst
  }
  const secondsUntilOne = (tokens: number): number => (tokens < 1 ? Math.ceil((1 - tokens) / rate) : 0)

  return {
    take(key) {
      const at = now()
      const tokens = tokensOf(key, at)
      buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at })
      return secondsUntilOne(tokens)
    },
    charge(key, more) {
      const at = now()
      buckets.set(key, { tokens: Math.max(-burst, tokensOf(key, at) - more), at })
    },
    wait: (key) => secondsUntilOne(tokensOf(key, now())),
  }
}
