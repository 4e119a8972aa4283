/** What a person sets about themselves, and how the app looks on this device. */
import { CalendarAddress } from '../features/settings/calendar-address.tsx'
import { LanguageAndTime } from '../features/settings/language-and-time.tsx'
import { Leaving } from '../features/settings/leaving.tsx'
import { Moving } from '../features/settings/moving.tsx'
import { Reminders } from '../features/settings/reminders.tsx'
import { Sessions } from '../features/settings/sessions.tsx'
import { Section } from '../features/settings/setting.tsx'
import { TaskSettings } from '../features/settings/tasks.tsx'
import { Tokens } from '../features/settings/tokens.tsx'
import { UsedToday } from '../features/settings/usage.tsx'
import { me } from '../state/known.ts'
import { signOut } from '../state/session.ts'
import { type Theme, theme } from '../state/theme.ts'
import { words } from '../words/index.ts'
import { View } from './view.tsx'

export default function Settings() {
  const { views, loading } = words.value
  if (!me.value) return <View title={views.settings}>{loading}</View>
  return (
    <View title={views.settings}>
      <div class="settings">
        <LanguageAndTime />
        <TaskSettings />
        <Reminders />
        <Appearance />
        <CalendarAddress />
        <Sessions />
        <Tokens />
        <UsedToday />
        <Moving />
        <Account id={me.value.id} />
        <Leaving />
      </div>
    </View>
  )
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

function Appearance() {
  const { settings } = words.value
  return (
    <Section title={settings.theme}>
      <fieldset class="row" aria-label={settings.theme}>
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
    </Section>
  )
}

function Account({ id }: { id: string }) {
  const { settings, signOut: signOutName } = words.value
  return (
    <Section title={settings.account}>
      <p>
        <bdi>{id}</bdi>
      </p>
      <div class="row">
        <button type="button" onClick={() => void signOut()}>
          {signOutName}
        </button>
        <a href="/api" target="_blank" rel="noreferrer">
          {settings.api}
        </a>
      </div>
    </Section>
  )
}
