/** Projects and labels that a person has, where they are named in plain words. */
import type { Read } from '../engine/grammar.ts'
import { touches } from '../engine/source.ts'

export type Named = { project: string; withChildren: boolean } | { label: string }

type Known = Map<string, { rest: string[]; named: Named }[]>

const same = (word: string): string => word

/**
 * @param stem makes singular and plural one
 * @param spell how words are compared (`tokenize`)
 */
export function createKnownName(stem: (word: string) => string = same, spell = same): Read<Named> {
  /** by the first word of each name */
  const known = new WeakMap<readonly string[], Known>()

  function knownIn(names: readonly string[], make: (name: string) => Named): Known {
    const all: Known = known.get(names) ?? new Map()
    if (known.has(names)) return all
    known.set(names, all)
    for (const name of names) {
      const words = (name.toLowerCase().match(/[\p{L}\p{M}\p{N}_']+/gu) ?? []).map(spell)
      const [first = '', ...rest] = [...words.slice(0, -1), ...words.slice(-1).map(stem)]
      all.set(first, [...(all.get(first) ?? []), { rest, named: make(name) }])
    }
    return all
  }

  return (source, at) => {
    const { tokens, context } = source
    const { kind, text, possessive } = tokens[at]!
    const isBehindHyphen = at > 0 && tokens[at - 1]!.text === '-' && touches(source, at)
    if (kind === 'mark' || isBehindHyphen || possessive) return undefined
    for (const [names, make] of [
      [context.projects, (project: string) => ({ project, withChildren: false })],
      [context.labels, (label: string) => ({ label })],
    ] as const) {
      if (!names?.length) continue
      const all = knownIn(names, make)
      for (const { rest, named } of [...(all.get(text) ?? []), ...(all.get(stem(text)) ?? [])]) {
        const isSaid = rest.every((word, i) => {
          const said = tokens[at + 1 + i]?.text ?? ''
          return word === (i === rest.length - 1 ? stem(said) : said)
        })
        if (isSaid) return { value: named, next: at + 1 + rest.length }
      }
    }
    return undefined
  }
}
