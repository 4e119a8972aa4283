/** What the service worker does with a push message: it shows it, and does what its buttons say, also when no page is open. */
/// <reference lib="webworker" />
import { addDays } from '../../../../../shared/time/civil.ts'
import { wallTimeAt } from '../../../../../shared/time/zone.ts'
import { createClient } from '../../api/client.ts'
import { renewed } from '../../state/tokens.ts'
import { buttonsOf } from './buttons.ts'

declare const self: ServiceWorkerGlobalScope

/** As functions/notification/channels/web-push.ts sends it. */
interface Message {
  /** of the delivery, the same when it comes again */
  id: string
  /** that it reminds of; undefined for what is no reminder, and has no buttons */
  taskId?: string
  title: string
  body: string | null
  locale: string
}

type Reminder = Message & { taskId: string }
const isReminder = (message: Message): message is Reminder => message.taskId !== undefined

/** Chromium's, which TypeScript does not know. */
type Options = NotificationOptions & { actions: { action: string; title: string }[] }

async function show(message: Message, problem?: string): Promise<void> {
  const { words, direction } = buttonsOf(message.locale)
  const options: Options = {
    body: problem ?? message.body ?? '',
    tag: message.taskId ?? message.id,
    icon: '/icon.svg',
    lang: message.locale,
    dir: direction,
    data: message,
    actions: isReminder(message)
      ? [
          { action: 'done', title: words.done },
          { action: 'hour', title: words.hour },
          { action: 'tomorrow', title: words.tomorrow },
        ]
      : [],
  }
  await self.registration.showNotification(message.title, options)
}

/** Under a key that is of the message and the button: pressed twice, it is done once. */
async function act({ id, taskId }: Reminder, action: string): Promise<void> {
  const client = createClient(await (await fetch('/config.json')).json(), renewed)
  const key = `${id}-${action}`
  if (action === 'done') await client.act(taskId, 'complete', key)
  else if (action === 'hour') await client.snooze(taskId, 60, key)
  else {
    const { due, version } = await client.task(taskId)
    if (!due) return client.snooze(taskId, 24 * 60, key)
    const today = wallTimeAt(Date.now(), due.timeZone).slice(0, 10)
    await client.update(taskId, { due: { ...due, date: addDays(today, 1) } }, key, version)
  }
}

async function open(path: string): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window' })
  if (!page) return void (await self.clients.openWindow(path))
  await page.focus()
  await page.navigate(path)
}

async function onClick({ action, notification }: NotificationEvent): Promise<void> {
  const message = notification.data as Message
  notification.close()
  if (!isReminder(message)) return open('/settings')
  if (!action) return open(`/task/${message.taskId}`)
  try {
    await act(message, action)
  } catch {
    // It stays until it is done.
    await show(message, buttonsOf(message.locale).words.failed)
  }
}

self.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json()))
})
self.addEventListener('notificationclick', (event) => event.waitUntil(onClick(event)))
