/** What was used today of a model and of speech: what they cost is counted and has its bounds. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Usage } from '../../api/client.ts'
import { me } from '../../state/known.ts'
import { person } from '../../state/reads.ts'
import { words } from '../../words/index.ts'
import { Section, useAttempt } from './setting.tsx'

export const UsedToday = () => {
  const { model, speech } = me.value?.usage ?? {}
  return model || speech ? <Used /> : null
}

function Used() {
  const { usage: said } = words.value
  const usage = useSignal<Usage | undefined>(me.value?.usage)
  const { attempt, said: problem } = useAttempt()
  // What the app began with is of then.
  useEffect(
    () =>
      void attempt(async () => {
        usage.value = (await person().me()).usage
      }),
    [],
  )
  const { model, speech } = usage.value ?? {}
  return (
    <Section title={said.title}>
      <p class="hint">{said.hint}</p>
      {problem}
      <ul class="channels">
        {model && <li>{said.model(model, model.most)}</li>}
        {speech && <li>{said.speech(speech, speech.most)}</li>}
      </ul>
    </Section>
  )
}
