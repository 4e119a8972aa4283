/** The secret address at which other calendars read the tasks; shown when asked for, and made by that where there is none. */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { notify } from '../../state/notices.ts'
import { person } from '../../state/reads.ts'
import { words } from '../../words/index.ts'
import { Section, useAttempt } from './setting.tsx'

export function CalendarAddress() {
  const { calendarAddress: said } = words.value.settings
  const { query } = useLocation()
  const address = useSignal('')
  const { attempt, said: problem, isBusy } = useAttempt()
  const show = () =>
    attempt(async () => {
      address.value = (await person().calendar()) ?? (await person().newCalendar())
    })
  const renew = () =>
    attempt(async () => {
      address.value = await person().newCalendar()
    })
  const remove = () =>
    attempt(async () => {
      await person().removeCalendar()
      address.value = ''
    })
  const copy = () =>
    attempt(async () => {
      await navigator.clipboard.writeText(address.value)
      notify({ kind: 'done', text: said.copied })
    })
  return (
    <Section title={said.title} isWanted={query.to === 'calendar'}>
      <p class="hint">{said.hint}</p>
      {problem}
      {address.value ? (
        <>
          <input class="address" readOnly value={address.value} aria-label={said.title} />
          <div class="row">
            <button type="button" onClick={() => void copy()}>
              {said.copy}
            </button>
            <button type="button" disabled={isBusy} onClick={() => void renew()}>
              {said.renew}
            </button>
            <button type="button" class="quiet" disabled={isBusy} onClick={() => void remove()}>
              {said.remove}
            </button>
          </div>
        </>
      ) : (
        <button type="button" disabled={isBusy} onClick={() => void show()}>
          {said.show}
        </button>
      )}
    </Section>
  )
}
