/** The languages there are. A new one is a folder beside these and a line here. */
import type { Locale } from '../locale.ts'
import { english } from './en/index.ts'

type Load = () => Promise<Locale>

/** By BCP 47 primary tag. Each is loaded when somebody first needs it. */
const LOADERS: Record<string, Load> = {
  en: async () => english,
  de: async () => (await import('./de/index.ts')).german,
  ur: async () => (await import('./ur/index.ts')).urdu,
}

const loaded = new Map<string, Locale>([['en', english]])

export const languages = (): string[] => Object.keys(LOADERS)

/** Makes a language ready; one that is not known stays English. */
export async function loadLanguage(language: string): Promise<void> {
  const load = Object.hasOwn(LOADERS, language) ? LOADERS[language] : undefined
  if (load && !loaded.has(language)) loaded.set(language, await load())
}

/** The language of a text; English until it was loaded. */
export const localeOf = ({ language = 'en' }: { language?: string | undefined }): Locale =>
  loaded.get(language) ?? english
