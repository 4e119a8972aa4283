/** Urdu, in its own script and in Roman letters. */
import { createRuleLocale } from '../rule-locale.ts'
import { answers } from './answers.ts'
import { assistant } from './assistant.ts'
import { commands } from './commands/index.ts'
import { explain } from './explain.ts'
import { classes, lookUp, spell } from './lexicon.ts'
import { lists } from './lists.ts'
import { CONJUNCTIONS, FILLERS, LOOSE, quickAdd } from './quick-add.ts'
import { recurrence } from './recurrence.ts'
import { replies } from './replies.ts'
import { soundsLike } from './sounds.ts'
import { time } from './time/index.ts'
import { readBeyond } from './wishes.ts'
import { say, wording } from './wording.ts'

export const urdu = createRuleLocale({
  language: 'ur',
  lookUp,
  spell,
  classes,
  ranges: new Set(['se', '-']),
  joints: new Set([',', 'ka', 'ki', 'ke', 'ko', 'mein']),
  alternatives: new Set(['ya']),
  loose: LOOSE,
  explain,
  own: {
    ...answers,
    ...wording,
    readBeyond,
    replies,
    assistant,
    fillers: FILLERS,
    soundsLike,
    several: new Set(['dono', 'donon', 'sab', 'saare', 'sare', 'دونوں', 'سب', 'سارے']),
    conjunctions: CONJUNCTIONS,
  },
  following: new Set(['phir', 'lekin', 'bhi', 'پھر', 'لیکن']),
  settings: {
    lead: /^(?:(?:nahi|nahin|sorry|acha|balke|balkeh|lekin|mera matlab|matlab|نہیں|سوری|بلکہ|لیکن|میرا مطلب|مطلب)[\s,،]+)+/i,
    hours: 'khamoshi',
    zone: 'time zone',
  },
  asks: (context) => ({
    which: say(context, 'آپ کا کیا مطلب ہے؟', 'Aap ka kya matlab hai?'),
    isNew: say(context, 'کیا یہ کرنے کا کوئی نیا کام ہے؟', 'Kya yeh karne ka koi naya kaam hai?'),
    no: say(context, 'نہیں', 'Nahi'),
  }),
  dimensions: { ...time, ...recurrence, ...lists, ...quickAdd, ...commands },
})
