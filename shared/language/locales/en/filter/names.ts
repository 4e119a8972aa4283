/** Projects and labels that are named in plain words: "for work", "my shopping list", "tagged errand". */

import type { Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'

export interface NameFound {
  kind: 'project' | 'label'
  name: string
  start: number
  end: number
}

/** Lists that hold everything, not one project. */
const WHOLE =
  new RegExp(source`^(?:my|the|our|your|a|an|any|all|this|that|of|on|in|to|do|todo|todos|to-do|to-dos|task|tasks|reminder|
    reminders|check|complete|whole|entire|full|current|new|running|long|big|daily|today|today's|tomorrow's|
    chores?|errands?|need|things|first|next|following|other|specific|same|item|items|list|name|each|which|what|
    some|another|read|show|back|is|are|out|please|me|last|completed|open|many|how|more|several|and|for|from|
    with|off|i|recent|second|third)$`)

const PATTERNS: [RegExp, NameFound['kind']][] = [
  [
    /\b(?:(?:in|from|of|on) )?(?:the |my |a )?(?:list|project) (?:called|named|titled) "?([\p{L}\p{N}_-]+)"?/u,
    'project',
  ],
  [/\b(?:labell?ed|tagged|with (?:the )?(?:label|tag)|labels?|tags?)(?: (?:as|with))? "?([\p{L}\p{N}_-]+)"?/u, 'label'],
  [/\b(?:in |from |of |for |on )?(?:the |my )?project "?([\p{L}\p{N}_-]+)"?/u, 'project'],
  [/\b(?:in |from |of |for |on |under )?(?:my |the |our )?"?([\p{L}\p{N}_-]+)"? project\b/u, 'project'],
]
const LIST = new RegExp(
  source`\b(?:(?:on|in|to|onto|into|from|off|off of|for|of) )?(?:(?:my|the|
    our) )?([\p{L}][\p{L}\p{N}'’_-]*) (?:list|checklist)s?\b`,
  'u',
)
const LIST_FOR = /\b(?:on |in |to |from |off )?(?:my|the|our) list (?:for|of) ([\p{L}][\p{L}\p{N}_-]*)\b/u

/** @param text lower case; what is found is given with the words around it that only introduce it */
export function nameIn(text: string, context: Context): NameFound | undefined {
  const { projects = [], labels = [] } = context
  for (const [pattern, kind] of PATTERNS) {
    const match = pattern.exec(text)
    if (match && !WHOLE.test(match[1]!))
      return found(match, kind, known(match[1]!, kind === 'label' ? labels : projects))
  }
  const list = LIST.exec(text) ?? LIST_FOR.exec(text)
  if (list && !WHOLE.test(list[1]!)) return found(list, 'project', known(list[1]!.replace(/['’]s$/, ''), projects))
  return existingName(text, context)
}

/** Only projects and labels that the person has. */
export const existingName = (text: string, { projects = [], labels = [] }: Context): NameFound | undefined =>
  existing(text, projects, 'project') ?? existing(text, labels, 'label')

/** The name as the person has it; a new one as it was said. */
const known = (said: string, names: readonly string[]): string =>
  names.find((each) => each.toLowerCase() === said) ??
  names.find((each) => stem(each.toLowerCase()) === stem(said)) ??
  said

const found = (match: RegExpExecArray, kind: NameFound['kind'], name: string): NameFound => ({
  kind,
  name,
  start: match.index,
  end: match.index + match[0].length,
})

/** "for work", "work tasks", "all my groceries": the name of something that exists, as a word. */
function existing(text: string, names: readonly string[], kind: NameFound['kind']): NameFound | undefined {
  for (const name of names) {
    const lower = name.toLowerCase()
    for (let at = text.indexOf(stem(lower)); at >= 0; at = text.indexOf(stem(lower), at + 1)) {
      const word = /^[\p{L}\p{N}_ -]*?(?=[^\p{L}\p{N}_-]|$)/u.exec(text.slice(at + stem(lower).length))?.[0] ?? ''
      const end = at + stem(lower).length + word.length
      if (/[\p{L}\p{N}_-]$/u.test(text.slice(0, at)) || stem(text.slice(at, end)) !== stem(lower)) continue
      const before =
        /(?:^|\s)(?:for|in|on|from|of|at|about|under|to|labell?ed|tagged)(?: (?:the|my|our|with|as|label|tag))* $/.exec(
          text.slice(0, at),
        )?.[0] ?? ''
      const after = /^ (?:tasks?|items?|todos?|things|stuff|ones|list)\b/.exec(text.slice(end))?.[0] ?? ''
      return { kind, name, start: at - before.length, end: end + after.length }
    }
  }
  return undefined
}

/** Singular and plural of a name are one: grocery, groceries. */
export const stem = (word: string): string => word.replace(/(?:ies|y)$/, 'i').replace(/(?:es|s)$/, '')
