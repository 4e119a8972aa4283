/** What a person sets about themselves, and how the app looks on this device. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { deviceZone } from '../api/client.ts'
import { notify } from '../state/notices.ts'
import { signOut } from '../state/session.ts'
import { changeMe, me } from '../state/store.ts'
import { type Theme, theme } from '../state/theme.ts'
import { words } from '../words/index.ts'
import { View } from './view.tsx'

const LOCALES = ['en-US', 'en-GB', 'de-DE', 'de-AT', 'de-CH', 'ur-PK', 'es-ES']
const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export default function Settings() {
  const { views, settings, signOut: signOutName } = words.value
  const person = me.value
  const problem = useSignal('')
  const save = async (changes: Parameters<typeof changeMe>[0]): Promise<void> => {
    problem.value = ''
    try {
      await changeMe(changes)
      notify({ kind: 'done', text: settings.saved })
    } catch (error) {
      problem.value = (error as Error).message
    }
  }
  if (!person) return <View title={views.settings}>{words.value.loading}</View>
  const { timeZone, locale, quietHours, email, channels } = person
  return (
    <View title={views.settings}>
      <div class="settings">
        {problem.value && (
          <p class="problem" role="alert">
            {problem.value}
          </p>
        )}
        <Field label={settings.language}>
          <select value={locale} onChange={(event) => void save({ locale: event.currentTarget.value })}>
            {[...new Set([locale, ...LOCALES])].map((tag) => (
              <option key={tag} value={tag}>
                {nameOf(tag)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={settings.zone}>
          <select value={timeZone} onChange={(event) => void save({ timeZone: event.currentTarget.value })}>
            {[...new Set([timeZone, deviceZone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        </Field>
        <fieldset>
          <legend>{settings.quiet}</legend>
          <p class="hint">{settings.quietHint}</p>
          <label>
            <span>{settings.quietFrom}</span>
            <input
              type="time"
              value={quietHours?.from ?? ''}
              onChange={(event) =>
                void save({ quietHours: { from: event.currentTarget.value || '22:00', to: quietHours?.to ?? '07:00' } })
              }
            />
          </label>
          <label>
            <span>{settings.quietTo}</span>
            <input
              type="time"
              value={quietHours?.to ?? ''}
              onChange={(event) =>
                void save({
                  quietHours: { from: quietHours?.from ?? '22:00', to: event.currentTarget.value || '07:00' },
                })
              }
            />
          </label>
          {quietHours && (
            <button type="button" onClick={() => void save({ quietHours: null })}>
              {settings.quietOff}
            </button>
          )}
        </fieldset>
        <Field label={settings.email}>
          <input
            type="email"
            autocomplete="email"
            defaultValue={email ?? ''}
            onChange={(event) => void save({ email: event.currentTarget.value.trim() || null })}
          />
        </Field>
        {channels.length > 0 && (
          <section aria-label={settings.channels}>
            <h2>{settings.channels}</h2>
            <ul class="channels">
              {channels.map(({ channel, endpoint, state }) => (
                <li key={`${channel} ${endpoint}`}>
                  <b>{channel}</b> <bdi>{endpoint}</bdi> <small>{settings.states[state] ?? state}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
        <fieldset>
          <legend>{settings.theme}</legend>
          {THEMES.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="theme"
                checked={theme.value === each}
                onChange={() => {
                  theme.value = each
                }}
              />
              <span>{settings.themes[each]}</span>
            </label>
          ))}
        </fieldset>
        <section aria-label={settings.account}>
          <h2>{settings.account}</h2>
          <p>
            <bdi>{person.id}</bdi>
          </p>
          <p>
            <a href="/api" target="_blank" rel="noreferrer">
              {settings.api}
            </a>
          </p>
          <button type="button" onClick={() => void signOut()}>
            {signOutName}
          </button>
        </section>
      </div>
    </View>
  )
}

function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what is given
    <label class="setting">
      <span>{label}</span>
      {children}
    </label>
  )
}

/** A language and country in their own words. */
function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
}
