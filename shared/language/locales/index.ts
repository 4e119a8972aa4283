/** The languages there are, each loaded when somebody first needs it. A new one is a folder beside these and a line in `list.ts`. */
import type { Locale } from '../locale.ts'
import { english } from './en/index.ts'
import * as entries from './list.ts'

export { recognise } from './recognise.ts'

const loaded = new Map<string, Locale>([['en', english]])

/** BCP 47 primary tags. */
export const languages = (): string[] => Object.keys(entries)

/** Makes a language ready; one that is not known stays English. */
export async function loadLanguage(language: string): Promise<void> {
  const entry = Object.values(entries).find((each) => each.language === language)
  if (entry && !loaded.has(language)) loaded.set(language, await entry.load())
}

/** The language of a text; English until it was loaded. */
export const localeOf = ({ language = 'en' }: { language?: string | undefined }): Locale =>
  loaded.get(language) ?? english
