import type { Command, Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { readWhen } from '../quick-add/index.ts'
import { lowered } from './target.ts'

type Setting = Extract<Command, { kind: 'setting' }>

const QUIET = new RegExp(source`\bquiet hours\b|\b(?:disturb|bother|notify|wake|message|ping|alert|remind) me\b|
  ^no (?:notifications|reminders|alerts)\b`)

const ZONE = new RegExp(
  source`(?:\b(?:is|to|=|:|in|on|use|at|moved to|live in|
  living in)\s+)([A-Za-z][\w+-]*(?:/[\w+-]+){1,2}|[A-Za-z][A-Za-z .'-]*?)(?: time(?: ?zone)?)?(?: now)?$`,
  'i',
)

/** "my time zone is Europe/Berlin", "i am in tokyo time", "quiet hours from 22:00 to 7:00", "no quiet hours". */
export function readSetting(text: string, start: number, end: number, context: Context): Setting | undefined {
  const said = lowered(text).slice(start, end)
  if (QUIET.test(said)) {
    return quietHours(said, context)
  }
  const match = ZONE.exec(text.slice(start, end).replace(/[.!\s]+$/, ''))
  if (!match) return undefined
  const place = match[1]!.replace(/ (?:right|just)$/, '').trim()
  const timeZone = zoneNamed(place)
  // "i moved to the couch"
  return timeZone || /\b(?:time|zone)\b|\//.test(said) ? { kind: 'setting', timeZone: timeZone ?? place } : undefined
}

const NOT_QUIET = new RegExp(source`^(?:no|remove|delete|turn off|disable|stop|cancel|clear|end|switch off|without|
  drop)\b.*quiet hours|quiet hours (?:off|none|no)$`)

const HOURS = new RegExp(source`(?:from|between|:|are|is|to)?\s*((?:\d{1,2}|noon|midnight)\S*(?: ?[ap]m)?)\s*(?:to|and|
  until|till|-|–)\s*((?:\d{1,2}|noon|midnight)\S*(?: ?[ap]m)?)`)

/** "from 10pm on": the other end is still to be said. */
const ONE_END = new RegExp(
  source`\b(from|after|starting|until|till|before)(?: at)?\s+((?:\d{1,2}|noon|midnight)\S*(?: ?[ap]m)?)(?:\s+on(?:wards?)?)?(?:\s+(?:please|every day|daily|at night))?$`,
)

function quietHours(said: string, context: Context): Setting | undefined {
  if (NOT_QUIET.test(said)) {
    return { kind: 'setting', quietHours: null }
  }
  if (/\bat night$/.test(said)) return { kind: 'setting', quietHours: { from: '22:00', to: '07:00' } }
  const span = HOURS.exec(said)
  const from = span && timeOf(span[1]!, context)
  const to = span && timeOf(span[2]!, context)
  if (from && to) return { kind: 'setting', quietHours: { from, to } }
  const [, word, clock] = ONE_END.exec(said) ?? []
  const one = clock && timeOf(clock, context)
  if (!one) return undefined
  const isEnd = /^(?:until|till|before)$/.test(word!)
  return { kind: 'setting', quietHours: isEnd ? { from: null, to: one } : { from: one, to: null } }
}

/** A bare hour is of the 24-hour clock here: nobody is quiet from ten in the morning. */
export function timeOf(words: string, context: Context): string | undefined {
  const hour = /^(\d{1,2})(?::?(\d\d))?$/.exec(words)
  if (hour && Number(hour[1]) < 24 && Number(hour[2] ?? 0) < 60)
    return `${hour[1]!.padStart(2, '0')}:${hour[2] ?? '00'}`
  return readWhen(`at ${words}`, context)?.due?.time ?? undefined
}

/** The IANA name of a city; undefined for one that gives no zone its name. What has the form of a name is taken: who stores it checks it. */
export function zoneNamed(said: string): string | undefined {
  if (said.includes('/')) return said
  const city = said.toLowerCase().replace(/[ .]+/g, '_')
  if (city === 'utc' || city === 'gmt') return 'UTC'
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().split('/').at(-1) === city)
}
