/** Tasks are dragged by pointer onto days and columns; by keyboard, `t` and the editor do the same. */
import type { CleanupFn } from '@atlaskit/pragmatic-drag-and-drop/types'

const bound = new WeakMap<HTMLElement, { id: string; cleanup: CleanupFn }>()

const loaded = import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

export function draggable(element: HTMLElement, id: string): void {
  if (bound.get(element)?.id === id) return
  bound.get(element)?.cleanup()
  bound.set(element, { id, cleanup: () => {} })
  void loaded.then(({ draggable: bind }) => {
    bound.set(element, { id, cleanup: bind({ element, getInitialData: () => ({ task: id }) }) })
  })
}

const targets = new WeakMap<HTMLElement, { onDrop: (taskId: string) => void }>()

/** Where a task may be dropped; `is-over` marks it while one is held above it. */
export function dropTarget(element: HTMLElement, onDrop: (taskId: string) => void): void {
  const known = targets.get(element)
  if (known) {
    known.onDrop = onDrop
    return
  }
  const target = { onDrop }
  targets.set(element, target)
  void loaded.then(({ dropTargetForElements }) => {
    dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.task === 'string',
      onDragEnter: () => element.classList.add('is-over'),
      onDragLeave: () => element.classList.remove('is-over'),
      onDrop({ source }) {
        element.classList.remove('is-over')
        target.onDrop(String(source.data.task))
      },
    })
  })
}
