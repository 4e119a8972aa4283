/** The words of Urdu commands beside their verbs: which task, which tasks, what becomes of it. */

import { dateOf } from '../../../../time/civil.ts'
import { delayOf } from '../../../commands/delay.ts'
import type { Condition, Idle, Pronoun } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import type { Changes, Priority } from '../../../types.ts'
import { listConditions } from '../lists.ts'

const MOST_POSITIONS = 200
const inRange = (position: number): number | undefined =>
  Number.isInteger(position) && position > 0 && position <= MOST_POSITIONS ? position : undefined

const position: Rule<number>[] = [
  { name: '2', pattern: '<count>', make: ({ count }) => inRange(count) },
  { name: 'doosra', pattern: '#ordinal', make: ({ ordinal }) => ordinal },
]

const pronoun: Rule<Pronoun>[] = [
  {
    name: 'isko',
    pattern: '(isko|usko|yeh|woh | yeh|is|woh ko | yeh|is|woh wala|kaam|task [ko] | kaam|task [ko])',
    make: () => ({ last: true }),
  },
  {
    name: 'number 2 aur 3',
    pattern: '[kaam|task] number <position> ((,|aur) [number] <position:more>)* [wala] [kaam|task] [ko]',
    make: ({ position, more }) => ({ shown: [position, ...more] }),
  },
  {
    name: '1 aur 3',
    pattern: '#number ((,|aur) #number:more)+ [wala] [kaam|task] [ko]',
    make: ({ number, more }) =>
      [number, ...more].every((each) => inRange(each)) ? { shown: [number, ...more] } : undefined,
  },
  {
    name: 'doosra wala',
    pattern: '[mera] #ordinal:first ((,|aur) #ordinal:more)* [(wala [kaam|task|marhala] | kaam|task|marhala)] [ko]',
    make: ({ first, more }) => ({ shown: [first, ...more] }),
  },
  {
    name: 'pehle do',
    pattern: 'pehle|pehla|shuru [ke] <count> [wala] [kaam|task|marhala] [ko]',
    make: ({ count }) => (inRange(count) ? { shown: Array.from({ length: count }, (_, i) => i + 1) } : undefined),
  },
  {
    name: 'aakhri do',
    pattern: 'aakhri <count> [wala] [kaam|task|marhala] [ko]',
    make: ({ count }) => (inRange(count) ? { shown: Array.from({ length: count }, (_, i) => i - count) } : undefined),
  },
  {
    name: 'task 2',
    pattern: '[task|kaam] #number [ko]',
    make: ({ number }) => (inRange(number) ? { shown: [number] } : undefined),
  },
  {
    name: 'yeh sab',
    pattern: '(yeh|woh|in|un|inhi sab|saara|teeno [kaam|task] [ko])',
    make: () => ({ shown: 'all' }),
  },
  {
    name: 'dono',
    pattern: '[yeh|woh|in|un|inhi] dono [kaam|task] [ko]',
    make: () => ({ shown: 'all', count: 2 }),
  },
]

const article: Rule<true>[] = [{ name: 'mera', pattern: 'mera|apna|hamara|woh|yeh|is', make: () => true }]

/** In Urdu script "kiya" (did) and "kya" (what) are written alike: "maine" or "tha" tells. */
const WHAT_DID = '(kya [kya] kiya | kya mukammal|khatam kiya|kya | kya kya) [tha|hai]'
const DID = `(kya [kya] kiya [tha|hai] [maine] | kya mukammal|khatam kiya|kya [tha|hai] [maine] | kya kya tha [maine] | maine ${WHAT_DID})`

const condition: Rule<Condition>[] = [
  ...listConditions,
  {
    name: 'overdue',
    pattern:
      '(overdue | [kaafi] der se|ho | late|let [ho] [gaya|chuka] | jin ki tareekh guzra [gaya] [hai] | guzra hua | reh gaya)',
    make: () => ({ overdue: true }),
  },
  {
    name: 'mukammal',
    pattern: '(mukammal|khatam|poora|done [shuda|hua|kiya hua] | ho chuka [hai])',
    make: () => ({ dates: 'completed', filter: { status: 'completed' } }),
  },
  // کل is yesterday here: what was done is behind us
  {
    name: 'kal kya kiya tha',
    pattern: `(kal ${DID} | maine kal ${WHAT_DID})`,
    make: (_, { source: { today } }) => ({ completed: { from: dateOf(today - 1), to: dateOf(today) } }),
  },
  {
    name: 'kya kiya tha',
    pattern: DID,
    make: () => ({ dates: 'completed', filter: { status: 'completed' } }),
  },
  {
    name: 'baqi',
    pattern: '(baqi|adhura|namukammal|pending | zer [e] iltawa|التوا | زیر التوا)',
    make: () => ({ status: 'open' }),
  },
  {
    name: 'baghair tareekh ke',
    pattern: '(baghair tareekh|date [ke] | jin ki tareekh nahi [hai])',
    make: () => ({ noDate: true }),
  },
  { name: 'rozana wale', pattern: '(baar baar wala | dohraye jane wala)', make: () => ({ recurring: true }) },
  {
    name: 'baad ke liye rakhe',
    pattern: '(chhupa hua|huye|hue | baad ke liye rakha|rakhe [hua|hue])',
    make: () => ({ started: false }),
  },
  { name: 'zaili kaam', pattern: '(zaili kaam | subtask|subtasks)', make: () => ({ subtask: true }) },
  {
    name: 'priority 1',
    pattern: 'tarjeeh [number] #number [wala]',
    make: ({ number }) => (number > 0 && number < 5 ? { priority: number as Priority } : undefined),
  },
  {
    name: 'zaroori',
    pattern: '[sab se] [bohat] (zaroori|fauri|ahem | zyada|high tarjeeh) [wala]',
    make: () => ({ priority: 1 }),
  },
]

const idle: Rule<Idle>[] = [
  { name: 'saare', pattern: 'saara|sab', make: () => 'all' },
  { name: 'kaam', pattern: 'kaam|kaamon|task|reminder|list|plan|schedule|scene|kam', make: () => 'task' },
  {
    name: 'what else stands there',
    pattern:
      'sa|mera|paas|zimme|hamara|apna|mujhe|humein|hum|main|mein|maine|ne|ko|ka|ki|ke|se|par|tak|liye|wala|kya|koi|kuch|kaun|kaunsa|kitna|hai|tha|tha|hoga|ho|raha|rahe|rahi|hona|karna|karne|karni|kar|kiya|dena|abhi|ab|bhi|aur|hi|zara|please|yeh|woh|jo|chahiye|hua|gaya|total|kul|bacha|bache|bachi|rehta|rehte|rehti|par|ya|kaisa|kaisi|kaise|thi',
    make: () => 'idle',
  },
]

const change: Rule<Changes>[] = [
  {
    name: 'do din aage',
    pattern: '<duration> [ke liye] (aage|peeche|mazeed|late | baad [ke liye] | [ki] der [se])',
    make: ({ duration }) => ({ postpone: delayOf(duration, 1) }),
  },
  {
    name: 'do din ke liye',
    pattern: '<duration> ke liye',
    make: ({ duration }) => ({ postpone: delayOf(duration, 1) }),
  },
  {
    name: 'do din pehle',
    pattern: '<duration> (pehle|jaldi)',
    make: ({ duration }) => ({ postpone: delayOf(duration, -1) }),
  },
  {
    name: 'tareekh ke baghair',
    pattern: '((tareekh|date ke) baghair | baghair tareekh|date [ke])',
    make: () => ({ due: null }),
  },
  {
    name: 'priority high',
    pattern: '[ki] tarjeeh (high|zyada|ooncha|upar | sab se zyada|upar | bohat zyada)',
    make: () => ({ priority: 1 }),
  },
  { name: 'high priority', pattern: '[bohat] (zaroori|fauri|ahem | high tarjeeh)', make: () => ({ priority: 1 }) },
  { name: 'priority kam', pattern: '([ki] tarjeeh kaam|low|normal | low tarjeeh)', make: () => ({ priority: 4 }) },
  {
    name: 'priority 1',
    pattern: '[ki] tarjeeh [number] #number',
    make: ({ number }) => (number > 0 && number < 5 ? { priority: number as Priority } : undefined),
  },
]

/** What is not meant stands in front of it. */
const exceptBehind: Rule<true>[] = [
  { name: 'ke siwa', pattern: '(ke|ko siwa|siwaye|ilawa | ko chhor kar|ke)', make: () => true },
]

export const commandWords: Record<string, Dimension> = {
  exceptBehind,
  position,
  pronoun,
  article,
  condition,
  idle,
  change,
}
