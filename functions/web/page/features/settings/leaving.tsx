/** The way out, with what a person takes along. */
import { useSignal } from '@preact/signals'
import type { Leaving as Asked } from '../../api/client.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { endPush } from '../../state/push.ts'
import { person } from '../../state/reads.ts'
import { forgetPerson } from '../../state/session.ts'
import { words } from '../../words/index.ts'
import { Section, useAttempt } from './setting.tsx'
import { takeAlong } from './take-along.ts'

export function Leaving() {
  const { leaving } = words.value.settings
  const asked = useSignal<Asked | undefined>(undefined)
  const { attempt, said, isBusy } = useAttempt()
  const askToLeave = async (): Promise<void> => {
    asked.value = await person().askToLeave()
  }
  return (
    <Section title={leaving.title}>
      <p class="hint">{leaving.hint}</p>
      {said}
      <div class="row">
        <button type="button" class="danger" disabled={isBusy} onClick={() => void attempt(askToLeave)}>
          {leaving.leave}
        </button>
      </div>
      {asked.value && (
        <LeavingDialog
          asked={asked.value}
          onClose={() => {
            asked.value = undefined
          }}
        />
      )}
    </Section>
  )
}

function LeavingDialog({ asked: { confirm, tasks, events }, onClose }: { asked: Asked; onClose: () => void }) {
  const { leaving } = words.value.settings
  const { attempt, said, isBusy } = useAttempt()
  const leave = async (): Promise<void> => {
    await person().leave(confirm)
    void endPush().catch(() => {})
    await forgetPerson()
  }
  return (
    <Dialog label={leaving.question} class="leaving" onClose={onClose}>
      <h2>{leaving.question}</h2>
      <p>{leaving.what(tasks, events)}</p>
      {said}
      <div class="answers">
        <button type="button" disabled={isBusy} onClick={() => void attempt(() => takeAlong('json'))}>
          {leaving.export}
        </button>
        <button type="button" class="danger" disabled={isBusy} onClick={() => void attempt(leave)}>
          {leaving.yes}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {leaving.no}
        </button>
      </div>
    </Dialog>
  )
}
