import type { Captured, Rule } from '../engine/grammar.ts'
import type { Changes } from '../types.ts'
import type { Field, Pronoun, Stretch, Wish } from './wish.ts'

/**
 * A sentence that itself says what becomes of a task: "remove the date of …".
 *
 * @param pattern the whole sentence; `<words:target>` is the task, the one spoken of last where there is none
 * @param changes what becomes of it, or how that is made of what the pattern found; undefined when the sentence does not fit
 */
export const changeRule = (
  name: string,
  pattern: string,
  changes: Changes | ((captured: Captured) => Changes | undefined),
  rank = 0,
): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) $`,
  rank,
  make: ({ target, ...captured }) => {
    const said = typeof changes === 'function' ? changes(captured) : changes
    return said && { act: 'update', ...(target && { target }), changes: said }
  },
})

/**
 * A sentence that names a field and its new value: "the note of … is …".
 *
 * @param field of which the value is; where the pattern finds a `<field>`, that one; a value without one says itself what it is
 * @param pattern the whole sentence; `<words:target>` as above, `<words:value>` is the value
 */
export const valueRule = (
  field: Field | undefined,
  name: string,
  pattern: string,
  rank = 0,
  isStrict?: true,
): Rule<Wish> => ({
  name,
  pattern: `^ ${pattern} $`,
  rank,
  make: ({ target, value, field: said = field }) => ({
    act: 'update',
    value,
    ...(said && said !== 'date' && { field: said }),
    ...(target && { target }),
    ...(isStrict && { isStrict }),
  }),
})

/** The two of them for a language whose sentences have these words, of asking politely, around them. */
export const politely = (before: string, after: string, usual: { rank: number }) => ({
  change: (name: string, pattern: string, changes: Parameters<typeof changeRule>[2], rank = usual.rank): Rule<Wish> =>
    changeRule(name, `${before} ${pattern} ${after}`, changes, rank),
  set: (field: Field, name: string, pattern: string, rank = usual.rank): Rule<Wish> =>
    valueRule(field, name, `${before} ${pattern} ${after}`, rank),
})

/** What a task is without a field. */
const WITHOUT = {
  date: { due: null },
  time: { due: { time: null } },
  deadline: { deadline: null },
  start: { start: null },
  priority: { priority: 4 },
  project: { project: null },
  section: { section: null },
  repetition: { repeat: null },
  duration: { durationMinutes: null },
  reminders: { clearReminders: true },
  labels: { clearLabels: true },
} satisfies Record<string, Changes>

/**
 * The fields that are taken away, by a language's words for them.
 *
 * @param words a pattern for each
 */
export const fieldsNamed = (words: Record<keyof typeof WITHOUT, string>): Rule<Changes>[] =>
  Object.entries(WITHOUT).map(([field, changes]) => {
    const pattern = words[field as keyof typeof WITHOUT]
    return { name: pattern, pattern, make: () => changes }
  })

/** @param example of the language */
export const labelNamed = (example: string): Rule<Stretch>[] => [
  { name: example, pattern: '["@"] #word', make: (_, { from, to }) => ({ from, to }) },
]

/**
 * A sentence of nothing but who is meant and what becomes of them: "both tomorrow". The pattern has `<pronoun>` and `<words:value>`.
 *
 * @param itAlone the single words that mean the task spoken of last
 */
export const pronounRule = (name: string, pattern: string, itAlone: RegExp): Rule<Wish> => ({
  name,
  pattern: `^ ${pattern} $`,
  rank: 1,
  make: ({ pronoun, value }: { pronoun: Pronoun; value: Stretch }, { source: { tokens } }) =>
    ('shown' in pronoun && pronoun.shown === 'all') || (value.from === 1 && itAlone.test(tokens[0]!.text))
      ? { act: 'update', target: { from: 0, to: value.from }, value, isStrict: true }
      : undefined,
})
