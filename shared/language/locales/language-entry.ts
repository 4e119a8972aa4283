import type { Locale } from '../locale.ts'
import type { Notices } from '../notices.ts'

/** What is known of a language before it is loaded. */
export interface LanguageEntry {
  /** BCP 47 primary tag */
  language: string
  /** words that hardly any other language has, parted by spaces */
  sure: string
  /** short words that join others: two of them tell as much as a sure one */
  likely: string
  /** letters that only this language has among those here */
  letters?: RegExp
  /** Postgres's text search configuration that knows the stems of its words; absent where Postgres has none */
  searchConfiguration?: string
  load(): Promise<Locale>
  /** what is sent by e-mail; English where it has none */
  loadNotices?(): Promise<Notices>
}
