/** The grammar of the functions, on the device: what is typed is understood without asking anybody, also without a net. */
import { computed, signal } from '@preact/signals'
import type { Context, Filter, Understanding } from '../../../../shared/language/types.ts'
import { now, timeZone } from './clock.ts'
import { labels, projects } from './collections.ts'
import { me } from './known.ts'

type Language = typeof import('../../../../shared/language/index.ts')

const language = signal<Language | undefined>(undefined)
/** The language of what was typed last, once it is loaded. */
const spoken = signal('en')

let loading: Promise<Language> | undefined

/** It is a third of the app: not before the first paint. */
export function loadGrammar(): Promise<Language> {
  loading ??= import('../../../../shared/language/index.ts').then((loaded) => {
    language.value = loaded
    return loaded
  })
  return loading
}

const names = computed(() => ({
  projects: projects.value.map(({ name }) => name),
  labels: labels.value.map(({ name }) => name),
}))

const context = computed(
  (): Context => ({
    now: now.value,
    timeZone: timeZone.value,
    language: spoken.value,
    dateOrder: me.value?.locale === 'en-US' ? 'mdy' : 'dmy',
    weekStart: me.value?.weekStart,
    dayParts: me.value?.dayParts,
    defaultReminder: me.value?.defaultReminder,
    ...names.value,
  }),
)

/** Makes the language of a text ready. */
async function ready(text: string): Promise<Language> {
  const loaded = await loadGrammar()
  spoken.value = await loaded.readyLanguage(text, me.value?.locale ?? 'en')
  return loaded
}

export async function understand(text: string): Promise<Understanding> {
  return (await ready(text)).understand(text, context.value)
}

/** Date, time and repetition of some words ("every friday at 5"); null when they say nothing of the kind. */
export async function readWhen(text: string) {
  return (await ready(text)).readWhen(text, context.value)
}

/** The filter that some words are ("p1 & @home"); null when they are none. */
export async function readFilter(text: string): Promise<Filter | null> {
  return (await ready(text)).parseFilter(text, context.value)
}

export async function readDrafts(text: string) {
  const loaded = await ready(text)
  return { ...loaded.readDrafts(text, context.value), context: context.value }
}

/** A rule in words; empty until the grammar is there. */
export function describeRepeat(repeat: Parameters<Language['describeRepeat']>[0]): string {
  return language.value?.describeRepeat(repeat, { ...context.value, language: uiLanguage() }) ?? ''
}

const uiLanguage = (): string => me.value?.locale.slice(0, 2) ?? 'en'
