import type { LanguageEntry } from '../language-entry.ts'

/** English, and the words that tell it. */
export const en: LanguageEntry = {
  language: 'en',
  searchConfiguration: 'english',
  load: async () => (await import('./index.ts')).english,
  sure: `today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday weekday weekdays every weekly monthly
    remind reminder buy pay call send pick show delete remove reschedule postpone snooze overdue what which when how should could would
    next week weeks month months morning evening afternoon night days hours my the please everything anything this`,
  likely: `to at on and for with of by me it i that from until all add an due don't not is are do done finished mark move change put have
    need get a no you can make new tell schedule start hello thanks thank undo cancel yes`,
}
