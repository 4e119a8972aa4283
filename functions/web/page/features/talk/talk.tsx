/** The conversation beside the list: what was said, what was answered, and the tasks that it is about, as they are now. */
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../parts/icon.tsx'
import { undo } from '../../state/actions.ts'
import { tasks } from '../../state/known.ts'
import { deeds } from '../../state/notices.ts'
import { isTalkOpen } from '../../state/opened.ts'
import { words } from '../../words/index.ts'
import { TaskRow } from '../task/row.tsx'
import { ask, clearConversation, type Exchange, exchanges, say } from './conversation.ts'
import { isNumbered, withoutList } from './numbered.ts'
import { Plan } from './plan.tsx'

export function Talk() {
  const { talk, close } = words.value
  const end = useRef<HTMLDivElement>(null)
  const last = exchanges.value.at(-1)
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [last?.id, last?.reply, last?.state])
  return (
    <aside class={`talk${isTalkOpen.value ? ' is-open' : ''}`} aria-label={talk.title}>
      <header>
        <h2>{talk.title}</h2>
        {exchanges.value.length > 0 && (
          <button type="button" class="quiet" aria-label={talk.clear} title={talk.clear} onClick={clearConversation}>
            <Icon name="trash" />
          </button>
        )}
        <button
          type="button"
          class="quiet talk-close"
          aria-label={close}
          onClick={() => {
            isTalkOpen.value = false
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="exchanges" role="log" aria-live="polite" aria-label={talk.title}>
        {!exchanges.value.length && (
          <>
            <p class="hint">{talk.empty}</p>
            <Examples />
          </>
        )}
        {exchanges.value.map((exchange) => (
          <ExchangeView key={exchange.id} exchange={exchange} />
        ))}
        <div ref={end} />
      </div>
    </aside>
  )
}

/** What one may say, for who has said nothing yet. */
export function Examples() {
  const { tryOne, examples } = words.value.talk
  return (
    <div class="examples">
      <p>{tryOne}</p>
      <ul>
        {examples.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => void say(text)}>
              <bdi>{text}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function ExchangeView({ exchange }: { exchange: Exchange }) {
  const { talk, retry } = words.value
  const { said, reply, state, confirmation, choices = [], step, stop } = exchange
  const shown = exchange.tasks.flatMap((id) => tasks.value.get(id) ?? []).filter(({ status }) => status !== 'deleted')
  const isPlan = confirmation?.parts !== undefined
  return (
    <article class={`exchange is-${state}`}>
      <p class="said" dir="auto">
        <span class="hidden">{talk.you}: </span>
        {said}
      </p>
      <div class="reply" dir="auto">
        <p>{(shown.length || choices.length || isPlan ? withoutList(reply) : reply) || step || talk.thinking}</p>
        {shown.length > 0 && !isPlan && (
          <ul class={`tasks${isNumbered(reply) ? ' is-numbered' : ''}`}>
            {shown.map((task) => (
              <TaskRow key={task.id} task={task} isInTalk />
            ))}
          </ul>
        )}
        {exchange.deed === deeds.value && (
          <button type="button" class="quiet undo" onClick={() => void undo()}>
            <Icon name="undo" /> {words.value.undo}
          </button>
        )}
        {choices.length > 0 && (
          <div class="answers">
            {choices.map((choice, index) => (
              <button key={choice} type="button" onClick={() => void say(String(index + 1))}>
                {choice}
              </button>
            ))}
          </div>
        )}
        {isPlan && <Plan reply={reply} confirmation={confirmation!} />}
        {confirmation && !isPlan && (
          <div class="answers">
            <button type="button" class="primary" onClick={() => void say(talk.yes)}>
              {talk.yes}
            </button>
            <button type="button" onClick={() => void say(talk.no)}>
              {talk.no}
            </button>
          </div>
        )}
        {state === 'waiting' && step && (
          <button type="button" onClick={stop}>
            {talk.stop}
          </button>
        )}
        {state === 'failed' && (
          <button type="button" onClick={() => void ask(exchange)}>
            {retry}
          </button>
        )}
      </div>
    </article>
  )
}
