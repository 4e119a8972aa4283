/** The service worker: keeps the app itself on the device, so that it opens without a net. What people have is not in here (state/stored.ts). */
/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import './features/push/worker.ts'

/** Every file of the bundle; the bundler puts the list here. */
declare const FILES: PrecacheEntry[]

declare const self: ServiceWorkerGlobalScope

// A page that was just opened asks for the newest app. Another one that is open still needs the files of its own.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(takeOver())
})

async function takeOver(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.length <= 1) await self.skipWaiting()
}

precacheAndRoute(FILES, { directoryIndex: '', cleanURLs: false })
cleanupOutdatedCaches()

// The app is at every address, but for those that are not its own; a project may be called "Node.js", and a search be for one.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/auth\//, /^\/api$/, /^\/[^/?]*\.\w+(?:\?|$)/],
  }),
)
