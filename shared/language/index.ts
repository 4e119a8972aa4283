/**
 * Understanding what people write about their tasks: see `types.ts` for what comes out, `docs/language.md` for the policies.
 *
 * `engine` reads tokens by rules that are data, `calendar` works out dates and recurrences and knows no word of any language, `quick-add`
 * reads signs, and a folder of `locales` has all that belongs to one language: its words, rules, commands and wording.
 */
import type { Locale } from './locale.ts'
import { loadLanguage, localeOf } from './locales/index.ts'
import { languageOf } from './locales/recognise.ts'
import type { Context, Filter, Understanding } from './types.ts'

export { languages, loadLanguage, localeOf, recognise } from './locales/index.ts'
export { type Drafts, emptyDraft, type WhenRead } from './quick-add/drafts.ts'

export const understand: Locale['understand'] = (text, context) => localeOf(context).understand(text, context)
export const readDrafts: Locale['readDrafts'] = (text, context) => localeOf(context).readDrafts(text, context)
export const readWhen: Locale['readWhen'] = (text, context) => localeOf(context).readWhen(text, context)
export const readChanges: Locale['readChanges'] = (text, context) => localeOf(context).readChanges(text, context)
/** As a locale's; also by words that would list tasks: "what is due this week?" */
export function parseFilter(text: string, context: Context): Filter | null {
  const locale = localeOf(context)
  return locale.parseFilter(text, context) ?? listedBy(locale.understand(text, context))
}
const listedBy = ({ commands: [command, ...more] }: Understanding): Filter | null =>
  command?.kind === 'list' && command.answer === 'list' && !more.length ? command.filter : null
export const describeChanges: Locale['describeChanges'] = (changes, context) =>
  localeOf(context).describeChanges(changes, context)
export const describeFilter: Locale['describeFilter'] = (filter, context) =>
  localeOf(context).describeFilter(filter, context)
export const describeDate: Locale['describeDate'] = (date, context) => localeOf(context).describeDate(date, context)
export const describeWhen: Locale['describeWhen'] = (when, context) => localeOf(context).describeWhen(when, context)
export const describeRepeat: Locale['describeRepeat'] = (repeat, context) =>
  localeOf(context).describeRepeat(repeat, context)
export const describeMinutes: Locale['describeMinutes'] = (minutes, context = {}) =>
  localeOf(context).describeMinutes(minutes, context)

/**
 * The language of a message, made ready to be read.
 *
 * @param otherwise the locale ("de-DE") or language of who wrote it, for a message that tells of none
 * @returns a BCP 47 primary tag
 */
export async function readyLanguage(text: string, otherwise: string): Promise<string> {
  const language = languageOf(text, otherwise)
  await loadLanguage(language)
  return language
}
