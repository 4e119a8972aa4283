/** Projects and labels that are named in plain words: "for work", "my shopping list", "tagged errand". */
import { createKnownName, type Named } from '../../../commands/known-names.ts'
import type { Read, Rule } from '../../../engine/grammar.ts'
import { type Source, touches } from '../../../engine/source.ts'
import type { Filter } from '../../../types.ts'

/** Singular and plural of a name are one: grocery, groceries. */
export const stem = (word: string): string => word.replace(/(?:ies|y)$/, 'i').replace(/(?:es|s)$/, '')

/** The name as the person has it; a new one as it was said. */
const spelled = (said: string, names: readonly string[] = []): string =>
  names.find((each) => each.toLowerCase() === said) ??
  names.find((each) => stem(each.toLowerCase()) === stem(said)) ??
  said

const project = (said: string, { context }: Source): Named => ({
  project: spelled(said, context.projects),
  withChildren: false,
})
const label = (said: string, { context }: Source): Named => ({ label: spelled(said, context.labels) })

/** Lists that hold everything, not one project. */
const WHOLE = new Set(
  `my the our your a an any all this that of on in to do todo todos to-do to-dos task tasks reminder reminders check complete whole entire
  full current new running long big daily today tomorrow chore chores errand errands need things first next following other specific same item
  items list name each which what some another read show back is are out please me last completed open many how more several and for from
  with off i recent second third remove add create`.split(/\s+/),
)

/** A name that stands as one word ("errand", "follow-up") or in quotes. */
const newName: Read<string> = (source, at) => {
  const { tokens, text } = source
  if (tokens[at]!.text === '"') {
    const end = tokens.findIndex((token, i) => i > at + 1 && token.text === '"')
    return end < 0 ? undefined : { value: text.slice(tokens[at + 1]!.start, tokens[end - 1]!.end), next: end + 1 }
  }
  if (tokens[at]!.kind === 'mark') return undefined
  let next = at + 1
  while (
    touches(source, next) &&
    (tokens[next]!.kind !== 'mark' || (tokens[next]!.text === '-' && touches(source, next + 1)))
  )
    next++
  const { lex } = tokens[at]!
  const said = text
    .slice(tokens[at]!.start, tokens[next - 1]!.end)
    .toLowerCase()
    .replace(/['’]s$/, '')
  return WHOLE.has(said) || lex?.weekday || lex?.day !== undefined ? undefined : { value: said, next }
}

const knownName = createKnownName(stem)

const name: Rule<Named>[] = [
  {
    name: 'for work',
    pattern:
      '[(for|in|on|from|of|at|about|under|to|labeled|labelled|tagged) (the|my|our|with|as|label|tag)*] <knownName> [project] [(#item | list)]',
    make: ({ knownName }) => knownName,
  },
  {
    name: 'the list called …',
    pattern: '[in|from|of|on] [the|my|a] list|project called|named|titled <newName>',
    make: ({ newName }, { source }) => project(newName, source),
  },
  {
    name: 'tagged …',
    pattern: '(labeled|labelled|tagged | [with] [the] label|labels|tag|tags) [as|with] <newName>',
    make: ({ newName }, { source }) => label(newName, source),
  },
  {
    name: 'project …',
    pattern:
      '([in|from|of|for|on] [the|my] project <newName> | [in|from|of|for|on|under] [my|the|our] <newName> project)',
    make: ({ newName }, { source }) => project(newName, source),
  },
  {
    name: 'my … list',
    pattern: '[on|in|to|onto|into|from|of|for | off [of]] [my|the|our] <newName> list|lists|checklist|checklists',
    make: ({ newName }, { source }) => project(newName, source),
  },
]

export const names = { knownName, newName, name }
export const namedCondition: Rule<Filter> = { name: 'by its name', pattern: '<name>', make: ({ name }) => name }
