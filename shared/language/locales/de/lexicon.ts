/** German words and what they may mean. */
import type { PartName } from '../../calendar/values.ts'
import { createLexicon, type Lex, numbered } from '../../engine/lexicon.ts'
import { createSlips } from '../../engine/slips.ts'
import { spell } from './spelling.ts'

type Line = [words: string, lex: Lex]

const WEEKDAYS: Record<string, number> = {
  montag: 1,
  dienstag: 2,
  mittwoch: 3,
  donnerstag: 4,
  freitag: 5,
  samstag: 6,
  sonnabend: 6,
  sonntag: 7,
}
/** "mo", "mo.": in a text they may be something else */
const SHORT = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so']

const PARTS: Record<string, PartName> = {
  morgen: 'morning',
  früh: 'morning',
  vormittag: 'morning',
  mittag: 'noon',
  nachmittag: 'afternoon',
  abend: 'evening',
  nacht: 'night',
}

/** "freitagabend", and what is so each week: "freitags", "freitagabends", "freitagsabends" */
const weekdays: Line[] = Object.entries(WEEKDAYS).flatMap(([name, weekday]): Line[] => [
  [`${name} ${name}es`, { weekday }],
  [`${name}s`, { weekday, plural: true }],
  ...Object.entries(PARTS).flatMap(([end, part]): Line[] => [
    [name + end, { weekday, part }],
    [`${name}${end}s ${name}s${end} ${name}s${end}s`, { weekday, part, plural: true }],
  ]),
])

const ONES = ['', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun']
const TEENS = 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ')
const TENS = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig']

function cardinalName(n: number): string {
  if (n < 10) return ONES[n]!
  if (n < 20) return TEENS[n - 10]!
  return n % 10 ? `${ONES[n % 10]}und${TENS[Math.floor(n / 10)]}` : TENS[n / 10]!
}

const cardinals = Array.from({ length: 98 }, (_, i): Line => [cardinalName(i + 2), { cardinal: i + 2 }])

const STEMS: Record<number, string> = { 1: 'erst', 3: 'dritt', 7: 'siebt', 8: 'acht' }
const ENDINGS = ['e', 'en', 'er', 'es', 'em']
const ordinals = Array.from({ length: 31 }, (_, i): Line => {
  const stem = STEMS[i + 1] ?? cardinalName(i + 1) + (i < 19 ? 't' : 'st')
  return [ENDINGS.map((end) => stem + end).join(' '), { ordinal: i + 1 }]
})

const meantBy = createSlips(
  spell(
    'montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar september oktober november dezember übermorgen wochenende nachmittag vormittag',
  ),
)

/** "donnestag" is a slip for "donnerstag". */
export const lookUp = (word: string): Lex | undefined => known(word) ?? known(meantBy(word) ?? '')

const known = createLexicon(
  [
    ...weekdays,
    ...numbered('weekday', SHORT).map(([name, lex]): Line => [name, { ...lex, weak: true }]),
    ...numbered('month', [
      'januar jan jänner jaenner januars',
      'februar feb feber februars',
      'märz mrz maerz',
      'april apr aprils',
      'mai',
      'juni jun juno',
      'juli jul julei',
      'august aug',
      'september sep sept septembers',
      'oktober okt oktobers',
      'november nov novembers',
      'dezember dez dezembers',
    ]),
    // names of people, or short for something else
    ['mai august aug jun jul nov dez jan mrz', { weak: true }],
    ['ein eine einen einem einer eines eins ne nen nem ner', { cardinal: 1 }],
    ['zwo beide beiden', { cardinal: 2 }],
    ['anderthalb einundeinhalb', { cardinal: 1.5 }],
    ...['ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs'].flatMap((whole, i): Line[] => [
      [`${whole}einviertel`, { cardinal: i + 1.25 }],
      [`${whole}einhalb`, { cardinal: i + 1.5 }],
      [`${whole}dreiviertel`, { cardinal: i + 1.75 }],
    ]),
    // "um achte"
    ['fünfe', { cardinal: 5 }],
    ['sechse', { cardinal: 6 }],
    ['siebene', { cardinal: 7 }],
    ['achte', { cardinal: 8 }],
    ['neune', { cardinal: 9 }],
    ['zehne', { cardinal: 10 }],
    ['elfe', { cardinal: 11 }],
    ['zwölfe', { cardinal: 12 }],
    ['hundert', { cardinal: 100 }],
    ...cardinals,
    ...ordinals,
    ['siebente siebenten siebenter', { ordinal: 7 }],
    ['heute heut', { day: 0 }],
    ['morgen mrgn morgn', { day: 1 }],
    ['übermorgen übermrgn', { day: 2 }],
    ['überübermorgen', { day: 3 }],
    ['gestern', { day: -1 }],
    ['vorgestern', { day: -2 }],
    ['vorvorgestern', { day: -3 }],
    ['minute minuten min', { unit: 'minute' }],
    ['stunde stunden std h', { unit: 'hour' }],
    ['tag tage tagen tags tages', { unit: 'day' }],
    ['werktag werktage werktagen werktages arbeitstag arbeitstage arbeitstagen arbeitstages', { unit: 'workday' }],
    ['woche wochen', { unit: 'week' }],
    ['arbeitswoche', { unit: 'workweek' }],
    ['wochenende wochenenden wochenendes we', { unit: 'weekend' }],
    ['monat monate monaten monats monates', { unit: 'month' }],
    ['quartal quartale quartalen quartals', { unit: 'quarter' }],
    ['jahr jahre jahren jahres jahrs', { unit: 'year' }],
    ['jahrzehnt jahrzehnte jahrzehnten', { unit: 'decade' }],
    ['vormittag vormittags morgens', { part: 'morning' }],
    ['mittag mittags', { part: 'noon' }],
    ['nachmittag nachmittags', { part: 'afternoon' }],
    ['abend abends', { part: 'evening' }],
    ['nacht nachts', { part: 'night' }],
    ['mitternacht', { part: 'midnight' }],
    ['feierabend', { part: 'close' }],
    ['mittagspause mittagszeit', { part: 'lunch' }],
    ['frühling frühlings frühjahr frühjahrs', { season: 0 }],
    ['sommer sommers', { season: 1 }],
    ['herbst herbstes', { season: 2 }],
    ['winter winters', { season: 3 }],
    ['ende', { edge: 'end' }],
    ['anfang beginn', { edge: 'start' }],
    ['mitte', { edge: 'middle' }],
    ['täglich tgl', { rule: { unit: 'day', interval: 1 } }],
    ['werktäglich', { rule: { unit: 'workday', interval: 1 } }],
    ['stündlich', { rule: { unit: 'hour', interval: 1 } }],
    ['wöchentlich', { rule: { unit: 'week', interval: 1 } }],
    ['zweiwöchentlich vierzehntägig vierzehntäglich zweiwöchig', { rule: { unit: 'week', interval: 2 } }],
    ['monatlich', { rule: { unit: 'month', interval: 1 } }],
    ['zweimonatlich', { rule: { unit: 'month', interval: 2 } }],
    ['vierteljährlich quartalsweise', { rule: { unit: 'month', interval: 3 } }],
    ['halbjährlich', { rule: { unit: 'month', interval: 6 } }],
    ['jährlich alljährlich', { rule: { unit: 'year', interval: 1 } }],
  ],
  spell,
)

/** Sets of words that several rules name. */
export const classes: Record<string, ReadonlySet<string>> = {
  // parts of the day that are a time by themselves; "Abend" alone may be an evening of any kind
  partAdverb: new Set(['vormittags', 'morgens', 'mittags', 'nachmittags', 'abends', 'nachts', 'mitternacht']),
  byMorning: new Set('weck wecke wecken weckt wecker geweckt aufstehen frühstück frühstücken'.split(' ').map(spell)),
  byEvening: new Set('abendessen abendbrot kino konzert theater oper disco party dinner stammtisch tatort'.split(' ')),
  // what a number counts or measures, so that it is no hour and no day
  measure: new Set(
    (
      '% € $ ° euro eur cent dollar franken prozent grad punkt punkte punkten kilo kilos kg g gramm pfund liter l ml km kilometer ' +
      'kilometern m meter metern cm mm zoll stück mal x mb gb tb watt volt seite seiten kapitel personen leute leuten karten ' +
      'plätze tassen gläser flaschen packungen dosen esslöffel teelöffel'
    ).split(' '),
  ),
}
