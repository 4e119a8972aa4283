/** Indexes from 0 of what BYSETPOS names in a set of this size, ascending. */
export function positionsIn(bySetPos: number[], size: number): number[] {
  const indexes = bySetPos.map((each) => (each > 0 ? each - 1 : size + each)).filter((each) => each >= 0 && each < size)
  return [...new Set(indexes)].sort((a, b) => a - b)
}
