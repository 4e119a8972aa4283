/** @param tag BCP 47 @returns a number as it is written in that language, with a tenth at most */
export function figureIn(tag: string): (value: number) => string {
  const format = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 })
  return (value) => format.format(value)
}
