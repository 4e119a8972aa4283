/** What the app says, in the person's language. */
import { effect, signal } from '@preact/signals'
import { en, type Words } from './en.ts'

export type { Words } from './en.ts'

const LOADERS: Record<string, () => Promise<Words>> = {
  de: async () => (await import('./de.ts')).de,
  ur: async () => (await import('./ur.ts')).ur,
}

/** BCP 47 */
export const locale = signal(navigator.language || 'en')

/** Of the words that are shown; English where the locale's are not known. */
export const language = signal('en')

export const words = signal<Words>(en)

const RIGHT_TO_LEFT = new Set(['ur'])

export const direction = (): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(language.value) ? 'rtl' : 'ltr')

/** @param wanted BCP 47, such as `de-DE` */
export async function speak(wanted: string): Promise<void> {
  const tag = wanted.split('-')[0]!
  const load = LOADERS[tag]
  const loaded = load ? await load() : en
  locale.value = wanted
  language.value = load ? tag : 'en'
  words.value = loaded
}

effect(() => {
  document.documentElement.lang = language.value
  document.documentElement.dir = direction()
})
