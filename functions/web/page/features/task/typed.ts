import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Task } from '../../../../../shared/domain/task.ts'

interface Typed {
  value: string
  isTyping: boolean
  onInput: (event: { currentTarget: { value: string } }) => void
  onBlur: () => void
}

/**
 * What is being typed into a field of a task. It is the person's until they leave the field: what arrives meanwhile is not shown over it, and
 * it becomes a change of the task as it was when they began, so that whoever was faster is asked about and not overwritten. A row that goes,
 * because its task was changed elsewhere, takes no words with it.
 *
 * @param shown the field's text of a task
 * @param save gets what was typed, and the task as it was then
 */
export function useTyped(task: Task, shown: (task: Task) => string, save: (text: string, task: Task) => void): Typed {
  const typed = useSignal<string | undefined>(undefined)
  const begun = useRef(task)
  const latest = useRef({ task, save })
  latest.current = { task, save }
  const leave = (): void => {
    const text = typed.peek()
    if (text === undefined) return
    typed.value = undefined
    const { task: now, save: saveNow } = latest.current
    // Other fields may have changed since; where it is this one, it is a change of what the person saw.
    if (text !== shown(begun.current)) saveNow(text, shown(now) === shown(begun.current) ? now : begun.current)
  }
  useEffect(() => leave, [])
  return {
    value: typed.value ?? shown(task),
    isTyping: typed.value !== undefined,
    onInput(event) {
      if (typed.peek() === undefined) begun.current = task
      typed.value = event.currentTarget.value
    },
    onBlur: leave,
  }
}

/** For a field of one line. */
export const leaveByEnter = (event: KeyboardEvent, leave: () => void): void => {
  if (event.key !== 'Enter' || event.isComposing) return
  event.preventDefault()
  leave()
}
