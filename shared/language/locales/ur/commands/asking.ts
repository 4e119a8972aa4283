/** What is asked: lists, counts, dates; and what has nothing to do with tasks. */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import type { Source } from '../../../engine/source.ts'
import { PLEASE, POLITE } from './phrases.ts'

const WHEN = '(kab | kis din|waqt|time|tareekh|date)'
const SHOW = '(dikhao|batao [dena|do|dein])'

const list = (act: 'list' | 'count', { filter }: { filter: Stretch }): Wish => ({ act, filter, isStrict: true })

const says = ({ tokens }: Source, ...words: string[]): boolean => tokens.some(({ text }) => words.includes(text))
const asks = (source: Source): boolean => says(source, 'kya', 'koi', 'kaun', 'kaunsa', 'kitna', '?')
const TASKS = ['kaam', 'kaamon', 'task', 'reminder', 'list', 'plan', 'schedule']

/** "task 3", "doosra wala": one of those that were shown. */
const isNumbered = ({ tokens }: Source, { from, to }: Stretch): boolean =>
  tokens.slice(from, to).some(({ kind, lex }) => kind === 'number' || lex?.ordinal !== undefined)

export const listing: Rule<Wish>[] = [
  {
    name: '3',
    pattern: '^ (#number | number|task|kaam #number | #ordinal wala) [kaam|task] $',
    rank: 4,
    make: (_, { from, to }) => ({ act: 'show', target: { from, to }, isStrict: true }),
  },
  {
    name: 'task 3 dikhao',
    pattern: `^ ${PLEASE} <words:target> [ki|ka] [tafseel] ${SHOW} ${POLITE} $`,
    rank: 4,
    make: ({ target }, { source }) =>
      isNumbered(source, target) ? { act: 'show', target, isStrict: true } : undefined,
  },
  {
    name: 'koi meeting hai?',
    pattern: '^ [kya] <words:filter> hai [kya] [?] $',
    make: ({ filter }, { source }) => (says(source, 'koi') ? { act: 'list', filter } : undefined),
  },
  {
    name: 'koi meeting hai parson?',
    pattern: '^ [kya] koi <words:filter> $',
    make: ({ filter }, { source }) =>
      /[?؟]\s*$/.test(source.text) && says(source, 'hai') ? { act: 'list', filter } : undefined,
  },
  {
    name: '… dikhao',
    pattern: `^ ${PLEASE} <words:filter> ${SHOW} ${POLITE} $`,
    rank: 3,
    make: ({ filter }, { source }) => list(says(source, 'kitna') ? 'count' : 'list', { filter }),
  },
  {
    name: 'dikhao …',
    pattern: `^ ${PLEASE} ${SHOW} [mujhe] <words:filter> $`,
    rank: 3,
    make: (said: { filter: Stretch }) => list('list', said),
  },
  {
    name: 'Ali wale kaam dikhao',
    pattern: `^ ${PLEASE} <words:filter> wala [saara] kaam|task|reminder ${SHOW} $`,
    rank: 1,
    make: ({ filter }) => ({ act: 'list', filter }),
  },
  {
    name: 'main kal free hun?',
    pattern: '^ [kya] [main|mein|hum|mera] [kya] <words:filter> (free|masroof) [hun|hai|ho] [kya] [?] $',
    rank: 4,
    make: (said: { filter: Stretch }) => list('list', said),
  },
  {
    name: 'koi kaam hai?',
    pattern: '^ <words:filter> $',
    rank: 2,
    make: ({ filter }, { source }) => (!says(source, 'kitna') && asks(source) ? list('list', { filter }) : undefined),
  },
  {
    name: 'kitne kaam baqi hain?',
    pattern: '^ <words:filter> $',
    rank: 3,
    make: ({ filter }, { source }) => (says(source, 'kitna') ? list('count', { filter }) : undefined),
  },
  {
    name: 'aaj ke kaam',
    pattern: '^ <words:filter> $',
    make: ({ filter }, { source }) =>
      says(source, ...TASKS) && !says(source, 'naya', 'karna', 'kar') ? list('list', { filter }) : undefined,
  },
  {
    name: 'kya kya karna hai',
    pattern: `^ ${PLEASE} [${SHOW}] [mujhe] [ab|aur] kya [kya] karna hai [mujhe] [${SHOW}] [?] $`,
    rank: 4,
    make: (): Wish => ({ act: 'list' }),
  },
  {
    name: 'ab kya reh gaya?',
    pattern: '^ [ab|aur|to] kya [kya|kuch] (reh gaya|gaye | bach gaya|gaye | bacha) [hai|hain] [ab] [?] $',
    rank: 5,
    make: (): Wish => ({ act: 'list' }),
  },
  {
    name: 'agla kaam kya hai',
    pattern: '^ [mera] (agla kaam|task | agle kaam) kya|kaun|kaunsa [sa] hai [?] $',
    rank: 4,
    make: (): Wish => ({ act: 'list' }),
  },
  {
    name: '… kab hai?',
    pattern: `^ <words:target> ${WHEN} [ko|tak] [karna|dena|jana|hona] [hai|tha] [?] $`,
    rank: 3,
    make: ({ target }) => ({ act: 'when', target }),
  },
  {
    name: 'kab hai …?',
    pattern: `^ ${WHEN} hai <words:target> $`,
    rank: 3,
    make: ({ target }) => ({ act: 'when', target }),
  },
]

const say = (act: Wish['act'], reason?: Wish['reason']) => (): Wish => ({ act, ...(reason && { reason }) })

const THANKS =
  '(shukriya | bohat shukriya | meherbani | bohat meherbani | shukran | thanks | thank you | jazakallah | jazak allah)'
const GREETING =
  '(salam | salam [o|u] alaikum | salam-o-alaikum | aoa | adaab | hello | hi | hey | khuda hafiz | allah hafiz | bye | subah bakhair | shab bakhair | good morning | good night | khush aamdeed)'

export const talking: Rule<Wish>[] = [
  {
    name: 'madad',
    pattern:
      '^ [mujhe] (madad [karo|chahiye] | help | tum|aap kya kar sakte [ho|hai] | kya kya kar sakte [ho|hai]) [?] $',
    rank: 6,
    make: say('help'),
  },
  {
    name: 'haan',
    pattern:
      '^ (haan | haan haan | theek [hai] | ok | okay | bilkul | zaroor | sahi [hai] | kardo | kar do|dena | haan kardo | haan kar do|dena | acha | chalo | yes) [haan|theek|kardo|please|hai]* $',
    rank: 6,
    make: say('confirm'),
  },
  {
    name: 'nahi',
    pattern:
      '^ (nahi | nahi nahi | rehne do|dena | mat karo | na | cancel | cancel karo | chhoro | jane do|dena | no | ruko | bas) [nahi|haan|shukriya|rehne] [do|dena] $',
    rank: 5,
    make: say('cancel'),
  },
  {
    name: 'shukriya',
    pattern: `^ [(acha | theek [hai] | ok | wah | zabardast | bohat acha)] [,|!] ${THANKS} [haan|yaar|bhai|janab] $`,
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'salam',
    pattern: `^ ${GREETING} [,] [bhai|dost|janab|yaar|haan] $`,
    rank: 6,
    make: say('none', 'small-talk'),
  },
  {
    name: 'kya haal hai',
    pattern:
      '^ [(salam | hello | hi | aur)] [,] (kya haal hai | kaisa ho|hai [aap|tum] | aap|tum kaisa hai|ho | aap kaun ho|hai | tum kaun ho|hai | tumhara|aapka naam kya hai | sab theek [hai]) [aap|tumhara|aapka] [?] $',
    rank: 6,
    make: say('none', 'small-talk'),
  },
  {
    name: 'tum insan ho?',
    pattern: '^ [kya] (tum|aap) <words:rest> ho|hai $',
    rank: -1,
    make: (_, { source }) => (/[?؟]\s*$/.test(source.text) ? say('none', 'small-talk')() : undefined),
  },
  {
    name: 'samajh nahi aaya',
    pattern: '^ [mujhe] [kuch] samajh nahi aaya [hai|raha] [yaar|bhai] $',
    rank: 6,
    make: say('help'),
  },
  {
    name: 'delete mat karna',
    pattern: '^ [<words>] (delete|hata|mita|cancel|khatam) mat (karna|karo|kar|dena) $',
    rank: 5,
    make: say('cancel'),
  },
  {
    name: 'zabardast',
    pattern:
      '^ (zabardast | mashallah | bohat acha | wah | wah wah | bohat khoob | kamal | shabash | acha hai) [hai|!] $',
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'mausam kaisa hai',
    pattern: '^ <words:rest> $',
    make: ({ rest }, { source }) =>
      says(source, 'mausam', 'barish') && (asks(source) || says(source, 'kaisa', 'hogi', 'hoga'))
        ? { act: 'none', reason: 'out-of-scope', filter: rest }
        : undefined,
  },
  {
    name: 'question about other things',
    pattern: '^ <words:rest> ? $',
    rank: -2,
    make: ({ rest }, { source }) =>
      says(source, 'kaun', 'kahan', 'kyun', 'kaisa', 'kya', 'kitna', 'kaunsa')
        ? { act: 'none', reason: 'out-of-scope', filter: rest }
        : undefined,
  },
  {
    name: 'match kis ne jeeta',
    pattern: '^ [<words:rest>] kis|kisne [ne] <words> $',
    rank: -2,
    make: ({ rest }, { source, to }) =>
      source.tokens[to - 1]!.lex === undefined && /(?:na|نا)$/.test(source.tokens[to - 1]!.text)
        ? undefined
        : { act: 'none', reason: 'out-of-scope', ...(rest && { filter: rest }) },
  },
  {
    name: 'bakwas',
    pattern:
      '^ [(oho|are|kya|yeh | kya bohat)] (lanat|bakwas|bakwaas|bewakoof|bewaqoof|gadha|gadhe|ullu|kamina|kamine|pagal|fuck|shit|لعنت|بکواس|بیوقوف|بےوقوف|گدھا|گدھے|الو|کمینہ|پاگل) [ho|hai] [(,|!|.)*] $',
    rank: 5,
    make: say('none', 'small-talk'),
  },
  {
    name: 'lateefa sunao',
    pattern: '^ [mujhe] [ek] [koi] (lateefa|joke|gaana|kahani|shair) sunao|suna [do|dena] $',
    rank: 4,
    make: say('none', 'out-of-scope'),
  },
]
