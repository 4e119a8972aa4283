/** A backup of TickTick: some lines about the file, then one for each task. */
import { nameKey } from '../../../../shared/domain/collections/name-key.ts'
import type { NewTask, Reminder, Task } from '../../../../shared/domain/task.ts'
import { addDays, joinWall, splitWall } from '../../../../shared/time/civil.ts'
import { canonicalZone, wallTimeAt } from '../../../../shared/time/zone.ts'
import type { ComingCollection, Entry, Format, Lacking, Reader } from './format.ts'
import { createKeys, headerOf, type Row, recordsOf, rowOf } from './records.ts'

/** What each column becomes, but for those of its times, which are about one another. */
const COLUMNS: Record<string, (value: string) => Partial<NewTask>> = {
  title: (value) => ({ title: value }),
  content: (value) => ({ note: value.replace(/^▫[ \t]*/gm, '- [ ] ').replace(/^▪[ \t]*/gm, '- [x] ') }),
  'list name': (value) => ({ project: value === 'Inbox' ? null : value || null }),
  'column name': (value) => ({ section: value || null }),
  tags: (value) => ({ labels: value.split(',').flatMap((tag) => tag.trim() || []) }),
  priority: (value) => ({ priority: PRIORITIES[value] ?? 4 }),
  kind: (value) => ({ isNote: value === 'NOTE' }),
}

const PRIORITIES: Record<string, NewTask['priority']> = { 5: 1, 3: 2, 1: 3, 0: 4 }
/** 2 is what was completed and put away; what will not be done is passed over like a date that is left out. */
const STATUSES: Record<string, Task['status']> = { 0: 'open', 1: 'completed', 2: 'completed', '-1': 'skipped' }

export const ticktick: Format = {
  name: 'ticktick',
  fits: (beginning) => /"?folder name"?[,;]"?list name"?[,;]"?title"?/i.test(beginning),
  async *read(text, _, reader) {
    const keyOf = createKeys('ticktick')
    const lists = createLists()
    /** of tasks, by the ids that they have there */
    const titles = new Map<string, string>()
    let header: string[] | undefined
    for await (const { line, cells } of recordsOf(text)) {
      if (!header) {
        const names = headerOf(cells)
        if (names.includes('list name')) header = names
        continue
      }
      const row = rowOf(header, cells)
      if (!row.title) {
        yield { leftOut: { line, code: 'no-title', text: '' } }
        continue
      }
      for (const collection of lists(row, line)) yield { collection }
      const made = entryOf(row, reader)
      const [ref, under] = [row.taskid || undefined, row.parentid || undefined]
      const key = keyOf(made.fields.project, made.fields.section, under && titles.get(under), row.title)
      if (ref) titles.set(ref, row.title)
      yield { entry: { line, key, ref, under, rank: Number(row.order) || 0, ...made } }
    }
  },
}

/** A folder is a project around those of its lists; one is told where it first occurs. */
function createLists(): (row: Row, line: number) => ComingCollection[] {
  const seen = new Set<string>()
  return ({ 'folder name': folder = '', 'list name': list = '' }, line) => {
    if (!folder || !list || list === 'Inbox' || nameKey(folder) === nameKey(list)) return []
    const projects: ComingCollection[] = [
      { line, kind: 'project', ref: folder, fields: { name: folder } },
      { line, kind: 'project', ref: `${folder}/${list}`, within: folder, fields: { name: list } },
    ]
    return projects.filter(({ ref }) => !seen.has(ref) && seen.add(ref))
  }
}

function entryOf(row: Row, reader: Reader): Required<Pick<Entry, 'fields' | 'without' | 'past'>> {
  const without: Lacking[] = []
  const fields: Partial<NewTask> = Object.assign(
    {},
    ...Object.entries(COLUMNS).map(([name, of]) => of(row[name] ?? '')),
  )
  const timeZone = canonicalZone(row.timezone ?? '') ?? reader.timeZone
  const isAllDay = row['is all day'] !== 'false'
  const [start, end] = [row['start date'], row['due date']].map((text) => instantIn(text ?? ''))
  if ((row['due date'] && end === undefined) || (row['start date'] && start === undefined))
    without.push({ code: 'date', text: (row['due date'] || row['start date'])! })
  const minutes = start !== undefined && end !== undefined ? Math.round((end - start) / 60_000) : 0
  const at = !isAllDay && minutes > 0 ? start : (end ?? start)
  const wall = at === undefined ? undefined : wallTimeAt(at, timeZone)
  const due = wall === undefined ? null : { ...splitWall(isAllDay ? wall.slice(0, 10) : wall), timeZone }
  const rule = ruleIn(row.repeat ?? '')
  if (row.repeat && !(rule && due)) without.push({ code: 'repetition', text: row.repeat })
  return {
    fields: {
      ...fields,
      title: row.title!,
      due,
      ...(!isAllDay && minutes > 0 && { durationMinutes: minutes }),
      ...(rule && due && { recurrence: { rule, start: { date: due.date, time: due.time }, counted: 'schedule' } }),
      ...(due && { reminders: remindersIn(row.reminder ?? '', due) }),
    },
    past: {
      status: STATUSES[row.status ?? ''] ?? 'open',
      ...isoOf('createdAt', row['created time']),
      ...isoOf('completedAt', row['completed time']),
    },
    without,
  }
}

/** "2026-06-26T07:30:00+0000" */
function instantIn(text: string): number | undefined {
  const instant = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(instant) ? undefined : instant
}

function isoOf<Name extends string>(name: Name, text = ''): { [N in Name]?: string } {
  const instant = instantIn(text)
  return (instant === undefined ? {} : { [name]: new Date(instant).toISOString() }) as { [N in Name]?: string }
}

/** "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", also without its name; their own additions have no meaning elsewhere. */
function ruleIn(text: string): string | undefined {
  const rule = /^(?:RRULE:)?(FREQ=[^\s]+)/.exec(text)?.[1]
  const parts = rule?.split(';').filter((part) => !part.startsWith('TT_'))
  return parts && `RRULE:${parts.join(';')}`
}

/** ISO 8601 durations: before the time of what has one ("-PT30M"), after the beginning of the day of what has none ("P0DT9H0M0S"). */
function remindersIn(text: string, due: { date: string; time: string | null }): Reminder[] {
  return text.split(/[,\n]/).flatMap((each): Reminder[] => {
    const found = /(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(each.trim())
    if (!found) return []
    const [, sign, days = '0', hours = '0', minutes = '0'] = found
    const total = (Number(days) * 1440 + Number(hours) * 60 + Number(minutes)) * (sign ? -1 : 1)
    if (due.time) return total <= 0 ? [{ minutesBefore: -total }] : []
    const day = addDays(due.date, Math.floor(total / 1440))
    const rest = ((total % 1440) + 1440) % 1440
    return [{ at: joinWall({ date: day, time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}` }) }]
  })
}

const two = (n: number): string => String(n).padStart(2, '0')
