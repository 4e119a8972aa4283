/** What is open beside the view: a task in place, the palette, the map of keys, a dialog, and on small screens the menu and the conversation. */
import { computed, signal } from '@preact/signals'
import type { Collection, CollectionFields, CollectionKind } from '../../../../shared/domain/collections/collection.ts'
import { isNarrow } from './device.ts'

/** `isInTalk`: on its card in the conversation, and not in the view beside it, which may show it too */
export const openedTask = signal<{ id: string; isInTalk: boolean } | undefined>(undefined)
export const isPaletteOpen = signal(false)
export const isHelpOpen = signal(false)
export const isNavOpen = signal(false)
/** The menu lies over the view, which is out of reach until it is closed. */
export const isNavOver = computed(() => isNavOpen.value && isNarrow.value)
export const isTalkOpen = signal(false)

/** A project, section, label or filter that is being made or changed. */
export interface Edited {
  kind: CollectionKind
  /** as it was when it was opened; undefined for a new one */
  seen?: Collection | undefined
  /** what is to be different */
  fields: Partial<CollectionFields>
  /** why it was refused */
  problem?: string
  /** open tasks that have its name, where it is to be said what becomes of them */
  openTasks?: number
}

export const edited = signal<Edited | undefined>(undefined)
