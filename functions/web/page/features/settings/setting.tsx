/** What settings are made of: a heading with what belongs to it, and a label with its control. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Me } from '../../api/client.ts'
import { changeMe } from '../../state/actions.ts'
import { notify } from '../../state/notices.ts'
import { words } from '../../words/index.ts'

interface SectionProperties {
  title: string
  /** somebody came for it from elsewhere */
  isWanted?: boolean
  children: ComponentChildren
}

export function Section({ title, isWanted = false, children }: SectionProperties) {
  const element = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isWanted) element.current?.scrollIntoView()
  }, [isWanted])
  return (
    <section aria-label={title} class="settings-section" ref={element}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function Setting({ label, hint, children }: { label: string; hint?: string; children: ComponentChildren }) {
  return (
    <div class="setting">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is what is given */}
      <label class="setting">
        <span>{label}</span>
        {children}
      </label>
      {hint && <small class="hint">{hint}</small>}
    </div>
  )
}

/** Does something that may be refused; says so beside the button, and keeps it from being pressed twice. */
export function useAttempt() {
  const problem = useSignal('')
  const isBusy = useSignal(false)
  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    problem.value = ''
    isBusy.value = true
    try {
      await act()
    } catch (error) {
      problem.value = (error as Error).message
    } finally {
      isBusy.value = false
    }
  }
  const said = problem.value ? (
    <p class="problem" role="alert">
      {problem.value}
    </p>
  ) : null
  return { attempt, said, isBusy: isBusy.value }
}

export async function save(changes: Partial<Me>): Promise<void> {
  await changeMe(changes)
  notify({ kind: 'done', text: words.value.settings.saved })
}
