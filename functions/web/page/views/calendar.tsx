/** A month or a week; a task is dragged from one day to another. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Task } from '../../../../shared/domain/task.ts'
import { addDays, addMonths, dateOf, parseDate, weekdayOf } from '../../../../shared/time/civil.ts'
import { draggable, dropTarget } from '../features/task/drag.ts'
import { moveInto } from '../features/task/move.ts'
import { Icon } from '../parts/icon.tsx'
import { today } from '../state/clock.ts'
import { isNarrow } from '../state/device.ts'
import { days, sorted } from '../state/groups.ts'
import { inSight, me } from '../state/known.ts'
import { dayNumber, longDate, monthInWords, shortTimeInWords, timeSpanInWords, weekdayInWords } from '../words/dates.ts'
import { words } from '../words/index.ts'
import { useDisplay, View } from './view.tsx'

type Span = 'month' | 'week'

const DAYS = 7
/** Tasks of a day that a month shows where its days stand beside each other. */
const MOST = 4

export default function Calendar() {
  const { query, path, route } = useLocation()
  const { views, calendar, display, settings } = words.value
  const span: Span = query.as === 'week' ? 'week' : 'month'
  const shown = isShowable(query.day) ? query.day : today.value
  useEffect(() => {
    // Where the days stand under each other; else the head would go out of sight for it.
    if (isNarrow.value) document.querySelector('.calendar .is-today')?.scrollIntoView({ block: 'nearest' })
  }, [shown, span])
  const { picker, only } = useDisplay({ group: 'none', sort: 'date' }, [])
  const go = (day: string, as: Span = span): void =>
    route(`${path}?${new URLSearchParams({ ...query, as, day })}`, true)
  const step = (by: 1 | -1): string =>
    span === 'week' ? addDays(shown, by * DAYS) : `${dateOf(addMonths(parseDate(`${shown.slice(0, 7)}-01`)!, by))}`
  const byDay = Map.groupBy(only(inSight.value.filter(({ due }) => due)), ({ due }) => due!.date)
  const shownDays = daysOf(shown, span)
  const tools = (
    <>
      <button type="button" onClick={() => go(shown, span === 'week' ? 'month' : 'week')}>
        {span === 'week' ? display.month : display.week}
      </button>
      <button type="button" class="quiet" aria-label={calendar.previous} onClick={() => go(step(-1))}>
        <Icon name="previous" />
      </button>
      <button type="button" onClick={() => go(today.value)}>
        {calendar.today}
      </button>
      <button type="button" class="quiet" aria-label={calendar.next} onClick={() => go(step(1))}>
        <Icon name="next" />
      </button>
      <button
        type="button"
        class="quiet"
        aria-label={settings.calendarAddress.title}
        title={settings.calendarAddress.title}
        onClick={() => route('/settings?to=calendar')}
      >
        <Icon name="share" />
      </button>
      {picker}
    </>
  )
  return (
    <View title={views.calendar} class="is-wide" tools={tools}>
      <h2 class="calendar-title">{monthInWords(shown)}</h2>
      {span === 'month' && (
        // Each day says its whole date to who does not see it.
        <ol class="weekdays" aria-hidden="true">
          {shownDays.slice(0, DAYS).map((date) => (
            <li key={date}>{weekdayInWords(date)}</li>
          ))}
        </ol>
      )}
      <ol class={`calendar is-${span}`} data-columns={DAYS}>
        {shownDays.map((date) => (
          <Day
            key={date}
            date={date}
            span={span}
            tasks={sorted(byDay.get(date) ?? [], 'date')}
            isOther={span === 'month' && date.slice(0, 7) !== shown.slice(0, 7)}
          />
        ))}
      </ol>
    </View>
  )
}

/** An address may say anything; of the year 9999 there is no next month. */
const isShowable = (day: string | undefined): day is string =>
  day !== undefined && /^[12]\d{3}-\d\d-\d\d$/.test(day) && parseDate(day) !== undefined

/** Whole weeks, as the person has them. */
function daysOf(shown: string, span: Span): string[] {
  const weekStart = me.value?.weekStart ?? 1
  const firstOfWeek = (date: string): string =>
    addDays(date, -((weekdayOf(parseDate(date)!) - weekStart + DAYS) % DAYS))
  if (span === 'week') return days(firstOfWeek(shown), DAYS)
  const first = `${shown.slice(0, 7)}-01`
  const from = firstOfWeek(first)
  const last = dateOf(addMonths(parseDate(first)!, 1) - 1)
  const weeks = Math.ceil((parseDate(last)! - parseDate(from)! + 1) / DAYS)
  return days(from, weeks * DAYS)
}

interface DayProperties {
  date: string
  span: Span
  tasks: Task[]
  isOther: boolean
}

function Day({ date, span, tasks: ofDay, isOther }: DayProperties) {
  const { route } = useLocation()
  const most = span === 'month' && !isNarrow.value ? MOST : ofDay.length
  const isToday = date === today.value
  const isOverAndEmpty = date < today.value && !ofDay.length
  return (
    <li
      class={`day${isToday ? ' is-today' : ''}${isOther ? ' is-other' : ''}${isOverAndEmpty ? ' is-over-and-empty' : ''}`}
      aria-label={longDate(date)}
      aria-current={isToday ? 'date' : undefined}
      ref={(element) => {
        if (!element) return
        dropTarget(element, (id) => moveInto({ of: 'day', date }, longDate(date), id))
      }}
    >
      <p class="day-name" aria-hidden="true">
        <span>{weekdayInWords(date)}</span> <b>{dayNumber(date)}</b>
      </p>
      {ofDay.length > 0 && (
        <ul>
          {ofDay.slice(0, most).map((task) => (
            <li key={task.id}>
              <button
                type="button"
                class={`entry p${task.priority}`}
                style={
                  span === 'week' && task.durationMinutes ? { minHeight: heightOf(task.durationMinutes) } : undefined
                }
                data-task={task.id}
                ref={(element) => {
                  if (element) draggable(element, task.id)
                }}
                onClick={() => route(`/task/${task.id}`)}
              >
                <EntryTime task={task} span={span} /> <bdi>{task.title}</bdi>
              </button>
            </li>
          ))}
          {ofDay.length > most && (
            <li>
              <button type="button" class="quiet" onClick={() => route(`/calendar?as=week&day=${date}`)}>
                {words.value.calendar.more(ofDay.length - most)}
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  )
}

/** A month has room for the time alone; a week says until when. */
function EntryTime({ task: { due, durationMinutes }, span }: { task: Task; span: Span }) {
  if (!due?.time) return null
  const isSpan = span === 'week' && durationMinutes
  return <small>{isSpan ? timeSpanInWords(due.date, due.time, durationMinutes) : shortTimeInWords(due.time)}</small>
}

/** As tall as it is long, up to a working day. */
const heightOf = (minutes: number): string => `${Math.min(minutes, 480) / 24}rem`
