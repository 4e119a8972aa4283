/** A task opened in place: each field is a change of its own as soon as it is left. */
import { useSignal } from '@preact/signals'
import { lazy, Suspense } from 'preact/compat'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { Reminder, Task, TaskChanges } from '../../../../../shared/domain/task.ts'
import { Icon } from '../../parts/icon.tsx'
import { describeRepeat } from '../../state/grammar.ts'
import { labelsOf, projectsOf } from '../../state/groups.ts'
import { openedTask } from '../../state/opened.ts'
import { actOn, changeTask, me, openTasks } from '../../state/store.ts'
import { dayInWords, dueInWords, longDate, timeInWords } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { nextDates } from './next-dates.ts'
import { When } from './when.tsx'

const Markdown = lazy(() => import('./markdown.tsx').then(({ Markdown }) => Markdown))
const History = lazy(() => import('./history.tsx').then(({ History }) => History))

export function Editor({ task }: { task: Task }) {
  const { task: said, close } = words.value
  const root = useRef<HTMLFieldSetElement>(null)
  const change = (changes: TaskChanges): void => changeTask(task, changes)
  const shut = (): void => {
    openedTask.value = undefined
    document.querySelector<HTMLElement>(`[data-task="${task.id}"] .task-title`)?.focus()
  }
  useEffect(() => {
    root.current?.querySelector('textarea')?.focus({ preventScroll: true })
    root.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <fieldset
      class="editor"
      ref={root}
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
          label={said.project}
          value={task.project}
          placeholder={said.inbox}
          names={projectsOf(openTasks.value, me.value?.projects ?? []).map(({ name }) => name)}
          onChange={(project) => change({ project, ...(project === null && { section: null }) })}
        />
        {task.project && (
          <NameField
            label={said.section}
            value={task.section}
            names={sectionsOf(task.project)}
            onChange={(section) => change({ section })}
          />
        )}
        <LabelsField task={task} onChange={change} />
        <DeadlineField task={task} onChange={change} />
        <DurationField task={task} onChange={change} />
        <RemindersField task={task} onChange={change} />
      </div>
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
          <Suspense fallback={<p>{words.value.loading}</p>}>
            <History taskId={task.id} />
          </Suspense>
        </details>
      )}
    </fieldset>
  )
}

interface FieldProperties {
  task: Task
  onChange: (changes: TaskChanges) => void
}

function TitleField({ task, onChange }: FieldProperties) {
  const leave = (value: string): void => {
    const title = value.replace(/\s+/g, ' ').trim()
    if (title && title !== task.title) onChange({ title })
  }
  return (
    <label class="title-field">
      <span class="hidden">{words.value.task.title}</span>
      <textarea
        dir="auto"
        rows={1}
        maxLength={500}
        defaultValue={task.title}
        onBlur={(event) => leave(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          leave(event.currentTarget.value)
        }}
      />
    </label>
  )
}

function NoteField({ task, onChange }: FieldProperties) {
  const isEditing = useSignal(false)
  const { note, noteHint, editNote } = words.value.task
  if (task.note && !isEditing.value)
    return (
      <div class="note">
        <Suspense fallback={<p>{task.note}</p>}>
          <Markdown text={task.note} />
        </Suspense>
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
        dir="auto"
        rows={2}
        maxLength={4000}
        placeholder={noteHint}
        defaultValue={task.note}
        autofocus={isEditing.value}
        onBlur={(event) => {
          const { value } = event.currentTarget
          if (value !== task.note) onChange({ note: value })
          isEditing.value = false
        }}
      />
    </label>
  )
}

function DateField({ task, onChange }: FieldProperties) {
  const isChoosing = useSignal(false)
  const { task: said } = words.value
  const { due, recurrence } = task
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
          <input
            type="date"
            aria-label={said.date}
            value={due.date}
            onChange={(event) =>
              event.currentTarget.value && onChange({ due: { ...due, date: event.currentTarget.value } })
            }
          />
          <input
            type="time"
            aria-label={`${said.date}: ${due.time ?? ''}`}
            value={due.time ?? ''}
            onChange={(event) => onChange({ due: { ...due, time: event.currentTarget.value || null } })}
          />
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

interface NameProperties {
  label: string
  value: string | null
  placeholder?: string
  names: string[]
  onChange: (value: string | null) => void
}

function NameField({ label, value, placeholder = '', names, onChange }: NameProperties) {
  const list = useId()
  return (
    <label>
      <span>{label}</span>
      <input
        dir="auto"
        list={list}
        maxLength={100}
        placeholder={placeholder}
        defaultValue={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value.trim() || null)}
      />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  )
}

const sectionsOf = (project: string): string[] => [
  ...new Set(openTasks.value.flatMap((task) => (task.project === project && task.section ? [task.section] : []))),
]

function LabelsField({ task, onChange }: FieldProperties) {
  const { addLabel, removeLabel } = words.value.task
  const list = useId()
  const known = labelsOf(openTasks.value, me.value?.labels ?? []).map(({ name }) => name)
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
      <input
        dir="auto"
        list={list}
        maxLength={100}
        aria-label={addLabel}
        placeholder={addLabel}
        onChange={(event) => {
          const label = event.currentTarget.value.trim().replace(/^@/, '')
          event.currentTarget.value = ''
          if (label && !task.labels.includes(label)) onChange({ labels: [...task.labels, label] })
        }}
      />
      <datalist id={list}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </fieldset>
  )
}

function DeadlineField({ task, onChange }: FieldProperties) {
  return (
    <label>
      <span>{words.value.task.deadline}</span>
      <input
        type="date"
        value={task.deadline?.date ?? ''}
        onChange={(event) => {
          const date = event.currentTarget.value
          onChange({ deadline: date ? { date, time: task.deadline?.time ?? null } : null })
        }}
      />
    </label>
  )
}

function DurationField({ task, onChange }: FieldProperties) {
  return (
    <label>
      <span>{words.value.task.duration}</span>
      <input
        type="number"
        min={1}
        max={1440}
        value={task.durationMinutes ?? ''}
        onChange={(event) => {
          const minutes = event.currentTarget.valueAsNumber
          onChange({ durationMinutes: minutes >= 1 ? Math.round(minutes) : null })
        }}
      />
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
