/** What changes a task: "report ko agle hafte tak taal do", "meeting ka time 5 baje kar do", "nahi, jumme ko". */
import { pronounRule } from '../../../commands/change-rule.ts'
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'
import { DO, PLEASE, POLITE } from './phrases.ts'

interface Said {
  target?: Stretch
  value: Stretch
}

const update =
  (field?: Wish['field'], more: Partial<Wish> = {}) =>
  ({ target, value }: Said): Wish => ({
    act: 'update',
    value,
    ...(target && { target }),
    ...(field && { field }),
    ...more,
  })

const TAIL = '[wala] [kaam|task|reminder] [ko|ka|ki]'
const WHEN = '[ka|ki] (time|waqt|din|tareekh|date) [badal kar]'
const MOVE =
  '(taal|shift|move|badal|set|muntaqil|منتقل [dena|do] | muntaqil|منتقل kar dena|do|lo | muntaqil|منتقل karo|kardo | shift|move|set|change|postpone kar dena|do|lo | shift|move|set|change|postpone kardo|karo | le jao|jaen)'

const IT_ALONE = /^(?:isko|usko|yeh|woh)$/

export const updating: Rule<Wish>[] = [
  {
    name: '… agle hafte tak taal do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} <words:value> ${MOVE} ${POLITE} $`,
    rank: 3,
    make: update(),
  },
  {
    name: '… kal par daal do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} <words:value> (daal|rakh dena|do | daalo|rakh) ${POLITE} $`,
    rank: 2,
    make: ({ target, value }, { source }) =>
      // "agle hafte par" is when
      ['par', 'tak', 'liye'].includes(source.tokens[value.to - 1]!.text) && !source.tokens[target.to - 1]!.lex?.modifier
        ? { act: 'update', target, value }
        : undefined,
  },
  {
    name: '… kal tak aage kar do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} <words:value> aage|peeche (${DO} | barha [dena|do]) ${POLITE} $`,
    rank: 2,
    make: ({ target, value }, { source }) =>
      ['par', 'tak', 'ko'].includes(source.tokens[value.to - 1]!.text) ? { act: 'update', target, value } : undefined,
  },
  {
    name: '… ko #Ghar mein daal do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} <words:value> mein (daal|rakh|shift|move dena|do | daalo | shift|move ${DO}) ${POLITE} $`,
    rank: 2,
    make: update(),
  },
  {
    name: '… kal kar do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} <words:value> ${DO} ${POLITE} $`,
    rank: 1,
    make: update(),
  },
  {
    name: '… ko high priority do',
    pattern: `^ ${PLEASE} <words:target> [wala] [kaam|task] [ko] (<words:value> tarjeeh | tarjeeh <words:value>) dena|do ${POLITE} $`,
    rank: 2,
    make: ({ target, value }, { source: { tokens } }) => {
      const isBefore = tokens[value.to]?.text === 'tarjeeh'
      return {
        act: 'update',
        target,
        value: isBefore ? { from: value.from, to: value.to + 1 } : { from: value.from - 1, to: value.to },
      }
    },
  },
  // what "we" do on another day is put off until then
  {
    name: 'isko agle hafte dekhte hain',
    pattern: '^ [acha|chalo|phir] <words:target> <words:value> dekhte|karte [hai] $',
    rank: 1,
    make: ({ target, value }, { source: { tokens } }) =>
      /^(?:isko|usko|yeh|woh|is|in)$/.test(tokens[target.from]!.text) && target.to - target.from < 3
        ? { act: 'update', target, value }
        : undefined,
  },
  {
    name: '… ko p1 bana do',
    pattern: `^ ${PLEASE} <words:target> ${TAIL} <words:value> [ka|ki kaam|task] (bana dena|do | banao) ${POLITE} $`,
    rank: 1,
    make: update(),
  },
  pronounRule('dono kal', `<pronoun> <words:value> ${POLITE}`, IT_ALONE),
  {
    name: '… 3 baje hai, 4 nahi',
    pattern: '^ <words:target> <words:value> hai [,] [na] <words:old> nahi $',
    rank: 2,
    make: update(),
  },
  {
    name: '… ka time 5 baje kar do',
    pattern: `^ ${PLEASE} <words:target> ${WHEN} <words:value> (${DO} | ${MOVE} | rakh dena|do) ${POLITE} $`,
    rank: 4,
    make: update(),
  },
  {
    name: '… ki priority 1 kar do',
    pattern: `^ ${PLEASE} <words:target> [wala] [kaam|task] ka|ki <words:value> (${DO} | rakh dena|do) ${POLITE} $`,
    rank: 3,
    make: update(),
  },
  {
    name: '… ka naam … rakh do',
    pattern: `^ ${PLEASE} <words:target> ka|ki naam [badal kar] <words:value> (${DO} | rakh [dena|do]) ${POLITE} $`,
    rank: 5,
    make: update('title'),
  },
  {
    name: '… ki deadline jumma kar do',
    pattern: `^ ${PLEASE} <words:target> ki|ka deadline|aakhri [tareekh] <words:value> (${DO} | rakh [dena|do]) ${POLITE} $`,
    rank: 5,
    make: update('deadline'),
  },
  {
    name: '… peer tak chhupa do',
    pattern: `^ ${PLEASE} <words:target> ko <words:value> tak (chhupa|hide|alag [kar|rakh] dena|do | chhupao | hide karo|kardo) ${POLITE} $`,
    rank: 6,
    make: update('start'),
  },
  {
    name: '… wapas dikhao',
    pattern: `^ ${PLEASE} <words:target> ko wapas (dikhao | dikha dena|do | samne [le] lao|rakho) ${POLITE} $`,
    rank: 6,
    make: ({ target }) => ({ act: 'update', target, changes: { start: null } }),
  },
  {
    name: '… ki bajaye',
    pattern: `^ <words:target> <words:old> ke|ki bajaye <words:value> [(${DO} | rakh [dena|do] | hai)] $`,
    rank: 2,
    make: update(),
  },
  { name: '4 baje kar do', pattern: `^ <words:value> (${DO} | rakh [dena|do]) ${POLITE} $`, rank: 1, make: update() },
  {
    name: '… ka time 3 baje ho gaya',
    pattern: `^ <words:target> ka|ki (time|waqt|din|tareekh) [badal kar] <words:value> (ho gaya|gayi | hogaya) [hai] $`,
    rank: 4,
    make: update(),
  },
  {
    name: '… ab 4 baje hai',
    pattern: '^ <words:target> ab <words:value> (hai|hoga|aayega|ayega|aaega) $',
    rank: 2,
    make: update(),
  },
  {
    name: 'kal nahi parson',
    pattern: `^ [nahi|are|sorry|oho|yaar|bhai|,]* <phrase:old> [ko] [,] nahi [,] [balke] <words:value> [${DO}] $`,
    rank: 2,
    make: ({ value }) => ({ act: 'update', value }),
  },
  {
    name: 'nahi, jumme ko',
    pattern: `^ (nahi|sorry|oho | nahi nahi | ruko | are) [,] [balke] <words:value> [${DO}] $`,
    rank: 2,
    make: update(),
  },
]

export const reminding: Rule<Wish>[] = [
  {
    name: '10 minute pehle yaad dilana',
    pattern: `^ ${PLEASE} [aur] [(isko|uska|iska)] [mujhe] <duration> pehle [mujhe] (yaad (dilana|dilao | dila dena|do | karana) | reminder|alarm [${DO}|lagana|lagao|laga] [do|dena]) ${POLITE} $`,
    rank: 5,
    make: ({ duration: { days, minutes, months, workdays } }) =>
      months || workdays
        ? undefined
        : { act: 'update', changes: { addReminders: [{ minutesBefore: days * 1440 + minutes }] } },
  },
  {
    name: 'report se ek ghanta pehle yaad dilana',
    pattern: `^ ${PLEASE} [mujhe] <words:target> se|ke <duration> pehle [mujhe] (yaad (dilana|dilao | dila dena|do) | reminder|alarm [${DO}|lagana|lagao|laga] [do|dena]) ${POLITE} $`,
    rank: 5,
    // "5 baje se 10 minute pehle" is a time, and not a task
    make: ({ target, duration: { days, minutes, months, workdays } }, { source: { tokens } }) =>
      months || workdays || tokens.slice(target.from, target.to).some(({ kind }) => kind === 'number')
        ? undefined
        : { act: 'update', target, changes: { addReminders: [{ minutesBefore: days * 1440 + minutes }] } },
  },
]

const snooze = ({ value, target }: Partial<Said>): Wish => ({
  act: 'snooze',
  ...(value && { value }),
  ...(target && { target }),
})

const REMIND = 'yaad (dilana|dilao | dila dena|do | karana)'

export const snoozing: Rule<Wish>[] = [
  {
    name: '10 minute baad dobara yaad dilana',
    pattern: `^ ${PLEASE} <words:value> dobara ${REMIND} $`,
    rank: 5,
    make: snooze,
  },
  {
    name: 'dobara 10 minute baad',
    pattern: `^ ${PLEASE} [mujhe] dobara <words:value> ${REMIND} $`,
    rank: 5,
    make: snooze,
  },
  { name: 'abhi nahi, 10 minute baad', pattern: `^ abhi nahi [,] <words:value> [${REMIND}] $`, rank: 4, make: snooze },
  {
    name: 'abhi nahi',
    pattern: `^ (abhi nahi | baad mein [${REMIND}] | thori der baad|mein [${REMIND}] | snooze [karo|kardo] | [thori der] dobara ${REMIND}) $`,
    rank: 5,
    make: snooze,
  },
]
