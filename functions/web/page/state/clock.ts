/** The person's wall clock, by the minute. */
import { computed, signal } from '@preact/signals'
import { wallTimeAt } from '../../../../shared/time/zone.ts'
import { deviceZone } from '../api/client.ts'

/** The zone of the person's profile, once it is known. */
export const timeZone = signal(deviceZone)

/** Epoch milliseconds, every 15 s. */
export const instant = signal(Date.now())

/** `YYYY-MM-DDTHH:MM` */
export const now = computed(() => wallTimeAt(instant.value, timeZone.value))

/** `YYYY-MM-DD`; what depends on it is worked out anew at midnight only */
export const today = computed(() => now.value.slice(0, 10))

/** ISO weekday on which weeks begin in a country. */
export function firstWeekday(locale: string): number {
  const found = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number } }
  return found.getWeekInfo?.().firstDay ?? 1
}

const tick = (): void => {
  instant.value = Date.now()
}

/** Also when the device wakes up: its timers slept. */
export function startClock(): void {
  setInterval(tick, 15_000)
  document.addEventListener('visibilitychange', tick)
}
