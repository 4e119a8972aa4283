/** Lower case of the same length, so that positions hold. */
export function lowered(text: string): string {
  const lower = text.toLowerCase().replaceAll('’', "'")
  return lower.length === text.length
    ? lower
    : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll('’', "'")
}
