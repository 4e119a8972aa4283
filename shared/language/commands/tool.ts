/**
 * Commands as tools of a model or an agent. It chooses tools and quotes the person's own words; dates, ids and people it never decides:
 * the phrases that it hands over are read by the language. Nothing here is made before somebody asks for tools.
 */
import type { infer as Infer, ZodMiniType } from 'zod/mini'
import type { Locale } from '../locale.ts'
import { readMoment } from '../moment.ts'
import type { WhenRead } from '../quick-add/drafts.ts'
import type { Changes, Command, Context, Filter, Priority, When } from '../types.ts'

/** The library of the schemas, handed in by who asks for tools: nobody else waits until it is loaded. */
export type Zod = typeof import('./zod.ts').z

export interface Tool<C extends Command = Command> {
  name: string
  description: string
  /** of the arguments, as a schema of zod/mini: every property is required, null where nothing was said */
  parameters: ZodMiniType
  /** @throws ToolArgumentError */
  readArguments(given: unknown, phrases: PhraseReader): C
}

export type MakeTool<K extends Command['kind']> = (z: Zod) => Tool<Extract<Command, { kind: K }>>

/** Arguments of another shape, or words that cannot be read; the message tells the model what is wrong. */
export class ToolArgumentError extends Error {}

export const createTool = <Schema extends ZodMiniType, C extends Command>({
  commandOf,
  ...tool
}: {
  name: string
  description: string
  parameters: Schema
  commandOf(given: Infer<Schema>, phrases: PhraseReader): C
}): Tool<C> => ({
  ...tool,
  readArguments(given, phrases) {
    const { success, data, error } = tool.parameters.safeParse(given)
    if (success) return commandOf(data, phrases)
    const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new ToolArgumentError(`'${tool.name}' was called with wrong arguments (${issues.join('; ')})`)
  },
})

/** Reads what a model quotes. Each throws ToolArgumentError when the words say nothing of that kind. */
export interface PhraseReader {
  when(words: string): WhenRead
  changes(words: string): Changes
  filter(words: string): Filter
  moment(words: string): When
}

export function createPhraseReader(
  locale: Pick<Locale, 'readWhen' | 'readChanges' | 'parseFilter'>,
  context: Context,
): PhraseReader {
  const read = <Read>(words: string, what: string, found: Read | null): Read => {
    if (found === null) throw new ToolArgumentError(`'${words}' cannot be read as ${what}`)
    return found
  }
  return {
    when: (words) => read(words, 'a date, a time or a repetition', locale.readWhen(words, context)),
    changes: (words) => read(words, 'a change', locale.readChanges(words, context)),
    filter: (words) => read(words, 'a filter', locale.parseFilter(words, context)),
    moment: (words) => read(words, 'a moment', readMoment(locale, words, context)),
  }
}

/** Words of the person, or null. */
export const phrase = (z: Zod, description: string) => z.nullable(z.string()).check(z.describe(description))

const WHEN = "the person's own words, copied unchanged; null if there are none"
export const whenPhrase = (z: Zod, what: string) => phrase(z, `${what}: ${WHEN}`)

export const priorityParameter = (z: Zod) => z.nullable(z.enum(['p1', 'p2', 'p3', 'p4']))

export const priorityOf = (said: `p${Priority}` | null): Priority | null => said && (Number(said.slice(1)) as Priority)
