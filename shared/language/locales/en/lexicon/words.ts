/** The words that the grammar knows, each with all that it may mean. What a word means here is decided by its neighbours. */

import type { Lex } from '../../../engine/lexicon.ts'
import { meantBy } from './typos.ts'

const words = new Map<string, Lex>()

function define(names: string, lex: Lex): void {
  for (const name of names.split(' ')) words.set(name, { ...words.get(name), ...lex })
}

const MONTHS = [
  'january jan',
  'february feb febr',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sep sept',
  'october oct',
  'november nov',
  'december dec',
]
for (const [i, names] of MONTHS.entries()) define(names, { month: i + 1 })
define('may march mar april june august jan', { weak: true })

const WEEKDAYS = [
  'monday mon mo',
  'tuesday tue tues tu',
  'wednesday wed weds we',
  'thursday thu thur thurs th',
  'friday fri fr',
  'saturday sat sa',
  'sunday sun su',
]
WEEKDAYS.forEach((names, i) => {
  const [full = '', short = '', ...rest] = names.split(' ')
  define(full, { weekday: i + 1 })
  define(short, { weekday: i + 1 })
  for (const name of rest) define(name, { weekday: i + 1 })
  define(`${full}s ${short}s`, { weekday: i + 1, plural: true })
})
// "tues" and "weds" are short for one of them, "thus" is a word
for (const name of ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su', 'thus', 'tues', 'weds']) words.delete(name)
define('tues', { weekday: 2 })
define('weds', { weekday: 3 })
for (const name of ['wednessday', 'wendesday', 'wensday']) define(name, { weekday: 3 })
define('thrusday thurday', { weekday: 4 })
define('teusday', { weekday: 2 })
define('mon sat sun suns sats mons', { weak: true })

define('second sec secs seconds', { unit: 'second' })
define('minute minutes min mins minuets mintues minuts mintes', { unit: 'minute' })
define('hour hours hr hrs huors horus', { unit: 'hour' })
define('day days dyas', { unit: 'day' })
define('week weeks wk wks weeek weks wekes wekks weaks', { unit: 'week' })
define('fortnight fortnights', { unit: 'fortnight' })
define('weekend weekends wkend wkends wknd wknds', { unit: 'weekend' })
define('workday workdays businessday', { unit: 'workday' })
define('weekday weekdays wkday wkdays', { unit: 'workday' })
define('weeknight weeknights', { unit: 'workday', part: 'night' })
define('workweek', { unit: 'workweek' })
define('month months mth mths mos mnoth mnoths monht monhts', { unit: 'month' })
define('quarter quarters qtr qtrs', { unit: 'quarter' })
define('year years yr yrs', { unit: 'year' })
define('decade decades', { unit: 'decade' })
define(
  'minutes mins hours hrs days weeks wks fortnights weekends wkends wknds workdays weekdays wkdays weeknights months quarters years yrs decades',
  { plural: true },
)

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
for (const [n, name] of ONES.split(' ').entries()) define(name, { cardinal: n })
for (const [n, name] of ONES.split(' ').entries()) if (n > 0 && n <= 12) define(`${name}ish`, { cardinal: n })
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
for (const [i, name] of TENS.entries()) define(name, { cardinal: (i + 2) * 10 })
define('fourty', { cardinal: 40 })
define('hundred', { cardinal: 100 })
define('thousand', { cardinal: 1000 })
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
for (const [i, name] of ORDINALS.split(' ').entries()) define(name, { ordinal: i + 1 })
define('thirtieth', { ordinal: 30 })

define('today tod tday todya tdoay', { day: 0 })
define('tomorrow tomorrows tom tomoz tmr tmrw tomorow tommorow tommorrow tomorro tmw', { day: 1 })
define('yesterday yday', { day: -1 })
define('tom', { weak: true })
define('tonight tonite tongiht tonigh tonights', { day: 0, part: 'night' })

define('morning mornings morn', { part: 'morning' })
define('noon midday noonish noontime', { part: 'noon' })
define('afternoon afternoons afternoonish aft arvo', { part: 'afternoon' })
define('evening evenings eve', { part: 'evening' })
define('night nights nite', { part: 'night' })
define('midnight', { part: 'midnight' })
define('mornings afternoons evenings nights', { plural: true })
define('breakfast', { part: 'breakfast' })
define('brunch', { part: 'brunch' })
define('lunch lunchtime', { part: 'lunch' })
define('teatime', { part: 'teatime' })
define('dinner dinnertime supper', { part: 'dinner' })
define('cob eob', { part: 'close' })

define('this current present', { modifier: 'this' })
define('next following coming upcoming nxt comming', { modifier: 'next' })
define('last previous prior preceding', { modifier: 'last' })
define('past', { modifier: 'past' })
define('end ending close', { edge: 'end' })
define('start beginning begin', { edge: 'start' })
define('middle mid', { edge: 'middle' })
define('early earlier', { edge: 'early' })
define('late later', { edge: 'late' })
define('spring', { season: 0 })
define('summer', { season: 1 })
define('autumn fall', { season: 2 })
define('winter', { season: 3 })

define('daily everyday', { rule: { unit: 'day', interval: 1 } })
define('hourly', { rule: { unit: 'hour', interval: 1 } })
define('nightly', { rule: { unit: 'day', interval: 1 }, part: 'night' })
define('weekly', { rule: { unit: 'week', interval: 1 } })
define('biweekly fortnightly', { rule: { unit: 'week', interval: 2 } })
define('monthly', { rule: { unit: 'month', interval: 1 } })
define('bimonthly', { rule: { unit: 'month', interval: 2 } })
define('quarterly', { rule: { unit: 'month', interval: 3 } })
define('semiannually', { rule: { unit: 'month', interval: 6 } })
define('yearly annually', { rule: { unit: 'year', interval: 1 } })
define('biannually', { rule: { unit: 'month', interval: 6 } })
define('biennially', { rule: { unit: 'year', interval: 2 } })

define(
  'on at in by for to with and from about of then please or because if so but i we you he she they it my our your the a an is are was will would can could should shall do does did that which who when while before after until till since between during as unless not no around again except starting work works ok okay good every each due via per using near than must might have has had be instead rather w',
  { closer: true },
)
define('@', { closer: true })

export const lookUp = (word: string): Lex | undefined => words.get(word) ?? words.get(meantBy(word) ?? '')
