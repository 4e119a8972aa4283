/** Something small that opens beside its button, and closes by Escape or a click elsewhere. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Properties {
  /** of the button, where its content says too little */
  label: string
  button: ComponentChildren
  class?: string
  children: (close: () => void) => ComponentChildren
}

export function Popover({ label, button, class: name = '', children }: Properties) {
  const isOpen = useSignal(false)
  const root = useRef<HTMLDivElement>(null)
  const close = (): void => {
    isOpen.value = false
    root.current?.querySelector('button')?.focus()
  }
  useEffect(() => {
    if (!isOpen.value) return
    const onPointer = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) isOpen.value = false
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [isOpen.value])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard wherever the focus is inside
    <div
      class={`popover ${name}`}
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen.value) return
        event.stopPropagation()
        close()
      }}
    >
      <button
        type="button"
        class="quiet"
        aria-label={label}
        title={label}
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value
        }}
      >
        {button}
      </button>
      {isOpen.value && (
        <div class="popover-body" role="dialog" aria-label={label}>
          {children(close)}
        </div>
      )}
    </div>
  )
}
