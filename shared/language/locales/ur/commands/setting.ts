/** What is kept of a person: "main ab Lahore mein hun", "raat 10 se subah 7 tak tang mat karo"; and the projects and labels that there are. */
import { timeOf } from '../../../../time/civil.ts'
import type { Clock } from '../../../calendar/values.ts'
import type { Wish } from '../../../commands/wish.ts'
import { createCityZone, type Places, zoneName } from '../../../commands/zone-places.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { DO, PLEASE, POLITE } from './phrases.ts'

type Setting = NonNullable<Wish['setting']>
type Hours = NonNullable<Setting['quietHours']>

const AT_NIGHT: Hours = { from: '22:00', to: '07:00' }
const [NOON, MIDNIGHT] = [720, 1440]
/** "raat 2 baje" is behind midnight. */
const SMALL_HOURS = 300

/** Cities by their names in Urdu, or that no zone is called after. */
const PLACES: Places = {
  lahore: 'Asia/Karachi',
  islamabad: 'Asia/Karachi',
  rawalpindi: 'Asia/Karachi',
  peshawar: 'Asia/Karachi',
  quetta: 'Asia/Karachi',
  multan: 'Asia/Karachi',
  faisalabad: 'Asia/Karachi',
  delhi: 'Asia/Kolkata',
  dilli: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  jeddah: 'Asia/Riyadh',
  makkah: 'Asia/Riyadh',
  madina: 'Asia/Riyadh',
  doha: 'Asia/Qatar',
  کراچی: 'Asia/Karachi',
  لاہور: 'Asia/Karachi',
  'اسلام آباد': 'Asia/Karachi',
  راولپنڈی: 'Asia/Karachi',
  پشاور: 'Asia/Karachi',
  دہلی: 'Asia/Kolkata',
  ممبئی: 'Asia/Kolkata',
  دبئی: 'Asia/Dubai',
  ریاض: 'Asia/Riyadh',
  جدہ: 'Asia/Riyadh',
  دوحہ: 'Asia/Qatar',
  لندن: 'Europe/London',
  پیرس: 'Europe/Paris',
  برلن: 'Europe/Berlin',
  استنبول: 'Europe/Istanbul',
  نیویارک: 'America/New_York',
  ٹورنٹو: 'America/Toronto',
}

const wall = (minutes: number): string => timeOf(minutes % MIDNIGHT)
const inHalf = (minutes: number, isLate: boolean): string => wall((minutes % NOON) + (isLate ? NOON : 0))

const quietHour: Rule<string>[] = [
  { name: '22 baje', pattern: '<clock>', make: ({ clock }: { clock: Clock }) => wall(clock.minutes) },
  { name: '22', pattern: '#number', make: ({ number }) => (number < 24 ? wall(number * 60) : undefined) },
  {
    name: 'raat 10 baje',
    pattern: 'raat|shaam [ke|ko] (<clock> | #number)',
    make({ clock, number }: { clock?: Clock; number?: number }) {
      const minutes = (clock?.minutes ?? number! * 60) % NOON
      return inHalf(minutes, minutes > SMALL_HOURS)
    },
  },
  {
    name: 'subah 7 baje',
    pattern: 'subah [ke|ko] (<clock> | #number)',
    make: ({ clock, number }: { clock?: Clock; number?: number }) => inHalf(clock?.minutes ?? number! * 60, false),
  },
]

const quietHours: Rule<Hours>[] = [
  {
    name: '… se … tak',
    pattern: '<quietHour> se <quietHour:end> [tak]',
    make: ({ quietHour, end }) => ({ from: quietHour, to: end }),
  },
  {
    name: '… ke baad',
    pattern: '<quietHour> (ke baad | se)',
    make: ({ quietHour }) => ({ from: quietHour, to: null }),
  },
  { name: '… tak', pattern: '<quietHour> (tak | se pehle)', make: ({ quietHour }) => ({ from: null, to: quietHour }) },
  { name: 'raat ko', pattern: 'raat ko|mein', make: () => AT_NIGHT },
]

const of = (name: string, pattern: string, make: (captured: Record<string, string>) => Setting): Rule<Wish> => ({
  name,
  pattern: `^ ${PLEASE} ${pattern} ${POLITE} $`,
  rank: 8,
  make: (captured) => ({ act: 'setting', setting: make(captured) }),
})
const zone = (name: string, pattern: string): Rule<Wish> =>
  of(name, pattern, ({ zoneName, cityZone }) => ({ timeZone: (zoneName ?? cityZone)! }))
const quiet = (name: string, pattern: string): Rule<Wish> =>
  of(name, pattern, ({ quietHours }) => ({ quietHours: (quietHours as unknown as Hours) ?? null }))

const ZONE = '(<zoneName> | <cityZone>)'
const NOW = '[ab|abhi|aaj]'
const QUIET = '(khamoshi [ke auqat] | quiet hours)'

export const setting: Rule<Wish>[] = [
  zone('main Lahore mein hun', `[mein|hum] ${NOW} ${ZONE} ${NOW} mein (hun | hai | rehta hun|hai | aa gaya hun|hai)`),
  zone('mera time zone …', `[mera] time zone ${ZONE} [(hai | ${DO} | rakh | set ${DO})]`),
  quiet(
    'raat 10 se subah 7 tak tang mat karo',
    '[mujhe] <quietHours> [mujhe] (tang|disturb) (mat [karo|karna] | nahi karo|karna)',
  ),
  quiet('tang mat karo raat 10 se', '[mujhe] (tang|disturb) mat karo|karna <quietHours>'),
  quiet('raat ko koi reminder nahi', '<quietHours> [koi] (reminder|notification) (nahi | mat|nahi bhejo|do|dena)'),
  quiet('khamoshi raat 10 se subah 7 tak', `${QUIET} [:] <quietHours> [(${DO} | rakh | set ${DO})]`),
  quiet('khamoshi khatam', `${QUIET} [ko] (khatam|band|hata|nahi) [(${DO} | do|dena)]`),
]

const ASKED = '[(mera|hamara | saara | mujhe)] [saara]'
const ASKS = '(dikhao|batao [do|dena] | kaunsa hai|hain | kya [kya] hai|hain | kaunsa kaunsa hai|hain)'

const naming = (names: 'projects' | 'labels', noun: string): Rule<Wish> => ({
  name: noun,
  pattern: `^ ${PLEASE} (${ASKED} ${noun} ${ASKS} | [mera] [paas] (kaunsa [kaunsa] | kaun se|si|sa) ${noun} hai|hain) [?] ${POLITE} $`,
  rank: 8,
  make: () => ({ act: 'names', names }),
})

export const names: Rule<Wish>[] = [naming('projects', 'project'), naming('labels', 'label')]

export const settingWords: Record<string, Dimension> = {
  cityZone: createCityZone(PLACES),
  zoneName,
  quietHour,
  quietHours,
}
