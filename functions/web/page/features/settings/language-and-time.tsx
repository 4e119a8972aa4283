import { USUAL_DAY_PARTS } from '../../../../../shared/domain/day-parts.ts'
import { deviceZone } from '../../api/client.ts'
import { me } from '../../state/known.ts'
import { weekdays } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { Section, Setting, save, useAttempt } from './setting.tsx'

const LOCALES = ['en-US', 'en-GB', 'de-DE', 'de-AT', 'de-CH', 'ur-PK', 'es-ES']

export function LanguageAndTime() {
  const { settings } = words.value
  const { locale, timeZone, weekStart } = me.value!
  const { attempt, said } = useAttempt()
  return (
    <Section title={settings.languageAndTime}>
      {said}
      <Setting label={settings.language}>
        <select
          value={locale}
          onChange={({ currentTarget }) => void attempt(() => save({ locale: currentTarget.value }))}
        >
          {[...new Set([locale, ...LOCALES])].map((tag) => (
            <option key={tag} value={tag}>
              {nameOf(tag)}
            </option>
          ))}
        </select>
      </Setting>
      <Setting label={settings.zone}>
        <select
          value={timeZone}
          onChange={({ currentTarget }) => void attempt(() => save({ timeZone: currentTarget.value }))}
        >
          {[...new Set([timeZone, deviceZone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </Setting>
      <Setting label={settings.weekStart}>
        <select
          value={weekStart ?? 1}
          onChange={({ currentTarget }) => void attempt(() => save({ weekStart: Number(currentTarget.value) }))}
        >
          {weekdays().map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </select>
      </Setting>
      <PartsOfTheDay />
    </Section>
  )
}

const PARTS = Object.keys(USUAL_DAY_PARTS) as (keyof typeof USUAL_DAY_PARTS)[]

/** When "tomorrow morning" is. */
function PartsOfTheDay() {
  const { dayParts: said } = words.value.settings
  const dayParts = me.value!.dayParts ?? {}
  const { attempt, said: problem } = useAttempt()
  return (
    <fieldset>
      <legend>{said.title}</legend>
      <small class="hint">{said.hint}</small>
      {problem}
      <div class="times">
        {PARTS.map((part) => (
          <label key={part}>
            {said[part]}
            <input
              type="time"
              required
              value={dayParts[part] ?? USUAL_DAY_PARTS[part]}
              onChange={({ currentTarget: { value } }) => {
                if (value) void attempt(() => save({ dayParts: { ...dayParts, [part]: value } }))
              }}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A language and country in their own words. */
const nameOf = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
