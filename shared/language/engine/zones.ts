/** Zones that people name behind a time: abbreviations (North America and Europe), offsets ("UTC+2"), IANA names. */
import { isTimeZone } from '../../time/zone.ts'
import { type Found, type Source, touches } from './source.ts'

/** An abbreviation with and without daylight saving means the zone: nobody who says "9am PST" in July wants 10am. */
const ABBREVIATIONS: Record<string, string> = {
  utc: 'UTC',
  gmt: 'UTC',
  zulu: 'UTC',
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  ct: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  bst: 'Europe/London',
  wet: 'Europe/Lisbon',
  eet: 'Europe/Athens',
  eest: 'Europe/Athens',
  msk: 'Europe/Moscow',
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  sgt: 'Asia/Singapore',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  nzst: 'Pacific/Auckland',
  nzdt: 'Pacific/Auckland',
  brt: 'America/Sao_Paulo',
  akst: 'America/Anchorage',
  hst: 'Pacific/Honolulu',
}

/** A zone directly behind a time: `UTC+2` as `+120` (minutes), else an IANA name. */
export function readZone(source: Source, at: number): Found<string> | undefined {
  const { tokens } = source
  const token = tokens[at]?.text === '(' ? tokens[at + 1] : tokens[at]
  if (token?.kind !== 'word') return undefined
  const start = token === tokens[at] ? at : at + 1
  const close = (next: number): number => (start > at && tokens[next]?.text === ')' ? next + 1 : next)
  const region = readRegion(source, start) ?? readCity(source, start)
  if (region) return { value: region.value, next: close(region.next) }
  const named = Object.hasOwn(ABBREVIATIONS, token.text) ? ABBREVIATIONS[token.text] : undefined
  if (named === undefined) {
    if (tokens[start + 1]?.text !== '/' || !touches(source, start + 1)) return undefined
    let next = start + 1
    while (
      next - start < 6 &&
      tokens[next]?.text === '/' &&
      tokens[next + 1]?.kind === 'word' &&
      touches(source, next + 1)
    )
      next += 2
    const name = source.text.slice(token.start, tokens[next - 1]!.end)
    return isTimeZone(name) ? { value: name, next: close(next) } : undefined
  }
  const sign = tokens[start + 1]
  const hours = tokens[start + 2]
  if (
    named === 'UTC' &&
    (sign?.text === '+' || sign?.text === '-') &&
    !sign.spaced &&
    hours?.kind === 'number' &&
    !hours.spaced &&
    hours.value <= 14
  ) {
    const colon = tokens[start + 3]?.text === ':' && touches(source, start + 3) && tokens[start + 4]?.kind === 'number'
    const minutes = hours.value * 60 + (colon ? tokens[start + 4]!.value : 0)
    return { value: String(sign.text === '-' ? -minutes : minutes), next: close(start + (colon ? 5 : 3)) }
  }
  return { value: named, next: close(start + 1) }
}

const REGIONS: Record<string, string> = { eastern: 'et', central: 'ct', mountain: 'mst', pacific: 'pt' }

/** "eastern", "pacific time"; not "central station". */
function readRegion(source: Source, at: number): Found<string> | undefined {
  const { text } = source.tokens[at]!
  if (!Object.hasOwn(REGIONS, text)) return undefined
  const after = source.tokens[at + 1]
  const isTime = after?.text === 'time'
  if (!isTime && after?.kind === 'word' && !after.lex) return undefined
  return { value: ABBREVIATIONS[REGIONS[text]!]!, next: isTime ? at + 2 : at + 1 }
}

/** Cities that give no zone its name, and countries with one zone. */
const PLACES: Record<string, string> = {
  boston: 'America/New_York',
  washington: 'America/New_York',
  miami: 'America/New_York',
  atlanta: 'America/New_York',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  seattle: 'America/Los_Angeles',
  'san francisco': 'America/Los_Angeles',
  la: 'America/Los_Angeles',
  nyc: 'America/New_York',
  montreal: 'America/Toronto',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  munich: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  milan: 'Europe/Rome',
  barcelona: 'Europe/Madrid',
  geneva: 'Europe/Zurich',
  uk: 'Europe/London',
  british: 'Europe/London',
  german: 'Europe/Berlin',
  french: 'Europe/Paris',
  india: 'Asia/Kolkata',
  indian: 'Asia/Kolkata',
  japan: 'Asia/Tokyo',
  china: 'Asia/Shanghai',
  germany: 'Europe/Berlin',
  france: 'Europe/Paris',
}

let cities: Map<string, string> | undefined
/** The last part of the IANA names, made when the first city is asked for. */
const cityZones = (): Map<string, string> =>
  (cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      zone.split('/').at(-1)!.toLowerCase().replaceAll('_', ' '),
      zone,
    ]),
  ))

/** "london time", "new york time"; without "time" it is where somebody meets. */
function readCity({ tokens }: Source, at: number): Found<string> | undefined {
  const length = [1, 2, 3].find((n) => tokens[at + n]?.text === 'time')
  if (!length) return undefined
  const name = tokens
    .slice(at, at + length)
    .map(({ text }) => text)
    .join(' ')
  const zone = Object.hasOwn(PLACES, name) ? PLACES[name] : cityZones().get(name)
  return zone ? { value: zone, next: at + length + 1 } : undefined
}
