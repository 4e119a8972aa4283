/** Which task is open in place, and which one's date is being chosen. */
import { signal } from '@preact/signals'

export const openedTask = signal<string | undefined>(undefined)
export const scheduledTask = signal<string | undefined>(undefined)
export const isPaletteOpen = signal(false)
export const isHelpOpen = signal(false)
export const isNavOpen = signal(false)
export const isTalkOpen = signal(false)
