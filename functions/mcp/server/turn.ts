/** One call as a turn of its person, as a message to the chat is one: it is undone as a whole. */
import type { Origin } from '../../../shared/events/event.ts'
import { newId } from '../../../shared/ids/index.ts'
import { createPhraseReader, type PhraseReader, ToolArgumentError } from '../../../shared/language/commands/tool.ts'
import { localeOf, readyLanguage } from '../../../shared/language/index.ts'
import type { Context } from '../../../shared/language/types.ts'
import { EMPTY } from '../../gateway/chat/conversation.ts'
import type { Turn } from '../../gateway/chat/turn.ts'
import { languageContext, loadPerson } from '../../gateway/person.ts'
import type { Caller } from '../caller.ts'
import type { McpDeps } from '../deps.ts'

export const originOf = ({ source, trace }: Caller, now: Date): Origin => ({
  source,
  trace,
  correlationId: newId(),
  causationId: null,
  now: now.toISOString(),
})

/** @param shown ids of the tasks that places in the command count in */
export async function openTurn({ database, now }: McpDeps, caller: Caller, shown: string[] = []): Promise<Turn> {
  const { personId } = caller
  const at = now()
  const person = await loadPerson(database, personId)
  const language = await readyLanguage('', person.profile.locale)
  const { timeZone } = person.profile
  const context = { ...languageContext(person, at), language }
  const finder = {
    database,
    personId,
    conversation: { ...EMPTY, shown },
    context: { now: at.getTime(), timeZone, searchConfiguration: localeOf(context).searchConfiguration },
    language,
  }
  return { person, context, finder, origin: originOf(caller, at), pending: null }
}

/** Reads what an agent quotes: in the language of the person, or in English, which agents think in. */
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
  }
}
