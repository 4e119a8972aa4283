/** Words of time that are somebody's or something's name: "call Tom", "lunch with June", "Tuesday Smith", "movie night". No piece begins there. */
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'

/** A date goes on behind it: "may 5", "april the 3rd", "june evening". */
const DATE = '([the] <dayOfMonth> | #part | #cardinal)'
const IS_DATE = { unlessBefore: DATE }

const isCapitalized = ({ source: { tokens, text }, from }: Place): boolean =>
  /^\p{Lu}\p{Ll}/u.test(text.slice(tokens[from]!.start, tokens[from]!.end))

/** Written as a name in a text that is not all capitals. */
const written = (_: object, place: Place): true | undefined => isCapitalized(place) || undefined
const always = (): true => true

/** "call Tom" within a sentence: nobody writes tomorrow with a capital there, if not all words are. */
const within = (_: object, place: Place): true | undefined => {
  const { source, from } = place
  const isOneOfMany = source.tokens.slice(0, from).some((_, i) => !isCapitalized({ ...place, from: i }))
  return (isCapitalized(place) && isOneOfMany) || undefined
}

const ROLE = '#role [~ .]'
/** What the thing that is done begins with: "to call", "then call", not "the zoom call". */
const CALL = "(^ | to|and|then|please|must|should|let's|lets|not|also|,|:|;) #toSomebody"

const capitalized: Rule<true>[] = [{ name: 'Smith', pattern: '#word&capital', make: written }]
const unknownName: Rule<true>[] = [{ name: 'Smith', pattern: '#word&capital&!known', make: written }]

const properName: Rule<true>[] = [
  // an apostrophe left out
  {
    name: 'for mondays meeting',
    pattern: '#weekday&plural',
    onlyAfter: '(of|for|about|from|to|with|the|my)',
    onlyBefore: '#word&!known',
    make: always,
  },
  {
    name: 'for tomorrows interview',
    pattern: 'tomorrows|tonights|todays|yesterdays',
    onlyBefore: '#word&!known',
    make: always,
  },
  {
    name: '12 June Street',
    pattern: '[#number] (#month | #weekday | #season | #part)',
    onlyBefore: '#street',
    make: always,
  },
  { name: 'leave early', pattern: 'early|late', onlyAfter: 'leave|finish|arrive|home|work|sleep|up', make: always },
  { name: 'spring break', pattern: '#season', onlyBefore: '#ofSeason', make: always },
  { name: 'next day delivery', pattern: 'next|same day', onlyBefore: '#word&!known', make: always },
  {
    name: 'mr March',
    pattern: '(#weekday | #month | #capitalName | #part&capital)',
    onlyAfter: '#honorific&!role [~ .]',
    unlessBefore: '[the] <dayOfMonth>',
    make: always,
  },
  // what somebody is called without a name as well: "see the doctor friday", "Doctor Friday 9am"
  {
    name: 'visit Aunt June',
    pattern: '(#month | #capitalName)',
    onlyAfter: ROLE,
    unlessAfter: `#determiner ${ROLE}`,
    unlessBefore: '[the] <dayOfMonth>',
    make: always,
  },
  {
    name: 'see Doctor Friday',
    pattern: '#weekday&capital',
    onlyAfter: `#word ${ROLE}`,
    unlessAfter: `#determiner ${ROLE}`,
    unlessBefore: '[the] <dayOfMonth>',
    make: written,
  },
  { name: 'with tom', pattern: '#firstName', onlyAfter: 'with', ...IS_DATE, make: always },
  { name: 'with Eve', pattern: '#capitalName&capital', onlyAfter: 'with', ...IS_DATE, make: written },
  { name: 'call may', pattern: '#firstName', onlyAfter: CALL, ...IS_DATE, make: always },
  { name: 'call Eve', pattern: '(tom | #capitalName)', onlyAfter: '#toSomebody', ...IS_DATE, make: written },
  {
    name: 'the key of Tom',
    pattern: '(tom | #capitalName)',
    onlyAfter: '#word to|for|of|from|about|and|by',
    ...IS_DATE,
    make: written,
  },
  {
    name: 'a letter to June',
    pattern: '#firstName',
    onlyAfter: '#word to',
    unlessAfter: 'from <words> to',
    ...IS_DATE,
    make: written,
  },
  { name: 'a letter from June', pattern: '#firstName', onlyAfter: '#word from', onlyBefore: '$', make: written },
  { name: 'TGI Fridays', pattern: 'friday|fridays|tuesday', onlyAfter: 'tgi|ruby', make: always },
  { name: 'a yellow sun', pattern: 'sun|sat|mar', onlyAfter: 'a|an [#word&!known]', make: always },
  {
    name: 'Saturday Night Fever',
    pattern: '#weekday&capital #part&capital',
    onlyBefore: '#word&!known',
    make: within,
  },
  {
    name: 'Tuesday Morning',
    pattern: '#part&capital',
    onlyAfter: '#weekday&capital',
    onlyBefore: '#word&!known',
    make: within,
  },
  { name: 'The Morning Show', pattern: '#part&capital', onlyAfter: 'the', onlyBefore: '<unknownName>', make: written },
  {
    name: 'Midnight in Paris',
    pattern: '#part&capital',
    onlyAfter: '#word&!known',
    onlyBefore: 'in|of|at|on <unknownName>',
    make: within,
  },
  {
    name: 'find Tom a seat',
    pattern: 'tom',
    onlyAfter: '#word',
    unlessBefore: '(#number | #part | #cardinal)',
    make: within,
  },
  {
    name: 'call Tuesday Smith',
    pattern: '(#weekday | #month)',
    unlessAfter: '(<smallWord> | #modifier)',
    onlyBefore: '<unknownName>',
    make: written,
  },
  {
    name: 'comb Wednesday the poodle',
    pattern: '(#weekday | #month)',
    onlyAfter: '(#imperative | for|with|to)',
    onlyBefore: 'the #word&!known',
    make: written,
  },
  {
    name: 'take Friday to the vet',
    pattern: '#weekday',
    onlyAfter: '#taking',
    onlyBefore: 'to|from|home|for the|my|a #word&!known',
    make: written,
  },
  { name: 'Twelfth …', pattern: '#ordinal&capital', onlyBefore: '#part&capital', make: within },
  { name: '… Night', pattern: '#part&capital', onlyAfter: '#ordinal&capital', make: within },
  { name: 'movie night', pattern: 'night', onlyAfter: '#occasionOfNight', make: always },
  { name: 'morning after pill', pattern: 'morning', onlyBefore: 'after pill', make: always },
  { name: 'coffee morning', pattern: 'morning|evening', onlyAfter: "coffee|parents [']", make: always },
  { name: 'night shift', pattern: '#part', onlyBefore: '#ofPart', unlessAfter: '#modifier | the|in|at', make: always },
]

/** Small words within a title: "Around the World in 80 Days". */
const JOINT = 'the|of|in|and|to|a|an|with|for|from|or|&|:'
const MORE = `((${JOINT})* <titleWord>)`
const BEHIND_VERB = '(#enjoyed | listen to)'

const titleWord: Rule<true>[] = [
  { name: 'Blade', pattern: '<capitalized>', make: always },
  // "Apollo 13", not "see Ada 17/6"
  {
    name: '13',
    pattern: '#number [~ st|nd|rd|th]',
    unlessBefore: '~ (#word | /|:|.|- ~ #number)',
    make: (_, { source, from }) => source.tokens[from]!.spaced || undefined,
  },
]

const isDay = ({ source: { tokens }, to }: Place): boolean => {
  const { weekday, day, month } = tokens[to - 1]!.lex ?? {}
  return (weekday ?? day ?? month) !== undefined
}

/** Works of art behind a verb of watching, reading or making music. A day that stands last is when: "watch Blade Runner Saturday". */
const work: Rule<true>[] = [
  {
    name: 'watch Groundhog Day',
    pattern: `<capitalized> ${MORE}+`,
    onlyAfter: BEHIND_VERB,
    make: (_, place) => !isDay(place) || undefined,
  },
  {
    name: 'watch The Day After Tomorrow',
    pattern: `<capitalized> ${MORE}* (#closer&capital | ${JOINT}) (#day&capital | #weekday&capital | #month&capital)`,
    onlyAfter: BEHIND_VERB,
    make: written,
  },
  { name: 'sing Ruby Tuesday', pattern: `<capitalized> ${MORE}+`, onlyAfter: '(#musical | listen to)', make: always },
  {
    name: 'watch 28 Days Later',
    pattern: '#number <capitalized:first> <capitalized>+',
    onlyAfter: BEHIND_VERB,
    make: (_, place) => !isDay(place) || undefined,
  },
  {
    name: 'learn Yesterday on the guitar',
    pattern: '(#day | #weekday | #month)',
    onlyAfter: BEHIND_VERB,
    onlyBefore: 'on|season',
    unlessBefore: 'on|season (#day | #weekday | #month | #modifier)',
    make: written,
  },
  {
    name: 'cue Yesterday by the Beatles',
    pattern: '(#day | #weekday | #month)',
    onlyAfter: '#word',
    onlyBefore: 'by #word&!closer',
    unlessBefore: 'by (#day | #weekday | #month | #modifier)',
    make: written,
  },
  {
    name: 'listen to september by them',
    pattern: '(#day | #weekday | #month)',
    onlyAfter: BEHIND_VERB,
    onlyBefore: 'by [the] #word&!known',
    make: always,
  },
]

export const properNames: Record<string, Dimension> = { capitalized, unknownName, properName, titleWord, work }
