/** How words are looked for in what is stored: by the language they are in, which need not be loaded for it. */
import * as entries from './list.ts'
import { languageOf } from './recognise.ts'

/** Postgres's text search configuration; English's where a language is not known, undefined where Postgres has none for it. */
export const searchConfigurationOf = (language: string): string | undefined =>
  (Object.values(entries).find((each) => each.language === language) ?? entries.en).searchConfiguration

/** For the words of somebody of a locale ("de-DE"). */
export const searchConfigurationFor = (text: string, locale: string): string | undefined =>
  searchConfigurationOf(languageOf(text, locale))
