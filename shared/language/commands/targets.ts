/** With which task: one without its name, all that a filter names, or one by words of its title. */
import { readFilter } from './filters.ts'
import type { CommandReader, TargetRead } from './reader.ts'
import type { Pronoun, Stretch } from './wish.ts'

/** @returns undefined when nothing is left that names a task */
export function readTarget(reader: CommandReader, stretch: Stretch): TargetRead | undefined {
  const { source, grammar, own } = reader
  if (own?.readTarget) return own.readTarget(source, stretch)
  const { to } = stretch
  let { from } = stretch
  const pronoun = grammar.matches<Pronoun>(source, 'pronoun', from).find(({ next }) => next === to)
  if (pronoun) return { target: pronoun.value, free: 0, kind: 'reference' }
  const filtered = readFilter(reader, stretch)
  if (filtered.isSure && !filtered.free) return { target: { filter: filtered.filter }, free: 0, kind: 'filter' }
  for (;;) {
    const article = grammar.matches(source, 'article', from).find(({ next }) => next < to)
    if (!article) break
    from = article.next
  }
  const title = textOf(reader, { from, to })
  if (!/[\p{L}\p{N}]/u.test(title)) return undefined
  return { target: { title }, free: wordsIn(reader, { from, to }), kind: 'title' }
}

export const wordsIn = ({ source }: CommandReader, { from, to }: Stretch): number =>
  source.tokens.slice(from, to).filter(({ kind }) => kind !== 'mark').length

/** The words as they were written, without quotation marks and the marks at their end. */
export function textOf({ source: { text, tokens } }: CommandReader, { from, to }: Stretch): string {
  if (from >= to) return ''
  return text
    .slice(tokens[from]!.start, tokens[to - 1]!.end)
    .replace(/^["“”„«»'\s:]+|["“”„«»'\s:.,!?]+$/g, '')
    .trim()
}
