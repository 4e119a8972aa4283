import type { Notices } from '../notices.ts'

/** What is sent to somebody of a locale ("de-DE"); in English where their language has no words for it. */
export async function noticesOf(locale: string): Promise<Notices> {
  const language = locale.split('-')[0]
  // Most of what is sent goes without words: a cold start need not wait for them.
  const entry = Object.values(await import('./list.ts')).find((each) => each.language === language)
  return (await entry?.loadNotices?.()) ?? (await import('./en/notices.ts')).notices
}
