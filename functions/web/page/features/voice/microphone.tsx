/**
 * The field by voice: what is said is put into it, where the app shows what it would do, and sent by a key, or by itself when nobody
 * touches anything. Hidden where nothing understands speech.
 */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Refused } from '../../api/client.ts'
import { Icon } from '../../parts/icon.tsx'
import { understand } from '../../state/grammar.ts'
import { connection, me } from '../../state/known.ts'
import { notify } from '../../state/notices.ts'
import { transcribe } from '../../state/reads.ts'
import { words } from '../../words/index.ts'
import { fieldText } from '../field/text.ts'
import { afterPause } from './pause.ts'
import { canRecord, type Recorder, record } from './record.ts'

type State = 'idle' | 'asking' | 'listening' | 'reading' | 'waiting'

/** @param onHeard the words stand in the field @param send what is there */
export function Microphone({ onHeard, send }: { onHeard: () => void; send: () => void }) {
  const { voice } = words.value
  const state = useSignal<State>('idle')
  const recorder = useRef<Recorder>(undefined)
  const leaving = useRef(new AbortController())
  /** as it is when the time comes, not as it was when somebody began to speak */
  const sending = useRef(send)
  sending.current = send
  useEffect(() => {
    const { current } = leaving
    return () => current.abort()
  }, [])
  if (!me.value?.usage?.speech || !canRecord()) return null

  const dictate = async (): Promise<void> => {
    const { signal } = leaving.current
    const before = fieldText.value
    state.value = 'asking'
    try {
      recorder.current = record(() => {
        state.value = 'listening'
      }, signal)
      const recording = await recorder.current.recorded
      state.value = 'reading'
      const said = recording && (await transcribe(recording, signal))
      if (signal.aborted) return
      if (!said) return notify({ kind: 'problem', text: voice.nothing })
      fieldText.value = [fieldText.value.trim(), said].filter(Boolean).join(' ')
      onHeard()
      // What was typed before is not finished by what was said behind it.
      if (before.trim() || fieldText.value !== said) return
      // Nobody can have read what it would do before it is shown.
      await understand(said)
      state.value = 'waiting'
      if ((await afterPause(said, signal)) && fieldText.value === said) sending.current()
    } catch (error) {
      if (!signal.aborted) notify({ kind: 'problem', text: problemOf(error) })
    } finally {
      state.value = 'idle'
    }
  }
  const isListening = state.value === 'listening'
  const isBusy = state.value === 'asking' || state.value === 'reading'
  return (
    <>
      <span class={`voice-state${state.value === 'idle' ? ' hidden' : ''}`} role="status">
        {state.value === 'idle' ? '' : voice.states[state.value]}
      </span>
      <button
        type="button"
        class={`microphone${isListening ? ' is-listening' : ''}`}
        aria-label={isListening ? voice.stop : voice.speak}
        title={isListening ? voice.stop : voice.speak}
        aria-pressed={isListening}
        disabled={isBusy || connection.value === 'offline'}
        onClick={() => (isListening ? recorder.current?.end() : void dictate())}
      >
        <Icon name="microphone" />
      </button>
    </>
  )
}

/** In the person's words, where the app has some. */
function problemOf(error: unknown): string {
  const { problems, failed } = words.value.voice
  if (error instanceof Refused) return problems[error.code] ?? failed
  return problems[(error as Error).name] ?? failed
}
