/** What is done with tasks where the person can want one thing or another. */
import { me } from '../../state/known.ts'
import { words } from '../../words/index.ts'
import { Section, Setting, save, useAttempt } from './setting.tsx'

const CHOICES = ['ask', 'complete', 'keep'] as const

export function TaskSettings() {
  const { openSubtasks } = words.value.settings
  const { attempt, said } = useAttempt()
  return (
    <Section title={words.value.settings.tasks}>
      {said}
      <Setting label={openSubtasks.label} hint={openSubtasks.hint}>
        <select
          value={me.value!.openSubtasks ?? 'ask'}
          onChange={({ currentTarget }) =>
            void attempt(() => save({ openSubtasks: currentTarget.value as (typeof CHOICES)[number] }))
          }
        >
          {CHOICES.map((each) => (
            <option key={each} value={each}>
              {openSubtasks[each]}
            </option>
          ))}
        </select>
      </Setting>
    </Section>
  )
}
