/** What is open beside the view: a task in place, the palette, the map of keys, and on small screens the menu and the conversation. */
import { signal } from '@preact/signals'

export const openedTask = signal<string | undefined>(undefined)
export const isPaletteOpen = signal(false)
export const isHelpOpen = signal(false)
export const isNavOpen = signal(false)
export const isTalkOpen = signal(false)
