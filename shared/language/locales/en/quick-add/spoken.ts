/** Several tasks in what was spoken: "pay the rent on friday and then water the plants". */
import { longest } from '../../../engine/source.ts'
import type { Token } from '../../../engine/tokens.ts'
import type { Spoken, SpokenWords } from '../../../quick-add/spoken.ts'
import { classes } from '../lexicon/classes.ts'
import { IMPERATIVES, NOUNS_TOO, VERBS } from '../lexicon/verbs.ts'
import { findPhrases } from '../phrases.ts'

/** A verb, and what it is done to: "wash, dry and fold" is one task. */
export const isVerbWithObject = (tokens: readonly Token[], at: number, verbs: ReadonlySet<string> = VERBS): boolean => {
  const { kind, lex, text = '' } = tokens[at + 1] ?? {}
  // "go to the bank"
  const isObject = classes.determiner!.has(text) || text === 'to' || (kind === 'word' && !lex && !VERBS.has(text))
  return verbs.has(tokens[at]?.text ?? '') && isObject
}

/** "for monday", "of monday": which, and not when */
const WHICH = new Set(['for', 'of', 'from'])
const POINTING = new Set('it its them they him he she'.split(' '))

const BETWEEN = new Set(['and', 'then', 'after', 'afterwards'])

/** At all other words no task ends. */
export const mayDivide = ({ text }: Token): boolean => BETWEEN.has(text) || VERBS.has(text)

export const spoken: SpokenWords = {
  readPhrases: findPhrases,
  jointAt(source, at) {
    const next = longest(source, 'andThen', at)?.next
    if (next) return { next, isSure: true }
    return source.tokens[at]!.text === 'and' ? { next: at + 1, isSure: false } : undefined
  },
  isDeed({ source, times }) {
    const begin = times[0]?.from === 0 ? times[0].to : 0
    return isVerbWithObject(source.tokens, longest(source, 'titleLead', begin)?.next ?? begin, IMPERATIVES)
  },
  pointsBack: ({ source: { tokens } }) => tokens.some(({ text }) => POINTING.has(text)),
  isClosed: ({ source: { tokens }, times }) => times.at(-1)?.to === tokens.length,
  isOpened: (task, before, isJoined) =>
    isJoined ? longest(task.source, 'titleLead', 0) !== undefined : isSurelyVerb(task, before),
}

/** "buy flowers", "call the plumber", and "order filters tomorrow"; "slides for monday review" is one thing. */
function isSurelyVerb({ source: { tokens }, times }: Spoken, before: Spoken): boolean {
  if (!isVerbWithObject(tokens, 0)) return false
  if (!NOUNS_TOO.has(tokens[0]!.text) || classes.determiner!.has(tokens[1]!.text)) return true
  const { from } = before.times.at(-1)!
  const isWhich = [from - 1, from].some((at) => WHICH.has(before.source.tokens[at]?.text ?? ''))
  return !isWhich && times.length > 0
}
