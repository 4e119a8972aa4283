/** What was completed by day and week, how many days in a row, and what slips. The charts are tables: who cannot see the bars reads the numbers. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Figures as Found } from '../api/client.ts'
import { TaskRow } from '../features/task/row.tsx'
import { tasks } from '../state/known.ts'
import { figures } from '../state/reads.ts'
import { dayInWords } from '../words/dates.ts'
import { words } from '../words/index.ts'
import { View } from './view.tsx'

/** Days that are drawn at most, and days and weeks at least; before that, what was before the first completion is left out. */
const DAYS = 14
const FEWEST = { days: 7, weeks: 4 }

/** From the first on of which there is something to show. */
function fromFirst<Each extends { completed: number }>(all: Each[], fewest: number): Each[] {
  const first = all.findIndex(({ completed }) => completed > 0)
  return all.slice(first < 0 ? -fewest : Math.max(0, Math.min(first, all.length - fewest)))
}

export default function Figures() {
  const { views, loading } = words.value
  const found = useSignal<Found | undefined>(undefined)
  const problem = useSignal('')
  useEffect(() => {
    figures().then(
      (answer) => {
        found.value = answer
      },
      (error: Error) => {
        problem.value = error.message
      },
    )
  }, [])
  return (
    <View title={views.figures}>
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      {found.value ? <Charts {...found.value} /> : !problem.value && <p class="empty">{loading}</p>}
    </View>
  )
}

function Charts({ days, weeks, streak, postponed }: Found) {
  const { figures: said, empty } = words.value
  // A task may have been done since, here or elsewhere.
  const slipping = postponed.filter(({ task }) => (tasks.value.get(task.id) ?? task).status === 'open')
  if (!days.some(({ completed }) => completed) && !slipping.length) return <p class="empty">{empty.completed}</p>
  return (
    <div class="figures">
      <p class="streak">
        <b>{said.streak(streak.current)}</b> <span>{said.longest(streak.longest)}</span>
      </p>
      <Bars
        title={said.byDay}
        bars={fromFirst(days.slice(-DAYS), FEWEST.days).map(({ date, completed }) => ({
          name: dayInWords(date),
          count: completed,
        }))}
      />
      <Bars
        title={said.byWeek}
        bars={fromFirst(weeks, FEWEST.weeks).map(({ from, completed }) => ({
          name: said.weekOf(dayInWords(from)),
          count: completed,
        }))}
      />
      {slipping.length > 0 && (
        <section aria-label={said.postponed} class="group">
          <h2>{said.postponed}</h2>
          <ul class="tasks">
            {slipping.map(({ task, times }) => (
              <TaskRow key={task.id} task={tasks.value.get(task.id) ?? task} beside={said.times(times)} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Bars({ title, bars }: { title: string; bars: { name: string; count: number }[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  return (
    <table class="bars">
      <caption>{title}</caption>
      <tbody>
        {bars.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {count > 0 && <span class="bar" style={{ inlineSize: `${(count / most) * 100}%` }} />}
              <span class="number">{count}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
