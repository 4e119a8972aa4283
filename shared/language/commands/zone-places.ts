/** Where somebody is, as a time zone: names of zones ("Europe/Berlin"), and of cities that give a zone its name or lie in one. */
import type { Read } from '../engine/grammar.ts'
import { touches } from '../engine/source.ts'

/** Cities by the zone that they are in, in small letters: those whose name in a language is another, or that no zone is called after. */
export type Places = Readonly<Record<string, string>>

/** Words of the name of a city: "port of spain". */
export const MOST_WORDS = 3

let cities: Map<string, string> | undefined
/** The last parts of the IANA names, made when the first city is asked for. */
const zonesByCity = (): Map<string, string> =>
  (cities ??= new Map([
    ...Intl.supportedValuesOf('timeZone').map((zone): [string, string] => [
      zone.split('/').at(-1)!.toLowerCase(),
      zone,
    ]),
    ['utc', 'UTC'],
    ['gmt', 'UTC'],
  ]))

/** The IANA name of a city; undefined for one that is not known. What has the form of a name is taken: who stores it checks it. */
export function zoneNamed(said: string, places: Places = {}): string | undefined {
  if (said.includes('/')) return said
  const city = said.toLowerCase()
  return places[city] ?? zonesByCity().get(city.replace(/[ .]+/g, '_'))
}

/** The zone of a city whose name begins here, the longest first. */
export const createCityZone =
  (places: Places = {}): Read<string> =>
  ({ text, tokens }, at) => {
    for (let to = Math.min(at + MOST_WORDS, tokens.length); to > at; to--) {
      const zone = zoneNamed(text.slice(tokens[at]!.start, tokens[to - 1]!.end), places)
      if (zone && !zone.includes(' ')) return { value: zone, next: to }
    }
    return undefined
  }

/** "Europe/Berlin", "America/Argentina/Buenos_Aires" */
export const zoneName: Read<string> = (source, at) => {
  const { text, tokens } = source
  let next = at + 1
  while (touches(source, next) && (tokens[next]!.kind !== 'mark' || '/-+'.includes(tokens[next]!.text))) next++
  const said = text.slice(tokens[at]!.start, tokens[next - 1]!.end)
  return said.includes('/') ? { value: said, next } : undefined
}
