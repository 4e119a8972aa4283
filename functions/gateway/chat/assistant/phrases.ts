/** The words that a model or an agent quotes. */
import { createPhraseReader, type PhraseReader, ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { localeOf } from '../../../../shared/language/index.ts'
import type { Context } from '../../../../shared/language/types.ts'

/** What a model or an agent quotes is in the person's language, or in English. */
export function phrasesOf(context: Context): PhraseReader {
  const own = createPhraseReader(localeOf(context), context)
  const english = createPhraseReader(localeOf({}), { ...context, language: 'en' })
  const either =
    <Read>(first: (words: string) => Read, second: (words: string) => Read) =>
    (words: string): Read => {
      try {
        return first(words)
      } catch (error) {
        if (error instanceof ToolArgumentError) return second(words)
        throw error
      }
    }
  return {
    when: either(own.when, english.when),
    changes: either(own.changes, english.changes),
    filter: either(own.filter, english.filter),
    moment: either(own.moment, english.moment),
  }
}
