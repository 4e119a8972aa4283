/** A dialog of the browser's own: it keeps the focus, closes by Escape, and gives the focus back. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { words } from '../words/index.ts'
import { Icon } from './icon.tsx'

interface Properties {
  label: string
  class?: string
  onClose: () => void
  children: ComponentChildren
}

export function Dialog({ label, class: name = '', onClose, children }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before it is painted: what is typed at once is its own.
  useLayoutEffect(() => {
    dialog.current!.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it, and so does Escape
    <dialog
      ref={dialog}
      class={`dialog ${name}`}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current!.close()}
    >
      <div class="dialog-body">
        {children}
        <button
          type="button"
          class="quiet dialog-close"
          aria-label={words.value.close}
          onClick={() => dialog.current!.close()}
        >
          <Icon name="close" />
        </button>
      </div>
    </dialog>
  )
}
