/** Words of time that say which thing is meant, not when something is to be done: "the letter from last month", "the 9:30 train". */
import { hasDay } from '../../../calendar/merge.ts'
import { resolve } from '../../../calendar/resolve.ts'
import type { Clause } from '../../../calendar/values.ts'
import type { Captured, Dimension, Place, Rule } from '../../../engine/grammar.ts'
import type { Source } from '../../../engine/source.ts'
import { classes } from '../lexicon/classes.ts'
import { isPastVerb } from '../lexicon/verbs.ts'
import { hasTimeBehind } from './near.ts'

const NOUN = '<nounOrMore>'
/** Marks and numbers before the first word. */
const MOST_BEFORE_VERB = 30

/** "please find the jacket ...": begins with a verb, without a subject. Who tells something ("we met on friday") says when it was. */
const asksForDoing = (source: Source): boolean => classes.imperative!.has(firstVerb(source))
const arranges = (source: Source): boolean => classes.arranges!.has(firstVerb(source))

const firstVerb = ({ tokens }: Source): string =>
  tokens.slice(0, MOST_BEFORE_VERB).find(({ kind, text }) => kind === 'word' && !BEFORE_VERB.has(text))?.text ?? ''

const BEFORE_VERB = new Set(['please', 'to', 'and', 'also'])

/** Of something that is asked to be done. */
const ofTask =
  (is: (clause: Clause, place: Place) => boolean) =>
  ({ clause }: Captured, place: Place): true | undefined =>
    (place.from > 0 && is(clause, place) && asksForDoing(place.source)) || undefined

const wordAt = ({ tokens }: Source, at: number): string => tokens[at]?.text ?? ''
const isAmount = ({ clock, instant, duration }: Clause): boolean => (clock ?? instant ?? duration) !== undefined

/** Told of what is over, if no limit is set: "the jacket I lost on sunday", not "the form I need by friday". */
const isTold = ({ bound }: Clause, { source, from }: Place): boolean =>
  bound !== 'by' && bound !== 'before' && bound !== 'until' && wordAt(source, from) !== 'for'

/** Said to be yet to come: "tomorrow", "next week". */
const isAhead = ({ source: { tokens }, from }: Place): boolean =>
  tokens.slice(from, from + 3).some(({ lex }) => (lex?.day ?? -1) >= 0 || lex?.modifier === 'next')

/** Nothing is to be done in the past. */
function isOver(clause: Clause, { source, from, to }: Place): boolean {
  const isPast = source.tokens
    .slice(from, to)
    .some(
      ({ text, lex }) => (lex?.day ?? 0) < 0 || lex?.modifier === 'last' || lex?.modifier === 'past' || text === 'ago',
    )
  if (isPast && clause.bound === 'after') return true // "clean up after last night"
  const due = isPast && hasDay(clause) ? resolve(source, clause)?.due : undefined
  return due != null && due.date < source.context.now.slice(0, 10)
}

/** "pay the bill before the 25th": a day of a month that nobody names is yet to come. */
const isDayAhead = ({ fields }: Clause): boolean => fields?.day !== undefined && fields.month === undefined

const pastVerb: Rule<true>[] = [{ name: 'lost', pattern: '#word', make: ({ word }) => isPastVerb(word) || undefined }]

const isOnlyDay = ({ clock, part, duration, until, instant }: Clause): boolean =>
  (clock ?? part ?? duration ?? until ?? instant) === undefined

const isBareDay = ({ fields, period, clock, part }: Clause): boolean => {
  const names = Object.keys(fields ?? {}).filter((name) => name !== 'year' || !fields?.quarter)
  return !period && !clock && !part && names.length === 1 && ['holiday', 'weekday', 'quarter'].includes(names[0]!)
}

/** "on friday call Ann"; a holiday behind "for" is still of its noun: "presents for the christmas party". */
const isIntroduced = ({ fields, introduced }: Clause, source: Source, from: number): boolean =>
  introduced === true && !(fields?.holiday !== undefined && wordAt(source, from) === 'for')

/** Up to three words within a clause. */
const INNER = '[#word&!joining] [#word&!joining] [#word&!joining]'

/** What is asked for with its own time, which may as well repeat: "ask mum what she wants for her birthday in may". */
const askedAbout: Rule<true>[] = [
  {
    name: 'find out if the shop is open on sundays',
    pattern: '(<clause> | <rule>)',
    onlyAfter: '(#findsOut [#word] [#word] #ifWord | see if|whether) [#word] [#word] [#word] [#word] [#word]',
    make: ({ clause }, { source }) =>
      ((asksForDoing(source) || classes.findsOut!.has(firstVerb(source))) &&
        clause?.bound !== 'by' &&
        clause?.bound !== 'before') ||
      undefined,
  },
]

const which: Rule<true>[] = [
  { name: 'the minutes of february 26', pattern: '<clause>', onlyAfter: '#objectPreposition', make: () => true },
  {
    name: 'photos before 2019',
    pattern: '<clause>',
    onlyAfter: '#datedThing',
    make: ({ clause }, { source, from }) =>
      (['from', 'before', 'after', 'between'].includes(wordAt(source, from)) && !clause.clock && !isDayAhead(clause)) ||
      undefined,
  },
  {
    name: 'everything since january',
    pattern: '<clause>',
    make: ofTask(({ clock }, { source, from }) => wordAt(source, from) === 'since' && !clock),
  },
  {
    name: 'talk about friday',
    pattern: '<clause>',
    make: ofTask((clause, { source, from }) => wordAt(source, from) === 'about' && !isAmount(clause)),
  },
  {
    name: 'email about the 2pm',
    pattern: '<clause>',
    make: ofTask(
      ({ clock, fields, period }, { source, from }) =>
        ['about', 'for', 'with'].includes(wordAt(source, from)) &&
        wordAt(source, from + 1) === 'the' &&
        clock !== undefined &&
        !fields &&
        !period,
    ),
  },
  {
    name: 'the jacket I lost on sunday',
    pattern: '<clause>',
    onlyAfter: `#teller ${INNER} <pastVerb> ${INNER}`,
    make: ofTask(isTold),
  },
  {
    name: 'the report i started monday',
    pattern: '<clause>',
    onlyAfter: '^ the|my|that|those #word [#word] [that] #teller <pastVerb> [#word] [#word]',
    make: ({ clause }, place) => isTold(clause, place) || undefined,
  },
  {
    name: 'the email sent on monday',
    pattern: '<clause>',
    onlyAfter: '#word <pastVerb>',
    // "have the car washed on friday"
    make: ofTask(
      (clause, place) =>
        isTold(clause, place) &&
        !place.source.tokens.slice(0, place.from).some(({ text }) => classes.havingDone!.has(text)),
    ),
  },
  {
    name: 'expenses for feb trip',
    pattern: '<clause>',
    onlyBefore: '(#word&!known&!imperative | #mealtime | #imperative $)',
    make: ofTask(
      (clause, place) => wordAt(place.source, place.from) === 'for' && isOnlyDay(clause) && !arranges(place.source),
    ),
  },
  {
    name: 'watch late night with …',
    pattern: '[late|early] #part',
    onlyAfter: '#viewed',
    onlyBefore: 'with',
    make: () => true,
  },
  {
    name: 'watch the day after tomorrow',
    pattern: '<clause>',
    onlyAfter: '^ #viewed',
    onlyBefore: '$',
    make: (_, { source, from }) => wordAt(source, from) === 'the' || undefined,
  },
  {
    name: 'thank Mia for her help on monday',
    pattern: '<clause>',
    onlyAfter: '#thanking [#word] [#word] [#word] for #word [#word] [#word]',
    make: ofTask((clause, place) => isTold(clause, place) && !isAhead(place)),
  },
  {
    name: 'return the sweater from black friday',
    pattern: '<clause>',
    make: ofTask(
      ({ fields, until }, { source, from }) =>
        wordAt(source, from) === 'from' && fields?.holiday !== undefined && until === undefined,
    ),
  },
  { name: 'the mess yesterday', pattern: '<clause>', make: ofTask(isOver) },
]

/** What belongs to a noun, wherever it stands. */
const ofNoun: Rule<true>[] = [
  { name: 'watch 28 days later', pattern: '<duration> later', onlyAfter: '#viewed', make: () => true },
  {
    name: 'watch friday night lights',
    pattern: '<clause>',
    onlyAfter: '#viewed',
    onlyBefore: '(#word&!known | #part #ofPart)',
    make: ({ clause }, { source, from }) =>
      (source.tokens[from]!.lex?.weekday !== undefined && !clause.clock) || undefined,
  },
  {
    name: 'plan next week',
    pattern: '<clause>',
    onlyAfter: '^ #shaping',
    onlyBefore: '$',
    make: ({ clause: { period } }, { source, from }) =>
      (period?.to - period?.from > 1 && source.tokens[from]!.lex?.modifier !== undefined) || undefined,
  },
  {
    name: 'ask for monday off',
    pattern: '<clause>',
    onlyAfter: '(ask|take|have|get|want|need|book|request)',
    onlyBefore: 'off',
    unlessBefore: 'off to|the|my',
    make: ofTask(() => true),
  },
  {
    name: "May's birthday",
    pattern: '<clause>',
    onlyBefore: '(<nounOrMore> | #mealtime)',
    make: (_, { source, to }) => source.tokens[to - 1]!.possessive || undefined,
  },
  {
    name: 'buy 5pm tea',
    pattern: '<clause>',
    onlyAfter: '^ #choosing',
    onlyBefore: '#word&!known',
    make: ({ clause: { clock, fields, period, introduced } }) =>
      (clock !== undefined && !fields && !period && !introduced) || undefined,
  },
  { name: "a table at Friday's", pattern: 'at|to|from #known&possessive', make: () => true },
  { name: 'look for morning classes', pattern: 'for #part', onlyAfter: '#word', onlyBefore: NOUN, make: () => true },
  { name: 'midnight snack', pattern: 'midnight', onlyBefore: NOUN, make: () => true },
  {
    name: 'ask for a week off',
    pattern: '<clause>',
    onlyBefore: 'off',
    make: ({ clause }) => clause.duration !== undefined || undefined,
  },
  {
    name: 'plan my day',
    pattern: '<clause>',
    onlyAfter: '#shaping',
    make: (_, { source, from }) => wordAt(source, from) === 'my' || undefined,
  },
  {
    name: 'lunar new year',
    pattern: '<clause>',
    onlyAfter: '#otherCalendar',
    make: ({ clause }) => clause.fields?.holiday !== undefined || undefined,
  },
  // a bare name of a day before a noun belongs to the noun; a text that begins with a weekday says when
  {
    name: 'sunday paper',
    pattern: '<clause>',
    onlyBefore: '#word&!known',
    make: ({ clause }, { source, from, to }) =>
      (isBareDay(clause) &&
        (clause.fields.weekday === undefined || (from > 0 && !hasTimeBehind(source, to))) &&
        !isIntroduced(clause, source, from)) ||
      undefined,
  },
  {
    name: 'friday mosque timings flyer',
    pattern: '<clause>',
    onlyBefore: '#word&!known&!imperative [#word] [#word] [#word] #printed $',
    make: (_, { from }) => from === 0 || undefined,
  },
  {
    name: 'write end of year speech',
    pattern: 'end|start|beginning [of] #unit&!plural',
    onlyAfter: '#word&!closer',
    onlyBefore: '#word&!known&!imperative',
    make: () => true,
  },
  { name: 'sunday roast', pattern: 'sunday', onlyBefore: 'roast|school|paper|papers|best', make: () => true },
  {
    name: 'rewatch groundhog day',
    pattern: '<clause>',
    onlyAfter: '#viewed',
    make: ({ clause }) => (clause.fields?.holiday !== undefined && !clause.introduced) || undefined,
  },
  {
    name: 'easter brunch',
    pattern: '<clause>',
    onlyBefore: '#mealtime',
    make: ({ clause }, { source, from }) =>
      (isBareDay(clause) && clause.fields.holiday !== undefined && !isIntroduced(clause, source, from)) || undefined,
  },
  // "file taxes for 2025": nothing is due in a year that is over
  {
    name: 'for 2025',
    pattern: '<clause>',
    make: ({ clause: { fields, period } }, { source }) =>
      (fields?.year !== undefined &&
        (Object.keys(fields).length === 1 || fields.quarter !== undefined) &&
        !period &&
        fields.year < Number(source.context.now.slice(0, 4))) ||
      undefined,
  },
]

export const whichNotWhen: Record<string, Dimension> = { pastVerb, askedAbout, which, ofNoun }
