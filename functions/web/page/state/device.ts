/** What the screen is like. */
import { signal } from '@preact/signals'

/** As in style/shell.css: the menu lies over the view then. */
const narrow = matchMedia('(max-width: 50rem)')

export const isNarrow = signal(narrow.matches)
narrow.addEventListener('change', ({ matches }) => {
  isNarrow.value = matches
})

/** A field that gets the focus by itself would bring up the keys of the screen, over half of it. */
export const hasKeysOnScreen = (): boolean => matchMedia('(hover: none)').matches
