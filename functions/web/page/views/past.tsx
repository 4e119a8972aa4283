/** All tasks as they were at a moment: to be read, and nothing of it can be changed. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Task } from '../../../../shared/domain/task.ts'
import { instantOf } from '../../../../shared/time/zone.ts'
import { now, timeZone } from '../state/clock.ts'
import { tasksPages } from '../state/reads.ts'
import { dayInWords, timeInWords } from '../words/dates.ts'
import { words } from '../words/index.ts'

/** Asks for the moment, on the person's clocks; the view shows its own where none is chosen. */
export function MomentPicker({ moment, onChoose }: { moment: string; onChoose: (moment: string) => void }) {
  const { past } = words.value
  return (
    <div class="row">
      <label>
        {past.asOf}{' '}
        <input
          type="datetime-local"
          value={moment}
          max={now.value.slice(0, 16)}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        />
      </label>
      {moment && (
        <button type="button" class="quiet" onClick={() => onChoose('')}>
          {past.backToNow}
        </button>
      )}
    </div>
  )
}

interface Found {
  tasks: Task[]
  isMore: boolean
}

export function Past({ moment }: { moment: string }) {
  const { past, loading, more } = words.value
  const found = useSignal<Found | undefined>(undefined)
  const problem = useSignal('')
  const pages = useSignal<AsyncIterator<Task[]> | undefined>(undefined)

  async function load(): Promise<void> {
    problem.value = ''
    const asked = pages.value
    try {
      const { value = [], done } = (await asked?.next()) ?? { done: true }
      // Another moment was chosen meanwhile.
      if (asked !== pages.value) return
      found.value = { tasks: [...(found.value?.tasks ?? []), ...value], isMore: !done && value.length === PAGE }
    } catch (error) {
      if (asked === pages.value) problem.value = (error as Error).message
    }
  }
  useEffect(() => {
    found.value = undefined
    const at = new Date(instantOf(moment, timeZone.value)).toISOString()
    pages.value = tasksPages({ at, sort: 'due,priority', limit: String(PAGE) })[Symbol.asyncIterator]()
    void load()
  }, [moment])

  const when = `${dayInWords(moment.slice(0, 10))}, ${timeInWords(moment.slice(11))}`
  return (
    <section class="group past" aria-label={past.title(when)}>
      <h2>{past.title(when)}</h2>
      <p class="hint">{past.hint}</p>
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      {!found.value && !problem.value && <p class="empty">{loading}</p>}
      {found.value?.tasks.length === 0 && <p class="empty">{past.nothing}</p>}
      <ul class="activity">
        {found.value?.tasks.map((task) => (
          <li key={task.id}>
            <bdi>{task.title}</bdi> <small>{detailsOf(task)}</small>
          </li>
        ))}
      </ul>
      {found.value?.isMore && (
        <button type="button" class="more" onClick={() => void load()}>
          {more}
        </button>
      )}
    </section>
  )
}

/** Tasks of a page. */
const PAGE = 100

function detailsOf({ due, priority, project, labels }: Task): string {
  const date = due && [dayInWords(due.date), due.time && timeInWords(due.time)].filter(Boolean).join(', ')
  return [date, priority < 4 && `p${priority}`, project && `#${project}`, ...labels.map((label) => `@${label}`)]
    .filter(Boolean)
    .join(' · ')
}
