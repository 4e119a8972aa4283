/** The app on the device: kept by a service worker, and what other apps share with it. */
import { fieldText } from '../features/field/text.ts'
import { openedTask } from './opened.ts'
import { renewPush } from './push.ts'

const WORKER = '/sw.js'

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

/** Where the page may name scripts only by a policy (Trusted Types): this one names the service worker alone. */
function workerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies }
  const rules = { createScriptURL: () => WORKER }
  return trustedTypes ? trustedTypes.createPolicy('todo', rules).createScriptURL(WORKER) : WORKER
}

export async function keepApp(): Promise<void> {
  // Without one, as in some private windows, the app only needs a net.
  const registration = await navigator.serviceWorker?.register(workerUrl()).catch(() => undefined)
  if (registration) void renewPush().catch(() => {})
  // A newer app waits until all pages of the one before are closed, which a reload does not do. Nothing is begun here yet.
  if (!registration?.waiting || fieldText.value || openedTask.value) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration.waiting.postMessage('take-over')
}

/** What another app shared becomes the text of the field: nothing is added unasked. */
export function takeShared(): void {
  const query = new URLSearchParams(location.search)
  const shared = ['title', 'text', 'url'].flatMap((name) => query.get(name) ?? [])
  if (!shared.length) return
  fieldText.value = [...new Set(shared)].join(' ')
  history.replaceState(null, '', '/')
}

/** An address that was cut off in the middle of a letter ("/project/%D8%") names nothing. */
export function leaveNowhere(): void {
  try {
    decodeURIComponent(location.pathname)
  } catch {
    history.replaceState(null, '', '/')
  }
}
