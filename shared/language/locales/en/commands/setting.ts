/** What is kept of the person: "my time zone is Europe/Berlin", "i am in tokyo time", "quiet hours from 22:00 to 7:00". */
import { parseTime, timeOf } from '../../../../time/civil.ts'
import type { Clock } from '../../../calendar/values.ts'
import type { Stretch, Wish } from '../../../commands/wish.ts'
import { createCityZone, MOST_WORDS, zoneName } from '../../../commands/zone-places.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { anyOf } from './making.ts'

type Setting = NonNullable<Wish['setting']>
type Hours = NonNullable<Setting['quietHours']>

const AT_NIGHT: Hours = { from: '22:00', to: '07:00' }
const MIDNIGHT = 1440

const hour: Rule<string>[] = [
  // A bare hour is of the 24-hour clock here: nobody is quiet from ten in the morning.
  { name: '22:00', pattern: '<clock>', make: ({ clock }: { clock: Clock }) => timeOf(clock.minutes % MIDNIGHT) },
  { name: 'noon', pattern: 'noon', make: () => '12:00' },
  { name: 'midnight', pattern: 'midnight', make: () => '00:00' },
]

/** Nobody keeps quiet from ten in the morning to six in the morning: "from 10 to 6" begins in the evening. */
function inTheEvening(from: string, to: string): string {
  const [begins, ends] = [parseTime(from)!, parseTime(to)!]
  const length = (ends - begins + MIDNIGHT) % MIDNIGHT
  return begins < MIDNIGHT / 2 && length > LONGEST_QUIET ? timeOf(begins + MIDNIGHT / 2) : from
}

/** In minutes. */
const LONGEST_QUIET = 16 * 60

const hours: Rule<Hours>[] = [
  {
    name: 'from … to …',
    pattern: '<hour> to|and|until|till|- <hour:end>',
    make: ({ hour, end }) => ({ from: inTheEvening(hour, end), to: end }),
  },
  {
    name: 'from … on',
    pattern: 'from|after|starting [at] <hour> [on|onward|onwards]',
    make: ({ hour }) => ({ from: hour, to: null }),
  },
  { name: 'until …', pattern: 'until|till|before [at] <hour>', make: ({ hour }) => ({ from: null, to: hour }) },
  { name: 'at night', pattern: 'at night', make: () => AT_NIGHT },
]

const sets = (
  name: string,
  pattern: string,
  make: (captured: Record<string, string>, place: Place) => Setting | undefined,
): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) [please | every day | daily | at night] $`,
  rank: 8,
  make(captured, place) {
    const setting = make(captured, place)
    return setting && { act: 'setting', setting }
  },
})
const zone = (name: string, pattern: string): Rule<Wish> =>
  sets(name, pattern, ({ zoneName, cityZone, place }, { source: { text, tokens } }) => {
    const { from, to } = (place ?? { from: 0, to: 1 }) as unknown as Stretch
    if (to - from > MOST_WORDS) return undefined
    return { timeZone: zoneName ?? cityZone ?? text.slice(tokens[from]!.start, tokens[to - 1]!.end) }
  })
const quiet = (name: string, pattern: string): Rule<Wish> =>
  sets(name, pattern, ({ hours }) => ({ quietHours: (hours as unknown as Hours) ?? null }))

const ZONE = '(<zoneName> | <cityZone>)'
const I_AM = "(i'm|we're | i|we am|are) [now|currently]"
const SET = '(set|keep|change|my|the|use|make|add|start|want|i|have|please | set up)*'

export const setting: Rule<Wish>[] = [
  zone(
    'my time zone is …',
    `(my|set|change|the|switch|use|update)* (time zone | timezone | zone) [is|to|=|:] ${ZONE} [time]`,
  ),
  {
    ...zone(
      'my time zone is somewhere',
      '(my|set|change|the|switch|use|update)+ (time zone | timezone | zone) is|to|=|: <words:place>',
    ),
    rank: 7,
  },
  zone("i'm in tokyo time", `${I_AM} (in|on|at | moved to | living in) ${ZONE} time [zone]`),
  { ...zone("i'm on somebody's time", `${I_AM} in|on <words:place> time [zone]`), rank: 7 },
  zone("i'm in new york", `(${I_AM} [back] | back) in ${ZONE} [[right] now]`),
  zone('i live in new york', `i|we|i've|we've [have] [just] [now] (moved to | live in) ${ZONE}`),
  zone('use Europe/Berlin', '(use | switch to) <zoneName> [time]'),
  zone(
    'use tokyo time',
    `[${I_AM} in <words> ,] (use | switch [back] to | go back to | back to | change|set [it] [back] to) ${ZONE} time [zone] [now|again]`,
  ),
  quiet('quiet hours from … to …', `${SET} quiet hours [on] (to|from|between|:|are|is|at)* <hours>`),
  quiet(
    "don't disturb me between …",
    "(don't|dont|never | do not) (disturb|bother|notify|wake|message|ping|alert|remind me | send|text me (anything|notifications|messages|reminders)) [from|between] <hours>",
  ),
  quiet(
    'no notifications between …',
    "(no | (i|we (don't|dont | do not) (want|need | want to get|have|receive)) [any|your]) notifications|reminders|alerts|messages [at night] [,] [from|between] <hours>",
  ),
  quiet(
    'no quiet hours',
    '((no|remove|delete|disable|stop|cancel|clear|end|without|drop | turn|switch off) [the|my|all] quiet hours | [turn|switch|my] quiet hours off|none|no | turn|switch [the|my|all] quiet hours off)',
  ),
  // "i'm in trouble": told, and nothing to do
  {
    name: 'i am somewhere',
    pattern: `^ (${I_AM} in #word&!definite&!article [#word] | i|we|i've|we've [have] [just] [now] (moved to | live in) <words>) $`,
    rank: -5,
    make: () => ({ act: 'none', reason: 'out-of-scope' }),
  },
]

/** A setting that no rule reads. */
const unreadSetting = anyOf(
  '^ (my|set|change|the|switch|use|update)+ (time zone | timezone | zone) [<words>] $',
  '^ [(#word&!questionWord [<words>])] quiet hours [<words>] $',
  "^ (don't|dont|never | do not) disturb|bother|notify|wake|message|ping|alert|remind me between|from|after|before|until|till [<words>] $",
)

export const settings: Record<string, Dimension> = {
  cityZone: createCityZone(),
  zoneName,
  hour,
  hours,
  unreadSetting,
}
