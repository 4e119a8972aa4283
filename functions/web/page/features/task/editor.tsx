/** A task opened in place: each field is a change of its own as soon as it is left. */
import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { ErrorBoundary, lazy } from 'preact-iso'
import type { Reminder, Task, TaskChanges } from '../../../../../shared/domain/task.ts'
import { Icon } from '../../parts/icon.tsx'
import { actOn, changeTask } from '../../state/actions.ts'
import { timeZone } from '../../state/clock.ts'
import { labels, projects, sectionsOf } from '../../state/collections.ts'
import { hasKeysOnScreen } from '../../state/device.ts'
import { describeRepeat } from '../../state/grammar.ts'
import { openedTask } from '../../state/opened.ts'
import { dayInWords, dueInWords, longDate, timeInWords } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { Comments } from './comments.tsx'
import { nextDates } from './next-dates.ts'
import { Subtasks } from './subtasks.tsx'
import { leaveByEnter, useTyped } from './typed.ts'
import { When } from './when.tsx'

const Markdown = lazy(() => import('./markdown.tsx').then(({ Markdown }) => Markdown))
const History = lazy(() => import('./history.tsx').then(({ History }) => History))

export function Editor({ task }: { task: Task }) {
  const { task: said, close } = words.value
  const root = useRef<HTMLFieldSetElement>(null)
  const change: FieldProperties['onChange'] = (changes, seen = task) => changeTask(seen, changes)
  const shut = (): void => {
    openedTask.value = undefined
    const row = root.current?.closest('[data-task]') ?? document.querySelector(`[data-task="${task.id}"]`)
    row?.querySelector<HTMLElement>('.task-title')?.focus()
  }
  useEffect(() => {
    const first = hasKeysOnScreen() ? root.current : root.current?.querySelector('textarea')
    first?.focus({ preventScroll: true })
    root.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <fieldset
      class="editor"
      ref={root}
      tabIndex={-1}
      aria-label={task.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') shut()
      }}
    >
      <TitleField task={task} onChange={change} />
      <NoteField task={task} onChange={change} />
      <div class="editor-fields">
        <DateField task={task} onChange={change} />
        <PriorityField task={task} onChange={change} />
        <NameField
          task={task}
          field="project"
          placeholder={said.inbox}
          names={projects.value.map(({ name }) => name)}
          onChange={change}
        />
        {task.project && (
          <NameField
            task={task}
            field="section"
            names={sectionsOf(task.project).map(({ name }) => name)}
            onChange={change}
          />
        )}
        <LabelsField task={task} onChange={change} />
        <StartField task={task} onChange={change} />
        <DeadlineField task={task} onChange={change} />
        <DurationField task={task} onChange={change} />
        <RemindersField task={task} onChange={change} />
      </div>
      <Subtasks task={task} />
      {task.version > 0 && <Comments key={task.id} taskId={task.id} />}
      <div class="editor-foot">
        {task.recurrence && (
          <button type="button" onClick={() => actOn(task, 'skip')}>
            <Icon name="skip" /> {said.skip}
          </button>
        )}
        <button type="button" class="danger" onClick={() => actOn(task, 'delete')}>
          <Icon name="trash" /> {said.delete}
        </button>
        <button type="button" class="primary" onClick={shut}>
          {close}
        </button>
      </div>
      {task.version > 0 && (
        <details class="history">
          <summary>{said.history}</summary>
          <ErrorBoundary>
            <History taskId={task.id} />
          </ErrorBoundary>
        </details>
      )}
    </fieldset>
  )
}

interface FieldProperties {
  task: Task
  /** @param seen the task as the person saw it when they began; default: as it is now */
  onChange: (changes: TaskChanges, seen?: Task) => void
}

function TitleField({ task, onChange }: FieldProperties) {
  const { value, onInput, onBlur } = useTyped(
    task,
    (of) => of.title,
    (text, seen) => {
      const title = text.replace(/\s+/g, ' ').trim()
      if (title && title !== seen.title) onChange({ title }, seen)
    },
  )
  return (
    <label class="title-field">
      <span class="hidden">{words.value.task.title}</span>
      <textarea
        dir="auto"
        rows={1}
        maxLength={500}
        value={value}
        onInput={onInput}
        onBlur={onBlur}
        onKeyDown={(event) => leaveByEnter(event, onBlur)}
      />
    </label>
  )
}

function NoteField({ task, onChange }: FieldProperties) {
  const isEditing = useSignal(false)
  const { note, noteHint, editNote } = words.value.task
  const { value, isTyping, onInput, onBlur } = useTyped(
    task,
    (of) => of.note,
    (text, seen) => onChange({ note: text }, seen),
  )
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isEditing.value) field.current?.focus()
  }, [isEditing.value])
  if (task.note && !isEditing.value && !isTyping)
    return (
      <div class="note">
        <ErrorBoundary>
          <Markdown text={task.note} />
        </ErrorBoundary>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isEditing.value = true
          }}
        >
          {editNote}
        </button>
      </div>
    )
  return (
    <label class="note-field">
      <span class="hidden">{note}</span>
      <textarea
        ref={field}
        dir="auto"
        rows={2}
        maxLength={4000}
        placeholder={noteHint}
        value={value}
        onInput={onInput}
        onBlur={() => {
          onBlur()
          isEditing.value = false
        }}
      />
    </label>
  )
}

/** A date that is typed is a whole one with each digit of its year: it counts when the field is left. */
function usePicker(...of: Parameters<typeof useTyped>) {
  const { value, onInput, onBlur } = useTyped(...of)
  return { value, onInput, onBlur, onKeyDown: (event: KeyboardEvent) => leaveByEnter(event, onBlur) }
}

function DateField({ task, onChange }: FieldProperties) {
  const isChoosing = useSignal(false)
  const { task: said } = words.value
  const { due, recurrence } = task
  const date = usePicker(
    task,
    (of) => of.due?.date ?? '',
    (text, seen) => text && seen.due && onChange({ due: { ...seen.due, date: text } }, seen),
  )
  const time = usePicker(
    task,
    (of) => of.due?.time ?? '',
    (text, seen) => seen.due && onChange({ due: { ...seen.due, time: text || null } }, seen),
  )
  return (
    <fieldset class="date-field">
      <legend>{said.date}</legend>
      <button
        type="button"
        aria-expanded={isChoosing.value}
        onClick={() => {
          isChoosing.value = !isChoosing.value
        }}
      >
        {due ? dueInWords(due) : said.noDate}
      </button>
      {due && (
        <span class="pickers">
          <input type="date" aria-label={said.date} {...date} />
          <input type="time" aria-label={said.time} {...time} />
        </span>
      )}
      {recurrence && (
        <p class="repeats">
          <Icon name="repeat" /> <strong>{describeRepeat(recurrence)}</strong>
          <small>
            {said.nextDates}: {nextDates(recurrence, 5).map(longDate).join(' · ')}
          </small>
        </p>
      )}
      {isChoosing.value && (
        <When
          task={task}
          onPick={(changes) => {
            onChange(changes)
            isChoosing.value = false
          }}
        />
      )}
    </fieldset>
  )
}

const PRIORITIES = [1, 2, 3, 4] as const

function PriorityField({ task, onChange }: FieldProperties) {
  const { priority, priorities } = words.value.task
  return (
    <fieldset class="priority-field">
      <legend>{priority}</legend>
      {PRIORITIES.map((level) => (
        <label key={level} class={`p${level}`}>
          <input
            type="radio"
            name={`priority ${task.id}`}
            checked={task.priority === level}
            onChange={() => onChange({ priority: level })}
          />
          <span>{priorities[level]}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface NameProperties extends FieldProperties {
  field: 'project' | 'section'
  placeholder?: string
  names: string[]
}

function NameField({ task, field, placeholder = '', names, onChange }: NameProperties) {
  const list = useId()
  const typed = usePicker(
    task,
    (of) => of[field] ?? '',
    (text, seen) => {
      const name = text.trim() || null
      onChange({ [field]: name, ...(field === 'project' && name === null && { section: null }) }, seen)
    },
  )
  return (
    <label>
      <span>{words.value.task[field]}</span>
      <input dir="auto" list={list} maxLength={100} placeholder={placeholder} {...typed} />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  )
}

function LabelsField({ task, onChange }: FieldProperties) {
  const { addLabel, removeLabel } = words.value.task
  const list = useId()
  const added = usePicker(
    task,
    () => '',
    (text) => {
      const label = text.trim().replace(/^@/, '')
      if (label && !task.labels.includes(label)) onChange({ labels: [...task.labels, label] })
    },
  )
  return (
    <fieldset class="labels-field">
      <legend>{words.value.labels}</legend>
      {task.labels.map((label) => (
        <button
          key={label}
          type="button"
          class="chip"
          aria-label={removeLabel(label)}
          onClick={() => onChange({ labels: task.labels.filter((each) => each !== label) })}
        >
          @<bdi>{label}</bdi> <Icon name="close" />
        </button>
      ))}
      <input dir="auto" list={list} maxLength={100} aria-label={addLabel} placeholder={addLabel} {...added} />
      <datalist id={list}>
        {labels.value.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </fieldset>
  )
}

function StartField({ task, onChange }: FieldProperties) {
  const typed = usePicker(
    task,
    (of) => of.start?.date ?? '',
    (date, seen) => {
      const zone = seen.start?.timeZone ?? seen.due?.timeZone ?? timeZone.value
      onChange({ start: date ? { date, time: seen.start?.time ?? null, timeZone: zone } : null }, seen)
    },
  )
  return (
    <label>
      <span>{words.value.task.start}</span>
      <input type="date" max={task.due?.date} {...typed} />
    </label>
  )
}

function DeadlineField({ task, onChange }: FieldProperties) {
  const typed = usePicker(
    task,
    (of) => of.deadline?.date ?? '',
    (date, seen) => onChange({ deadline: date ? { date, time: seen.deadline?.time ?? null } : null }, seen),
  )
  return (
    <label>
      <span>{words.value.task.deadline}</span>
      <input type="date" {...typed} />
    </label>
  )
}

function DurationField({ task, onChange }: FieldProperties) {
  const typed = usePicker(
    task,
    (of) => String(of.durationMinutes ?? ''),
    (text, seen) => onChange({ durationMinutes: Number(text) >= 1 ? Math.round(Number(text)) : null }, seen),
  )
  return (
    <label>
      <span>{words.value.task.duration}</span>
      <input type="number" min={1} max={1440} {...typed} />
    </label>
  )
}

const OFFERED = [0, 10, 30, 60, 1440]

function RemindersField({ task, onChange }: FieldProperties) {
  const { task: said } = words.value
  const inWords = (reminder: Reminder): string => {
    if ('minutesBefore' in reminder)
      return said.before(reminder.minutesBefore ? said.minutes(reminder.minutesBefore) : '')
    return `${dayInWords(reminder.at.slice(0, 10))} ${timeInWords(reminder.at.slice(11))}`
  }
  const isThere = (minutes: number): boolean =>
    task.reminders.some((each) => 'minutesBefore' in each && each.minutesBefore === minutes)
  return (
    <fieldset class="reminders-field">
      <legend>{said.reminders}</legend>
      {task.reminders.map((reminder) => (
        <button
          key={JSON.stringify(reminder)}
          type="button"
          class="chip"
          aria-label={said.removeReminder(inWords(reminder))}
          onClick={() => onChange({ reminders: task.reminders.filter((each) => each !== reminder) })}
        >
          <Icon name="bell" /> {inWords(reminder)} <Icon name="close" />
        </button>
      ))}
      {task.due && (
        <select
          aria-label={said.addReminder}
          value=""
          onChange={(event) => {
            const minutesBefore = Number(event.currentTarget.value)
            event.currentTarget.value = ''
            onChange({ reminders: [...task.reminders, { minutesBefore }] })
          }}
        >
          <option value="" disabled>
            {said.addReminder}
          </option>
          {OFFERED.filter((minutes) => !isThere(minutes)).map((minutes) => (
            <option key={minutes} value={minutes}>
              {said.before(minutes ? said.minutes(minutes) : '')}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  )
}
