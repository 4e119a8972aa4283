/** Chance that a seed decides: the same seed and name give the same sequence, whatever else runs beside it. */
export interface Random {
  /** from 0 up to, but not, 1 */
  next(): number
  /** a whole number from `least` to `most`, both included */
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<Value>(values: readonly Value[]): Value
  /** one of the names, as often as its weight says */
  weighted<Name extends string>(weights: Record<Name, number>): Name
}

/** @param name of who draws, so that two of them never share a sequence */
export function createRandom(seed: number, name: string): Random {
  let state = mixed(`${seed}/${name}`)
  // SplitMix32: a full period, and good enough to choose what to break.
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (values) => values[between(0, values.length - 1)]!,
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [name, weight] of entries) {
        left -= weight
        if (left < 0) return name
      }
      return entries.at(-1)![0]
    },
  }
}

/** FNV-1a, 32 bits. */
function mixed(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return hash | 0
}
