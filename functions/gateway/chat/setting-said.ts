/** What is set where settings were spoken of or are asked for: "until 7" of the quiet hours, "Lisbon" of the time zone. Pure. */
import { localeOf, understand } from '../../../shared/language/index.ts'
import type { Context } from '../../../shared/language/types.ts'
import { parseTime, timeOf } from '../../../shared/time/civil.ts'
import type { Meaning, Talk } from './meaning.ts'

export function settingSaid({ question, did }: Talk, message: string, context: Context): Meaning | undefined {
  const asked = question?.of === 'hours' ? question : undefined
  if (!asked && did?.kind !== 'setting') return undefined
  const locale = localeOf(context)
  const zone = did?.isZone ? locale.readZone(message) : null
  if (zone) return { is: 'commands', commands: [{ kind: 'setting', timeZone: zone }] }
  const hours = locale.readHours(message, context) ?? (did?.hours && nearerEnd(did.hours, message, context))
  if (!hours) return undefined
  const quietHours = { from: hours.from ?? asked?.from ?? null, to: hours.to ?? asked?.to ?? null }
  return { is: 'commands', commands: [{ kind: 'setting', quietHours }] }
}

type Hours = { from: string; to: string }
type Ends = { from: string | null; to: string | null }

/** "make it 11": the end that is nearer to it on the clock. */
function nearerEnd(hours: Hours, message: string, context: Context): Ends | undefined {
  const [command, ...more] = understand(localeOf(context).withoutInterjections(message) || message, context).commands
  const due = command?.kind === 'update' && 'last' in command.target && !more.length ? command.changes.due : undefined
  const said = due?.time ? parseTime(due.time)! : undefined
  if (said === undefined || due!.date) return undefined
  const times = due!.isOpenHour ? [said, (said + HALF_DAY) % DAY] : [said]
  const away = (time: number, end: string): number => {
    const minutes = Math.abs(time - parseTime(end)!)
    return Math.min(minutes, DAY - minutes)
  }
  const [nearest] = times
    .flatMap((time) => (['from', 'to'] as const).map((end) => ({ time, end, away: away(time, hours[end]) })))
    .sort((a, b) => a.away - b.away)
  return { from: null, to: null, [nearest!.end]: timeOf(nearest!.time) }
}

const DAY = 24 * 60
const HALF_DAY = DAY / 2
