/** One call as a turn of its person, as a message to the chat is one: it is undone as a whole. */
import type { Origin } from '../../../shared/events/event.ts'
import { newId } from '../../../shared/ids/index.ts'
import { readyLanguage } from '../../../shared/language/index.ts'
import { searchConfigurationOf } from '../../../shared/language/locales/search.ts'
import { EMPTY } from '../../gateway/chat/conversation.ts'
import type { Turn } from '../../gateway/chat/turn.ts'
import { languageContext, loadPerson } from '../../gateway/person/person.ts'
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
    context: { now: at.getTime(), timeZone, searchConfiguration: searchConfigurationOf(language) },
    language,
  }
  return { person, said: '', context, finder, origin: originOf(caller, at), pending: null }
}
