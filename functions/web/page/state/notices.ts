/** Short notices at the edge of the screen: what was just done, with a way back, and what went wrong. */
import { signal } from '@preact/signals'

export interface Notice {
  id: number
  text: string
  kind: 'done' | 'problem' | 'reminder'
  action?: { label: string; run: () => void }
}

export const notices = signal<readonly Notice[]>([])

/** Milliseconds; long enough to read it and to want it undone. */
const SHOWN = 10_000
const MOST = 3

let count = 0

export function notify(notice: Omit<Notice, 'id'>): void {
  const id = ++count
  notices.value = [...notices.value.slice(1 - MOST), { ...notice, id }]
  setTimeout(() => dismiss(id), notice.kind === 'reminder' ? 3 * SHOWN : SHOWN)
}

/** Counts what is done here, so that what was done last can be told from what was before. */
export const deeds = signal(0)

/** What was offered was of the last thing that was done; now something else is. */
export function withdrawActions(): void {
  deeds.value++
  if (notices.value.some(({ action }) => action)) notices.value = notices.value.map(({ action, ...rest }) => rest)
}

/** What they tell of was taken back. */
export function withdrawDone(): void {
  deeds.value++
  notices.value = notices.value.filter(({ action }) => !action)
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((each) => each.id !== id)
}
