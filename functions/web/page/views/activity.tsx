/** What happened lately, by day: whoever did it, on whichever device. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { wallTimeAt } from '../../../../shared/time/zone.ts'
import type { HistoryEntry } from '../api/client.ts'
import { filterPath, labelPath, projectPath } from '../features/nav/paths.ts'
import { Happened } from '../features/task/happened.tsx'
import { timeZone } from '../state/clock.ts'
import { revision } from '../state/known.ts'
import { activity } from '../state/reads.ts'
import { dayInWords, timeInWords } from '../words/dates.ts'
import { words } from '../words/index.ts'
import { MomentPicker, Past } from './past.tsx'
import { View } from './view.tsx'

/** Milliseconds after each change at which it is asked for: the log hears of it by Kafka, a little later than the lists. */
const LATER = [0, 1500, 5000, 15_000]

export default function Activity() {
  const { views, empty, loading, more } = words.value
  const entries = useSignal<HistoryEntry[] | undefined>(undefined)
  const next = useSignal<string | null>(null)
  /** a wall time at which all is to be seen as it was; empty: what happened */
  const moment = useSignal('')
  const problem = useSignal('')
  const isBusy = useSignal(false)

  async function load(after?: string): Promise<void> {
    problem.value = ''
    isBusy.value = true
    try {
      const page = await activity(after)
      const known = entries.value ?? []
      const oldest = page.entries.at(-1)?.position ?? 0
      // What is newer than a page that was there already is put before it.
      if (after || !known.length) next.value = page.next
      entries.value = after
        ? [...known, ...page.entries]
        : [...page.entries, ...known.filter(({ position }) => position < oldest)]
    } catch (error) {
      problem.value = (error as Error).message
    } finally {
      isBusy.value = false
    }
  }
  useEffect(() => {
    const timers = LATER.map((wait) => setTimeout(() => void load(), wait))
    return () => timers.forEach(clearTimeout)
  }, [revision.value])

  const picker = (
    <MomentPicker
      moment={moment.value}
      onChoose={(chosen) => {
        moment.value = chosen
      }}
    />
  )
  if (moment.value)
    return (
      <View title={views.activity}>
        {picker}
        <Past moment={moment.value} />
      </View>
    )
  return (
    <View title={views.activity}>
      {picker}
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}{' '}
          <button type="button" onClick={() => void load(next.value ?? undefined)}>
            {words.value.retry}
          </button>
        </p>
      )}
      {entries.value ? <Days entries={entries.value} /> : !problem.value && <p class="empty">{loading}</p>}
      {entries.value?.length === 0 && <p class="empty">{empty.activity}</p>}
      {next.value && (
        <button type="button" class="more" disabled={isBusy.value} onClick={() => void load(next.value!)}>
          {more}
        </button>
      )}
    </View>
  )
}

const PATHS = { project: projectPath, label: labelPath, filter: (_: string, id: string) => filterPath(id) }

/** The task, or the project, label or filter, with a way to it. */
function About({ entry: { task, collection } }: { entry: HistoryEntry }) {
  if (!collection || collection.kind === 'section') {
    const name = task?.title ?? collection?.name
    return task ? (
      <a href={`/task/${task.id}`}>
        <bdi>{name}</bdi>
      </a>
    ) : (
      <bdi>{name}</bdi>
    )
  }
  const { kind, id, name } = collection
  return (
    <a href={PATHS[kind](name, id)}>
      <bdi>{name}</bdi>
    </a>
  )
}

function Days({ entries }: { entries: HistoryEntry[] }) {
  const days = Map.groupBy(entries, ({ time }) => wallOf(time).slice(0, 10))
  return (
    <>
      {[...days].map(([date, ofDay]) => (
        <section key={date} class="group" aria-label={dayInWords(date)}>
          <h2>{dayInWords(date)}</h2>
          <ol class="activity">
            {ofDay.map((entry) => (
              <li key={entry.position}>
                <time dateTime={entry.time}>{timeInWords(wallOf(entry.time).slice(11))}</time>
                <About entry={entry} />
                <Happened entry={entry} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

const wallOf = (time: string): string => wallTimeAt(Date.parse(time), timeZone.value)
