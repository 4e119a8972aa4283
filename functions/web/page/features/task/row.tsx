/** A task in a list: done with one click or key, opened in place with another. */
import { useRef } from 'preact/hooks'
import { isPutAway } from '../../../../../shared/domain/start.ts'
import type { Task } from '../../../../../shared/domain/task.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Popover } from '../../parts/popover.tsx'
import { actOn, changeTask, snooze } from '../../state/actions.ts'
import { instant, today } from '../../state/clock.ts'
import { describeRepeat } from '../../state/grammar.ts'
import { tasks } from '../../state/known.ts'
import { openedTask } from '../../state/opened.ts'
import { dayInWords, dueInWords, dueTimeInWords } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { CheckButton } from './check-button.tsx'
import { draggable, dropTarget } from './drag.ts'
import { Editor } from './editor.tsx'
import { placeAt } from './place.ts'
import { useTouch } from './touch.ts'
import { When } from './when.tsx'

interface Properties {
  task: Task
  /** what the view's heading already says is not said again */
  hides?: 'date' | 'project'
  /** under how many of the tasks above it in the list */
  level?: number
  /** the list is in the order that the person gives it */
  isByHand?: boolean
  /** on a card in the conversation */
  isInTalk?: boolean
  /** something more that the view knows of it */
  beside?: string
}

export function TaskRow({ task, hides, beside, level = 0, isByHand = false, isInTalk = false }: Properties) {
  const isOpen = openedTask.value?.id === task.id && openedTask.value.isInTalk === isInTalk
  const line = useRef<HTMLDivElement>(null)
  const touch = useTouch({
    id: task.id,
    complete: () => actOn(task, 'complete'),
    schedule: () => line.current!.querySelector<HTMLElement>('.schedule button')?.click(),
  })
  return (
    <li
      class={`task p${task.priority}${isOpen ? ' is-open' : ''}${task.status === 'open' ? '' : ' is-done'}`}
      data-task={task.id}
      data-level={level}
      style={{ '--level': level }}
      ref={(element) => {
        touch(element)
        if (element) draggable(element, task.id)
        if (element && isByHand) dropTarget(element, (id) => placeAt(task, id))
      }}
    >
      <div class="task-line" ref={line}>
        <CheckButton task={task} />
        <button
          type="button"
          class="task-title"
          aria-label={words.value.task.open(task.title)}
          aria-expanded={isOpen}
          onClick={() => {
            openedTask.value = isOpen ? undefined : { id: task.id, isInTalk }
          }}
        >
          <bdi>{task.title}</bdi>
        </button>
        {task.priority < 4 && (
          <span class="hidden">
            {words.value.task.priority}: {words.value.task.priorities[task.priority]}
          </span>
        )}
        <Details task={task} hides={hides} beside={beside} level={level} />
        <div class="task-tools">
          {task.status === 'open' && (
            <Popover
              label={`${words.value.task.schedule}: ${task.title}`}
              class="schedule"
              button={<Icon name="calendar" />}
            >
              {(close) => (
                <When
                  task={task}
                  onPick={(changes) => {
                    changeTask(task, changes)
                    close()
                  }}
                  onSnooze={() => {
                    void snooze(task, 60)
                    close()
                  }}
                />
              )}
            </Popover>
          )}
        </div>
      </div>
      {isOpen && <Editor task={task} />}
    </li>
  )
}

function Details({ task, hides, beside, level = 0 }: Properties) {
  const { due, project, section, labels, recurrence, reminders, note, deadline, durationMinutes } = task
  const { task: said } = words.value
  // In a tree the parent is seen.
  const parent = level === 0 && task.parentId ? tasks.value.get(task.parentId) : undefined
  const isLate = due !== null && due.date < today.value && task.status === 'open'
  return (
    <p class="details">
      {parent && (
        <span>
          ↳&nbsp;<bdi>{parent.title}</bdi>
        </span>
      )}
      {due && (hides !== 'date' || due.time) && (
        <span class={isLate ? 'is-late' : due.date === today.value ? 'is-today' : ''}>
          {hides === 'date' ? dueTimeInWords(due) : dueInWords(due)}
        </span>
      )}
      {recurrence && (
        <span class="repeat" title={describeRepeat(recurrence)}>
          <Icon name="repeat" />
          <span class="hidden">{describeRepeat(recurrence)}</span>
        </span>
      )}
      {isPutAway(task, instant.value) && (
        <span>
          <Icon name="later" /> {said.from(dueInWords(task.start!))}
        </span>
      )}
      {deadline && (
        <span>
          <Icon name="flag" /> <span class="hidden">{said.deadline}</span> {dayInWords(deadline.date)}
        </span>
      )}
      {durationMinutes && (
        <span>
          <Icon name="clock" /> {said.minutes(durationMinutes)}
        </span>
      )}
      {reminders.length > 0 && <Sign icon="bell" name={said.reminders} />}
      {note && <Sign icon="note" name={said.note} />}
      {project && hides !== 'project' && (
        <span>
          #<bdi>{project}</bdi>
          {section && <bdi>/{section}</bdi>}
        </span>
      )}
      {labels.map((label) => (
        <span key={label} class="label">
          @<bdi>{label}</bdi>
        </span>
      ))}
      {beside && <span class="is-late">{beside}</span>}
      {task.version === 0 && <span class="is-waiting">{said.saving}</span>}
    </p>
  )
}

/** What is seen as a small drawing, and heard as a word. */
function Sign({ icon, name }: { icon: IconName; name: string }) {
  return (
    <span title={name}>
      <Icon name={icon} />
      <span class="hidden">{name}</span>
    </span>
  )
}
