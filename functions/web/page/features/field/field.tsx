/**
 * The one field: a message to the chat, a new task and a search at once. While something is typed, what is understood of it is marked in
 * place and said in words; below stand the tasks that have these words.
 */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Understanding } from '../../../../../shared/language/types.ts'
import { Icon } from '../../parts/icon.tsx'
import { isNarrow } from '../../state/device.ts'
import { loadGrammar, understand } from '../../state/grammar.ts'
import { found } from '../../state/groups.ts'
import { openTasks } from '../../state/known.ts'
import { notify } from '../../state/notices.ts'
import { dueInWords } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { exchanges, say } from '../talk/conversation.ts'
import { Microphone } from '../voice/microphone.tsx'
import { fieldText } from './text.ts'

const MATCHES = 4
/** Shorter words are in too many tasks. */
const SHORTEST = 2
const FIELD = 'field'

export const focusField = (): void => document.getElementById(FIELD)?.focus()

export function Field() {
  const { field } = words.value
  const input = useRef<HTMLTextAreaElement>(null)
  const understood = useSignal<Understanding | undefined>(undefined)
  const isFocused = useSignal(false)
  const chosen = useSignal(-1)
  const recalled = useSignal(0)
  const { route } = useLocation()
  const text = fieldText.value

  useEffect(() => {
    chosen.value = -1
    if (!text.trim()) {
      understood.value = undefined
      return
    }
    let isCurrent = true
    void understand(text).then((meant) => {
      if (isCurrent) understood.value = meant
    })
    return () => {
      isCurrent = false
    }
  }, [text])
  useEffect(() => grow(input.current!), [text])

  const matches =
    isFocused.value && text.trim().length >= SHORTEST && !text.includes('\n')
      ? found(openTasks.value, text, MATCHES)
      : []
  const options = matches.length
    ? [...matches.map(({ id }) => `/task/${id}`), `/search?q=${encodeURIComponent(text.trim())}`]
    : []

  const send = async (): Promise<void> => {
    const said = text.trim()
    if (!said) return
    fieldText.value = ''
    recalled.value = 0
    if (await say(said)) return
    fieldText.value = said
    notify({ kind: 'problem', text: field.offline })
  }

  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const isDown = event.key === 'ArrowDown'
    if (options.length && (isDown || (event.key === 'ArrowUp' && chosen.value >= 0))) {
      event.preventDefault()
      chosen.value = Math.min(options.length - 1, Math.max(-1, chosen.value + (isDown ? 1 : -1)))
    } else if (event.key === 'ArrowUp' && !text) recall(event)
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      if (chosen.value < 0) return void send()
      route(options[chosen.value]!)
      fieldText.value = ''
    } else if (event.key === 'Escape') {
      if (chosen.value >= 0) chosen.value = -1
      else input.current!.blur()
    }
  }
  /** What was said before, to be said again. */
  const recall = (event: KeyboardEvent): void => {
    const before = exchanges.value.at(-1 - recalled.value)
    if (!before) return
    event.preventDefault()
    recalled.value++
    fieldText.value = before.said
  }

  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p class="understood" id="understood" role="status" dir="auto">
        {understood.value?.question?.ask ?? understood.value?.explanation}
      </p>
      <div class="field-box">
        <div class="field-text">
          <Marked text={text} understanding={understood.value} />
          <label class="hidden" for={FIELD}>
            {field.label}
          </label>
          <textarea
            id={FIELD}
            ref={input}
            rows={1}
            dir="auto"
            maxLength={4000}
            value={text}
            placeholder={isNarrow.value ? field.shortly : field.placeholder}
            autocomplete="off"
            enterkeyhint="send"
            aria-describedby="understood"
            aria-controls={options.length ? 'matches' : undefined}
            aria-autocomplete="list"
            aria-activedescendant={chosen.value >= 0 ? `match-${chosen.value}` : undefined}
            onInput={(event) => {
              fieldText.value = event.currentTarget.value
            }}
            onKeyDown={onKey}
            onFocus={() => {
              isFocused.value = true
              void loadGrammar()
            }}
            onBlur={() => {
              isFocused.value = false
            }}
          />
        </div>
        <Microphone onHeard={focusField} send={() => void send()} />
        <button type="submit" class="send" aria-label={field.send} disabled={!text.trim()}>
          <Icon name="send" />
        </button>
      </div>
      {options.length > 0 && (
        <div class="matches" id="matches" role="listbox" aria-label={field.matches}>
          {options.map((href, index) => {
            const task = matches[index]
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which has the focus
              <div
                key={href}
                id={`match-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={chosen.value === index}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => {
                  route(href)
                  fieldText.value = ''
                }}
              >
                <Icon name={task ? 'completed' : 'search'} />
                <bdi>{task ? task.title : field.searchFor(text.trim())}</bdi>
                {task?.due && <small>{dueInWords(task.due)}</small>}
              </div>
            )
          })}
        </div>
      )}
    </form>
  )
}

const grow = (element: HTMLTextAreaElement): void => {
  element.style.height = 'auto'
  element.style.height = `${element.scrollHeight}px`
}

/** The same text behind the field, with marks where something is understood. */
function Marked({ text, understanding }: { text: string; understanding: Understanding | undefined }) {
  const pieces = []
  let at = 0
  // Spans are of the text that was read last, and within each other: the inner ones say more.
  for (const { start, end, kind } of innermost(understanding?.spans ?? [])) {
    if (start < at || end > text.length) continue
    pieces.push(
      text.slice(at, start),
      <mark key={start} class={`is-${kind}`}>
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  pieces.push(text.slice(at), '\n')
  return (
    <div class="marked" aria-hidden="true" dir="auto">
      {pieces}
    </div>
  )
}

const PLAIN = new Set(['command', 'title'])

const innermost = (spans: Understanding['spans']): Understanding['spans'] =>
  spans.filter(({ kind }) => !PLAIN.has(kind)).sort((a, b) => a.start - b.start || a.end - b.end)
