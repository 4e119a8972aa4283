/** Once there is a reminder, the person is asked whether this device may tell of it when the app is closed. */
import { useSignal } from '@preact/signals'
import { notify } from '../../state/notices.ts'
import { declinePush, shouldOffer, startPush } from '../../state/push.ts'
import { words } from '../../words/index.ts'

export function PushOffer() {
  const isBusy = useSignal(false)
  if (!shouldOffer.value) return null
  const { push } = words.value
  const accept = async (): Promise<void> => {
    isBusy.value = true
    try {
      notify((await startPush()) ? { kind: 'done', text: push.on } : { kind: 'problem', text: push.blocked })
    } catch {
      notify({ kind: 'problem', text: push.failed })
      declinePush()
    } finally {
      isBusy.value = false
    }
  }
  return (
    <aside class="offer" aria-label={push.title}>
      <p>{push.question}</p>
      <button type="button" disabled={isBusy.value} onClick={() => void accept()}>
        {push.accept}
      </button>
      <button type="button" class="quiet" onClick={declinePush}>
        {push.decline}
      </button>
    </aside>
  )
}
