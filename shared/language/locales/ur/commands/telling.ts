/** What is told: of a task that there is ("gaari dhul gayi", "dawat cancel ho gayi"), or of something else ("printer kharab hai"). */
import { orNew, taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Captured, Place, Rule } from '../../../engine/grammar.ts'
import { PLEASE } from './phrases.ts'

/** What came to its end by itself, as it is told: "dhul gayi" */
const ENDED =
  'dhul|ban|bik|mil|pahunch|pohanch|pak|kat|sil|bhar|likh|chhap|nipat|lag|jal|khul|bhej|utar|dekh|parh|nikal|khareed|mukammal|khatam|poora'
const GONE = '(gaya|chuka) [hai|hun]'
const OFF = '(cancel|mansookh|multavi|postpone)'
const HAPPENED = '(ho gaya|chuka | hogaya | kar diya|dena) [hai]'
const SIGH = '[,] [(shukar [hai] | shukriya | finally | aakhir kaar | akhir kar)]'

const isOfDay = ({ target }: Captured, { source }: Place): boolean =>
  source.tokens.slice(target.from, target.to).some((_, i) => source.grammar.longest(source, 'phrase', target.from + i))

export const telling: Rule<Wish>[] = [
  taskRule('complete', 'gaari dhul gayi', `<words:target> (${ENDED}) ${GONE} ${SIGH}`, 2),
  orNew(taskRule('delete', 'dawat cancel ho gayi', `${PLEASE} <words:target> ${OFF} ${HAPPENED} ${SIGH}`, 4)),
  // of what repeats only this one
  orNew(
    taskRule(
      'skip',
      'aaj ki meeting cancel ho gayi',
      `${PLEASE} <words:target> ${OFF} ${HAPPENED} ${SIGH}`,
      5,
      isOfDay,
    ),
  ),
  orNew(taskRule('skip', 'aaj gym nahi hai', '<words:target> nahi (hai|hoga | ho raha [hai])', 1, isOfDay)),
]

/** "karna hai", "bhejni hai", "chahiye": something to do after all. */
const isToDo = ({ source: { text, tokens } }: Place): boolean =>
  tokens
    .slice(-2)
    .some(({ start, end, text: word }) => /(?:n[aei]|نا|نی|نے)$/.test(text.slice(start, end)) || word === 'chahiye')

const remark = (name: string, pattern: string): Rule<true> => ({
  name,
  pattern: `^ ${pattern} $`,
  make: (_, place) => (isToDo(place) ? undefined : true),
})

/** Told, and hardly to be done. */
export const doubtful: Rule<true>[] = [
  remark('printer kharab hai', '<words> (hai|hun|tha|thi|ho) [yaar|bhai]'),
  remark(
    'phone gir gaya',
    '<words> (toot|kho|gir|mar|bhool|thak|so|ruk|phans|bigar | kharab ho) gaya [hai|hun|tha] [yaar|bhai]',
  ),
]
