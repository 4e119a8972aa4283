import type { Notices } from '../notices.ts'
import { notices as english } from './en/notices.ts'
import * as entries from './list.ts'

/** What is sent to somebody of a locale ("de-DE"); in English where their language has no words for it. */
export async function noticesOf(locale: string): Promise<Notices> {
  const language = locale.split('-')[0]
  const entry = Object.values(entries).find((each) => each.language === language)
  return (await entry?.loadNotices?.()) ?? english
}
