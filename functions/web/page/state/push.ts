/** Web push on this device: reminders come when the app is closed, too. */
import { computed, signal } from '@preact/signals'
import type { Me } from '../api/client.ts'
import { changeMe } from './actions.ts'
import { me, openTasks } from './known.ts'

type Answer = 'unasked' | 'yes' | 'no'

/** What each person said on this device; the browser keeps what it allows. */
const KEY = 'todo-push-answers'
const answers = signal<Record<string, Answer>>(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
const answer = computed(() => answers.value[me.value?.id ?? ''] ?? 'unasked')

function keep(said: Answer): void {
  const { [me.value?.id ?? '']: _, ...others } = answers.value
  answers.value = said === 'unasked' || !me.value ? others : { ...others, [me.value.id]: said }
  localStorage.setItem(KEY, JSON.stringify(answers.value))
}

export const canPush = computed(
  () => 'PushManager' in globalThis && 'Notification' in globalThis && me.value?.pushKey !== undefined,
)
export const isPushed = computed(() => canPush.value && answer.value === 'yes')

/** Asked once there is something to be reminded of, and once. */
export const shouldOffer = computed(
  () =>
    canPush.value &&
    answer.value === 'unasked' &&
    Notification.permission !== 'denied' &&
    openTasks.value.some(({ reminders }) => reminders.length > 0),
)

export const declinePush = (): void => keep('no')

/** Subscriptions of other browsers that a profile can hold beside this one. */
const MOST_OTHERS = 9

/** @returns false when the browser does not allow it. @throws Refused, or DOMException of a browser whose push service does not answer */
export async function startPush(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') {
    keep('no')
    return false
  }
  await subscribe()
  keep('yes')
  return true
}

async function subscribe(): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready
  const applicationServerKey = me.value!.pushKey!
  const known = await pushManager.getSubscription()
  if (known && others(known.endpoint).length < me.value!.webPush.length) return
  // It may be of somebody who was here before: their reminders are not for this person's eyes.
  await known?.unsubscribe()
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  const { endpoint, keys } = subscription.toJSON() as Me['webPush'][number]
  const { p256dh, auth } = keys
  await changeMe({ webPush: [...others(endpoint).slice(-MOST_OTHERS), { endpoint, keys: { p256dh, auth } }] })
}

const others = (endpoint: string): Me['webPush'] => me.value!.webPush.filter((each) => each.endpoint !== endpoint)

export async function stopPush(): Promise<void> {
  const endpoint = await endPush()
  if (endpoint && me.value) await changeMe({ webPush: others(endpoint) })
}

/** Here alone, as for somebody who has left for good: the push service says from now on that nobody is there. @returns what it was */
export async function endPush(): Promise<string | undefined> {
  keep('unasked')
  const registration = await navigator.serviceWorker?.getRegistration()
  const subscription = await registration?.pushManager?.getSubscription()
  await subscription?.unsubscribe()
  return subscription?.endpoint
}

/** A browser may have ended its subscription; then it has another one. */
export async function renewPush(): Promise<void> {
  if (isPushed.value && Notification.permission === 'granted') await subscribe()
}
