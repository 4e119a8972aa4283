/** A plan that waits for a yes, as a checklist: all of it is accepted, or what is ticked. */
import { useSignal } from '@preact/signals'
import type { ChatReply } from '../../api/client.ts'
import { words } from '../../words/index.ts'
import { say } from './conversation.ts'
import { linesOf } from './numbered.ts'

export function Plan({ reply, confirmation }: { reply: string; confirmation: NonNullable<ChatReply['confirmation']> }) {
  const { talk } = words.value
  const { token, parts = [] } = confirmation
  const left = useSignal<ReadonlySet<number>>(new Set())
  const lines = linesOf(reply)
  // What is done with a task stands in its line; where there are none, the titles have to do.
  const shown = lines.length === parts.length ? lines : parts
  const numbers = parts.flatMap((_, index) => (left.value.has(index) ? [] : [index + 1]))
  const isWhole = numbers.length === parts.length
  const toggle = (index: number): void => {
    const others = new Set(left.value)
    if (!others.delete(index)) others.add(index)
    left.value = others
  }
  const accept = (): void => {
    if (isWhole) void say(talk.yes, token)
    else void say(talk.only(numbers), `${token} ${numbers.join(' ')}`)
  }
  return (
    <fieldset class="plan" aria-label={talk.plan}>
      {shown.map((line, index) => (
        <label key={line}>
          <input type="checkbox" checked={!left.value.has(index)} onChange={() => toggle(index)} />
          <bdi>{line}</bdi>
        </label>
      ))}
      <div class="answers">
        <button type="button" class="primary" disabled={!numbers.length} onClick={accept}>
          {isWhole ? talk.yes : talk.acceptSome(numbers.length, parts.length)}
        </button>
        <button type="button" onClick={() => void say(talk.no)}>
          {talk.no}
        </button>
      </div>
    </fieldset>
  )
}
