/** What repeats: "har peer", "rozana", "har doosre din", "hafte mein do baar", "har mahine ki pehli tareekh". */

import { type Days, noDays } from '../../calendar/rule-draft.ts'
import { addTime, minutesOf, setDuration, setPart } from '../../calendar/rule-parts.ts'
import type { Exception, RuleFound } from '../../calendar/rule-read.ts'
import { spread } from '../../calendar/spread.ts'
import type { Clause, Clock, Unit } from '../../calendar/values.ts'
import type { Dimension, Rule } from '../../engine/grammar.ts'
import { type Head, headOf } from '../../engine/time.ts'
import { endsTime, saysWhich } from './which.ts'

const onDays = (days: Partial<Days>): Days => ({ ...noDays(), ...days })
const weekly = (weekdays: number[], interval = 1): Head => headOf('week', interval, onDays({ weekdays }))
const monthly = (days: Partial<Days>, interval = 1): Head => headOf('month', interval, onDays(days))

/** "har aadhe ghante": parts of a unit are so many of the next smaller one. */
function each(unit: Unit, count: number): Head | undefined {
  if (Number.isInteger(count)) return count > 0 ? headOf(unit, count) : undefined
  const minutes = unit === 'hour' ? count * 60 : unit === 'day' ? count * 1440 : 0
  if (minutes) return minutes % 60 ? headOf('minute', minutes) : headOf('hour', minutes / 60)
  return unit === 'week' ? headOf('day', Math.round(count * 7)) : undefined
}

const between = (from: number, to: number): number[] =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1)

const wds: Rule<number[]>[] = [
  {
    name: 'peer aur budh',
    pattern: '<wd:first> (,|aur|ya|& [har] <wd:more>)*',
    make: ({ first, more = [] }) => [first, ...more],
  },
  {
    name: 'peer budh jumme',
    pattern: '<wd:first> (<wd:more>)+ [[,] aur <wd:last>]',
    make: ({ first, more, last }) => [first, ...more, ...(last ? [last] : [])],
  },
]

const doms: Rule<number[]>[] = [
  { name: '1 aur 15', pattern: '<dom:first> (,|aur|& <dom:more>)*', make: ({ first, more = [] }) => [first, ...more] },
]

const ordinals: Rule<number[]>[] = [
  {
    name: 'pehle aur teesre',
    pattern: '#ordinal:first (,|aur #ordinal:more)*',
    make: ({ first, more = [] }) => [first, ...more],
  },
]

/** Words for "except" stand behind what is left out, or before it. */
const exception: Rule<Exception>[] = [
  {
    name: 'itwar ko chhor kar',
    pattern: '<wds> [ko] chhor kar|ke',
    make: ({ wds }) => ({ days: onDays({ weekdays: wds }) }),
  },
  { name: 'itwar ke siwa', pattern: '<wds> ke siwa|ilawa', make: ({ wds }) => ({ days: onDays({ weekdays: wds }) }) },
  { name: 'siwa itwar ke', pattern: 'siwa <wds> [ke|ko]', make: ({ wds }) => ({ days: onDays({ weekdays: wds }) }) },
  {
    name: 'magar itwar ko nahi',
    pattern: '[magar|aur|,] <wds> [ko] nahi',
    make: ({ wds }) => ({ days: onDays({ weekdays: wds }) }),
  },
  {
    name: 'weekend ke siwa',
    pattern: '(siwa weekend [ke] | weekend [ko] (chhor kar|ke | nahi) | weekend ke siwa|ilawa)',
    make: () => ({ days: onDays({ weekdays: [6, 7] }) }),
  },
  { name: '14 agast ko chhor kar', pattern: '<point> [ko] (chhor kar|ke)', make: ({ point }) => ({ clause: point }) },
  { name: '14 agast ke siwa', pattern: '<point> ke siwa|ilawa', make: ({ point }) => ({ clause: point }) },
  { name: 'siwa 14 agast ke', pattern: 'siwa <point> [ke|ko]', make: ({ point }) => ({ clause: point }) },
  {
    name: 'june ke siwa',
    pattern: '#month ke siwa|ilawa',
    make: ({ month }) => ({ days: onDays({ months: [month] }) }),
  },
]

const RULE_WORDS: Record<string, Unit> = { rozana: 'day', haftawar: 'week', mahana: 'month', salana: 'year' }

const every: Rule<Head>[] = [
  {
    name: 'har din',
    pattern: 'har #unit',
    make: ({ unit }, { source, to }) => (source.tokens[to]?.text === 'mein' ? undefined : headOf(unit, 1)),
  },
  {
    name: 'har 3 din baad',
    pattern: 'har <amount> #unit [ke] [baad|mein]',
    make: ({ amount, unit }) => each(unit, amount),
  },
  { name: '3 din baad baad', pattern: '<amount> #unit baad baad', make: ({ amount, unit }) => each(unit, amount) },
  {
    name: 'har doosre din',
    pattern: 'har #ordinal #unit',
    make: ({ ordinal, unit }) => (ordinal > 1 ? headOf(unit, ordinal) : undefined),
  },
  { name: 'har alternate din', pattern: 'har alternate|other #unit', make: ({ unit }) => headOf(unit, 2) },
  {
    name: 'ek din chhor kar',
    pattern: '[har] <count> #unit chhor kar|ke [ek|doosra]? [#unit:again]',
    make: ({ count, unit }) => headOf(unit, count + 1),
  },
  {
    name: 'har peer',
    pattern: 'har <wds> [ko]',
    make: ({ wds }, place) => (saysWhich(place) ? undefined : weekly(wds)),
  },
  {
    name: 'peer aur budh ko rozana',
    pattern: '<wds> [ko] rozana',
    make: ({ wds }) => (wds.length > 1 ? weekly(wds) : undefined),
  },
  {
    name: 'har doosre peer',
    pattern: 'har #ordinal <wd> [ko] [mahina ke|ko|mein]',
    make: ({ ordinal, wd }) =>
      ordinal === 2
        ? weekly([wd], 2)
        : ordinal && ordinal < 6
          ? monthly({ nths: [{ nth: ordinal, weekday: wd }] })
          : undefined,
  },
  {
    name: 'har do hafte peer',
    pattern: 'har <count> hafta [baad] [ke] <wds> [ko]',
    make: ({ count, wds }) => weekly(wds, count),
  },
  {
    name: 'har kaam ke din',
    pattern: 'har (kaam ke din | working [din] | kaam wala din) [ko]',
    make: () => headOf('workday', 1),
  },
  {
    name: 'har subah',
    pattern: '(har|rozana | har roz) #part [ko]',
    make: ({ part }, place) => (saysWhich(place) ? undefined : withPart(headOf('day', 1), part)),
  },
  {
    name: 'rozana subah aur shaam',
    pattern: '(har|rozana|roz | har roz) #part:first ([,|aur] [har] #part:more)+ [ko]',
    make: ({ first, more }) => {
      const head = headOf('day', 1)
      head.draft.times.push(...[first, ...more].map((name) => HOURS[name] ?? 540))
      return head
    },
  },
  {
    name: 'subah shaam',
    pattern: '#part:first (#part:more)+',
    unlessAfter: '#day|#weekday|ki|ke|ka',
    unlessBefore: 'ki|ke|ka|baje',
    make: ({ first, more }) => {
      const hours = [first, ...more].map((name) => HOURS[name] ?? 540)
      if (hours.some((at, i) => i > 0 && at <= hours[i - 1]!)) return undefined
      const head = headOf('day', 1)
      head.draft.times.push(...hours)
      return head
    },
  },
  {
    name: 'agle do hafte rozana',
    pattern: 'agla <duration> [tak] <every>',
    make: ({ duration, every }) => (duration.minutes ? undefined : { ...every, span: duration }),
  },
  {
    name: 'peer se jumme tak rozana',
    pattern: '(<wd:from> se <wd:to> [tak] (rozana|roz | har din|roz) | har <wd:from> se <wd:to> tak)',
    make: ({ from, to }) => weekly(between(from, to)),
  },
  // without a time it is one stretch
  {
    name: 'peer se jumme tak subah 9 baje',
    pattern: '<wd:from> se <wd:to> [tak]',
    onlyBefore: '[#part] [ko|ke] <clock>',
    rank: -1,
    make: ({ from, to }) => weekly(between(from, to)),
  },
  {
    name: 'har mahine ki 5 tareekh',
    pattern: 'har <months> ki|ke <doms> tareekh [ko]',
    make: ({ months, doms }) => monthly({ monthDays: doms }, months),
  },
  {
    name: 'har mahine ki 5 ko',
    pattern: 'har <months> ki|ke <doms> ko',
    make: ({ months, doms }) => monthly({ monthDays: doms }, months),
  },
  {
    name: 'har mahine ki pehli ko',
    pattern: 'har <months> ki|ke #ordinal ko',
    make: ({ months, ordinal }) => (ordinal > 0 ? monthly({ monthDays: [ordinal] }, months) : undefined),
  },
  {
    name: 'har mahine yakum ko',
    pattern: 'har <months> [ki|ke] yakum [ko]',
    make: ({ months }) => monthly({ monthDays: [1] }, months),
  },
  { name: 'weekdays par', pattern: 'working par|ko|mein', make: () => weekly([1, 2, 3, 4, 5]) },
  { name: 'har weekend', pattern: 'har veek aind', make: () => headOf('weekend', 1) },
  { name: 'har 5 tareekh', pattern: 'har <doms> tareekh [ko]', make: ({ doms }) => monthly({ monthDays: doms }) },
  {
    name: 'har mahine 5 tareekh',
    pattern: 'har <months> <doms> tareekh [ko]',
    make: ({ months, doms }) => monthly({ monthDays: doms }, months),
  },
  {
    name: 'har mahine ke pehle itwar',
    pattern: 'har <months> [ke|ka|ki] <ordinals> <wd> [ko]',
    make: ({ months, ordinals, wd }) =>
      monthly({ nths: (ordinals as number[]).map((nth) => ({ nth, weekday: wd })) }, months),
  },
  {
    name: 'har mahine ke doosre hafte ko',
    pattern: 'har <months> ke|ka|ki <ordinals> hafta ko',
    make: ({ months, ordinals }) =>
      monthly({ nths: (ordinals as number[]).map((nth) => ({ nth, weekday: 6 })) }, months),
  },
  {
    name: 'mahine ke pehle itwar har mahine',
    pattern: 'mahina ke|ka <ordinals> <wd> [ko] har mahina',
    make: ({ ordinals, wd }) => monthly({ nths: (ordinals as number[]).map((nth) => ({ nth, weekday: wd })) }),
  },
  {
    name: 'har mahine ke aakhri din',
    pattern: 'har <months> ke|ki|ka #ordinal din [ko]',
    make: ({ months, ordinal }) => monthly({ monthDays: [ordinal] }, months),
  },
  {
    name: 'har mahine ke aakhir mein',
    pattern: 'har <months> ke|ki|ka #edge [mein|par]',
    make: ({ months, edge }) =>
      edge === 'middle' ? undefined : monthly({ monthDays: [edge === 'end' ? -1 : 1] }, months),
  },
  {
    name: 'har saal 14 agast',
    pattern: 'har saal [ki|ke] <dom> #month [ko]',
    make: ({ dom, month }) => (dom > 0 ? headOf('year', 1, onDays({ yearDays: [{ day: dom, month }] })) : undefined),
  },
  {
    name: 'har 14 agast',
    pattern: 'har <dom> #month [ko]',
    make: ({ dom, month }) => (dom > 0 ? headOf('year', 1, onDays({ yearDays: [{ day: dom, month }] })) : undefined),
  },
  {
    name: 'har march mein',
    pattern: 'har #month mein',
    make: ({ month }) => headOf('year', 1, onDays({ months: [month] })),
  },
  {
    name: 'hafte mein do baar',
    pattern: '(har #unit | [har|ek] #unit mein) <count> baar|dafa|din',
    make: ({ unit, count }) => spreadOver(count, unit),
  },
  { name: 'do dafa rozana', pattern: '<count> baar|dafa rozana', make: ({ count }) => spreadOver(count, 'day') },
  { name: 'rozana do dafa', pattern: 'rozana|roz <count> baar|dafa', make: ({ count }) => spreadOver(count, 'day') },
  { name: 'rozana', pattern: 'rozana', make: (_, place) => (saysWhich(place) ? undefined : headOf('day', 1)) },
  {
    name: 'har roz',
    pattern: '[har] roz',
    unlessAfter: 'us|kisi|is|ke|wala',
    make: (_, place) =>
      saysWhich(place) || isCounted(place.source.tokens[place.from - 1]) ? undefined : headOf('day', 1),
  },
  // "salana imtihan": what it is called, where a noun follows
  {
    name: 'mahana',
    pattern: 'mahana|salana|haftawar [<count> baar|dafa]',
    make: (_, { source, from, to }) =>
      endsTime(source, to) ? headOf(RULE_WORDS[source.tokens[from]!.text]!, 1) : undefined,
  },
  {
    name: 'hafta war',
    pattern: 'hafta war',
    make: (_, { source, to }) => (endsTime(source, to) ? headOf('week', 1) : undefined),
  },
  {
    name: 'itwar ko chhor kar rozana',
    pattern: '<exception> [,] <every>',
    make: ({ exception, every }) => ({ ...every, exceptions: [exception] }),
  },
  {
    name: '10 din tak rozana',
    pattern: '<duration> tak <every>',
    make: ({ duration, every }) => (duration.minutes ? undefined : { ...every, span: duration }),
  },
]

/** "mahine", "3 mahine": every so many months. */
const months: Rule<number>[] = [
  { name: 'mahina', pattern: 'mahina|mah', make: () => 1 },
  { name: '3 mahine', pattern: '<count> mahina|mah', make: ({ count }) => count || undefined },
  { name: 'doosre mahine', pattern: '#ordinal mahina|mah', make: ({ ordinal }) => (ordinal > 1 ? ordinal : undefined) },
]

const isCounted = (token: { kind: string; lex: { cardinal?: number } | undefined } | undefined): boolean =>
  token?.kind === 'number' || token?.lex?.cardinal !== undefined

const withPart = (head: Head, name: NonNullable<Clause['part']>['name']): Head => ({
  ...head,
  draft: { ...head.draft, part: { name } },
})

function spreadOver(times: number, unit: Unit): Head | undefined {
  const draft = spread(times, unit)
  return draft && { draft, counted: 'schedule' }
}

interface Timed {
  part?: NonNullable<Clause['part']>['name']
  clock: Clock
}

/** "subah 8", "raat 8 baje": one of several times of a day. */
const timed: Rule<Timed>[] = [
  {
    name: 'subah 8',
    pattern: '#part [ke|ko] (<clock> | <hour>)',
    make: ({ part, clock, hour }) => ({ part, clock: clock ?? { minutes: (hour % 24) * 60, open: hour < 13 } }),
  },
  { name: '8 baje', pattern: '<clock>', make: ({ clock }) => ({ clock }) },
  { name: '8', pattern: '<hour>', make: ({ hour }) => ({ clock: { minutes: (hour % 24) * 60, open: hour < 13 } }) },
]

type More = (found: RuleFound) => boolean

const more: Rule<More>[] = [
  {
    name: 'itwar ko chhor kar',
    pattern: '[,] <exception>',
    make:
      ({ exception }) =>
      (found) =>
        found.exceptions.push(exception) > 0,
  },
  {
    name: 'subah 8 aur raat 8 baje',
    pattern: '[ko] <timed:first> (,|aur <timed:rest>)+',
    make: ({ first, rest }) => {
      const all: Timed[] = [first, ...rest]
      return (found) => {
        if (all.some(({ clock }) => clock.minutes > 1440)) return false
        for (const { part, clock } of all) addTime(found, minutesOf(clock, part && { name: part }))
        return true
      }
    },
  },
  {
    name: 'subah aur raat',
    pattern: '[ko] #part:first (,|aur #part:rest)+ [ko]',
    make:
      ({ first, rest }) =>
      (found) => {
        for (const name of [first, ...rest]) addTime(found, HOURS[name] ?? 540)
        return true
      },
  },
  {
    name: '15 minute',
    pattern: '<howLong>',
    make:
      ({ howLong }) =>
      (found) =>
        found.durationMinutes === null && setDuration(found, howLong),
  },
  {
    name: 'ki subah',
    pattern: 'ko|ki|ke #part [ko]',
    make:
      ({ part }) =>
      (found) => {
        setPart(found, { name: part })
        return true
      },
  },
  {
    name: 'peer se jumme tak',
    pattern: '<wd:from> se <wd:to> tak',
    make:
      ({ from, to }) =>
      ({ drafts }) => {
        const draft = drafts.at(-1)!
        if (draft.unit !== 'day' || draft.interval > 1) return false
        Object.assign(draft, { unit: 'week', days: onDays({ weekdays: between(from, to) }) })
        return true
      },
  },
]

/** When a part of the day begins, for those that are listed. */
const HOURS: Record<string, number> = { morning: 540, afternoon: 840, evening: 1080, night: 1260 }

export const recurrence: Record<string, Dimension> = { wds, doms, ordinals, months, exception, timed, every, more }
