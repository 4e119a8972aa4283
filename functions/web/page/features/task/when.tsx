/** A date by words, or by the quick choices that most dates are. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Task, TaskChanges } from '../../../../../shared/domain/task.ts'
import { addDays, parseDate, weekdayOf } from '../../../../../shared/time/civil.ts'
import { Icon } from '../../parts/icon.tsx'
import { timeZone, today } from '../../state/clock.ts'
import { hasKeysOnScreen } from '../../state/device.ts'
import { describeRepeat, readWhen } from '../../state/grammar.ts'
import { dueInWords, longDate } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { nextDates } from './next-dates.ts'

interface Properties {
  task: Task
  /** to be reminded of it again in an hour; where it reminds */
  onSnooze?: () => void
  onPick: (changes: TaskChanges) => void
}

type Read = Pick<TaskChanges, 'due' | 'recurrence'> | null

const SATURDAY = 6
const DAYS = 7

export function When({ task, onPick, onSnooze }: Properties) {
  const { task: said, when } = words.value
  const text = useSignal('')
  const read = useSignal<Read | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!hasKeysOnScreen()) input.current?.focus()
  }, [])

  const onInput = async (value: string): Promise<void> => {
    text.value = value
    const found = value.trim() ? await changesOf(value, task) : undefined
    if (text.value === value) read.value = found
  }
  const submit = (): void => {
    if (read.value) onPick(read.value)
  }
  return (
    <form
      class="when"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <label>
        <span class="hidden">{said.date}</span>
        <input
          ref={input}
          value={text.value}
          placeholder={said.dateHint}
          autocomplete="off"
          onInput={(event) => void onInput(event.currentTarget.value)}
        />
      </label>
      <p class="understood" role="status">
        {read.value === null && said.dateUnread}
        {read.value?.due && <MeantDate due={read.value.due} recurrence={read.value.recurrence ?? null} />}
      </p>
      <ul class="choices">
        {choices().map(({ name, date }) => (
          <li key={name}>
            <button type="button" onClick={() => onPick({ due: moved(task, date) })}>
              <Icon name="today" />
              <span>{when[name]}</span>
              <small>{longDate(date)}</small>
            </button>
          </li>
        ))}
        {onSnooze && task.version > 0 && task.reminders.length > 0 && (
          <li>
            <button type="button" onClick={onSnooze}>
              <Icon name="bell" />
              <span>{said.snooze}</span>
            </button>
          </li>
        )}
        {task.due && (
          <li>
            <button type="button" onClick={() => onPick({ due: null, recurrence: null })}>
              <Icon name="close" />
              <span>{when.none}</span>
            </button>
          </li>
        )}
      </ul>
    </form>
  )
}

function MeantDate({ due, recurrence }: { due: NonNullable<Task['due']>; recurrence: Task['recurrence'] }) {
  return (
    <>
      <strong>{recurrence ? describeRepeat(recurrence) : dueInWords(due)}</strong>
      {recurrence && <small>{nextDates(recurrence, 5).map(longDate).join(' · ')}</small>}
    </>
  )
}

async function changesOf(text: string, task: Task): Promise<Read> {
  const found = await readWhen(text)
  if (found?.repeat) {
    const { start } = found.repeat
    const [first = start.date] = nextDates(found.repeat, 1)
    return { due: { date: first, time: start.time, timeZone: timeZone.value }, recurrence: found.repeat }
  }
  const due = found?.due
  return due ? { due: { date: due.date, time: due.time ?? task.due?.time ?? null, timeZone: timeZone.value } } : null
}

/** Another day at the same time. */
export const moved = ({ due }: Task, date: string): NonNullable<Task['due']> => ({
  date,
  time: due?.time ?? null,
  timeZone: due?.timeZone ?? timeZone.value,
})

function choices(): { name: 'today' | 'tomorrow' | 'weekend' | 'nextWeek'; date: string }[] {
  const day = weekdayOf(parseDate(today.value)!)
  return [
    { name: 'today', date: today.value },
    { name: 'tomorrow', date: addDays(today.value, 1) },
    { name: 'weekend', date: addDays(today.value, (SATURDAY - day + DAYS) % DAYS) },
    { name: 'nextWeek', date: addDays(today.value, DAYS + 1 - day) },
  ]
}
