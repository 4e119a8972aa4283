/** When a person is reminded, and in which ways: each address with what is still to be done for it. */
import type { Me } from '../../api/client.ts'
import { testChannels } from '../../state/actions.ts'
import { me } from '../../state/known.ts'
import { notify } from '../../state/notices.ts'
import { canPush, isPushed, startPush, stopPush } from '../../state/push.ts'
import { person } from '../../state/reads.ts'
import { words } from '../../words/index.ts'
import { Section, Setting, save, useAttempt } from './setting.tsx'

/** Minutes before; each can also be said ("!45min"). */
const OFFERED = [0, 5, 10, 15, 30, 60, 120, 1440]

export function Reminders() {
  const { settings, task } = words.value
  const { defaultReminder, quietHours, email, webhook, webhookKey } = me.value!
  const { attempt, said, isBusy } = useAttempt()
  const offered = [...new Set([...OFFERED, ...(defaultReminder ? [defaultReminder] : [])])].sort((a, b) => a - b)
  const quiet = (changes: Partial<NonNullable<Me['quietHours']>>): void => {
    const hours = { from: '22:00', to: '07:00', ...quietHours, ...changes }
    void attempt(() => save({ quietHours: hours }))
  }
  return (
    <Section title={settings.reminders}>
      {said}
      <Setting label={settings.defaultReminder} hint={settings.defaultReminderHint}>
        <select
          value={defaultReminder ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void attempt(() => save({ defaultReminder: value === '' ? null : Number(value) }))
          }
        >
          <option value="">{settings.noReminder}</option>
          {offered.map((minutes) => (
            <option key={minutes} value={minutes}>
              {task.before(minutes ? task.minutes(minutes) : '')}
            </option>
          ))}
        </select>
      </Setting>
      <fieldset>
        <legend>{settings.quiet}</legend>
        <p class="hint">{settings.quietHint}</p>
        <div class="row">
          <label>
            <span>{settings.quietFrom}</span>
            <input
              type="time"
              value={quietHours?.from ?? ''}
              onChange={({ currentTarget }) => currentTarget.value && quiet({ from: currentTarget.value })}
            />
          </label>
          <label>
            <span>{settings.quietTo}</span>
            <input
              type="time"
              value={quietHours?.to ?? ''}
              onChange={({ currentTarget }) => currentTarget.value && quiet({ to: currentTarget.value })}
            />
          </label>
          {quietHours && (
            <button type="button" class="quiet" onClick={() => void attempt(() => save({ quietHours: null }))}>
              {settings.quietOff}
            </button>
          )}
        </div>
      </fieldset>
      {canPush.value && <ThisDevice />}
      <Setting label={settings.email}>
        <input
          type="email"
          autocomplete="email"
          defaultValue={email ?? ''}
          onChange={({ currentTarget }) => void attempt(() => save({ email: currentTarget.value.trim() || null }))}
        />
      </Setting>
      <State channel="email" />
      <Setting label={settings.webhook}>
        <input
          type="url"
          placeholder="https://"
          defaultValue={webhook?.url ?? ''}
          onChange={({ currentTarget }) => {
            const url = currentTarget.value.trim()
            void attempt(() => save({ webhook: url ? { url } : null }))
          }}
        />
      </Setting>
      <State channel="webhook" />
      {webhookKey && (
        <p class="hint">
          {settings.webhookKey} <code>{webhookKey}</code>
        </p>
      )}
      <div>
        <button
          type="button"
          disabled={isBusy}
          onClick={() =>
            void attempt(async () => {
              await testChannels()
              notify({ kind: 'done', text: settings.testSent })
            })
          }
        >
          {settings.test}
        </button>
      </div>
    </Section>
  )
}

/** Whether an address may be used, and what its owner has to do for it. */
function State({ channel: name }: { channel: 'email' | 'webhook' }) {
  const { settings } = words.value
  const { attempt, said, isBusy } = useAttempt()
  const channel = me.value!.channels.find((each) => each.channel === name)
  if (!channel) return null
  const isConfirmed = channel.state === 'confirmed'
  return (
    <div class={`channel-state is-${channel.state}`} role="status">
      <p>{isConfirmed ? settings.confirmed : settings.unconfirmed[name]}</p>
      {!isConfirmed && (
        <button
          type="button"
          disabled={isBusy}
          onClick={() =>
            void attempt(async () => {
              await person().confirm(name)
              notify({ kind: 'done', text: settings.askedAgain })
            })
          }
        >
          {settings.askAgain}
        </button>
      )}
      {said}
    </div>
  )
}

function ThisDevice() {
  const { push } = words.value
  const { attempt, said, isBusy } = useAttempt()
  const toggle = async (): Promise<void> => {
    if (isPushed.value) return stopPush()
    if (!(await startPush())) notify({ kind: 'problem', text: push.blocked })
  }
  return (
    <>
      <label class="row">
        <input type="checkbox" checked={isPushed.value} disabled={isBusy} onChange={() => void attempt(toggle)} />
        <span>{push.thisDevice}</span>
      </label>
      {said}
    </>
  )
}
