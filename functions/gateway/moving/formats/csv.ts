/** Any table with a column for titles: our own, and those of spreadsheets. */
import type { NewTask } from '../../../../shared/domain/task.ts'
import { canonicalZone } from '../../../../shared/time/zone.ts'
import { unreadable } from '../bounds.ts'
import type { Entry, Format, Lacking, Reader } from './format.ts'
import { createKeys, headerOf, type Row, recordsOf } from './records.ts'

/** The names that people and programs give to columns, in lower case. The first of each is ours. */
export const COLUMN_NAMES = {
  title: [
    'title',
    'task',
    'name',
    'content',
    'subject',
    'summary',
    'todo',
    'titel',
    'aufgabe',
    'betreff',
    'عنوان',
    'کام',
    'kaam',
  ],
  note: ['note', 'notes', 'description', 'details', 'comment', 'notiz', 'notizen', 'beschreibung', 'نوٹ', 'تفصیل'],
  priority: ['priority', 'importance', 'priorität', 'wichtigkeit', 'ترجیح'],
  project: ['project', 'list', 'category', 'list name', 'projekt', 'liste', 'منصوبہ', 'فہرست'],
  section: ['section', 'column', 'heading', 'abschnitt', 'spalte', 'حصہ'],
  labels: ['labels', 'label', 'tags', 'tag', 'etiketten', 'schlagwörter', 'لیبل'],
  assignee: ['assignee', 'assigned to', 'responsible', 'zuständig', 'ذمہ دار'],
  due: ['due', 'due date', 'date', 'when', 'start date', 'fällig', 'fälligkeit', 'datum', 'تاریخ'],
  time: ['time', 'due time', 'uhrzeit', 'zeit', 'وقت'],
  timeZone: ['time zone', 'timezone', 'zeitzone'],
  start: ['not before', 'start', 'beginn', 'nicht vor', 'شروع'],
  deadline: ['deadline', 'frist'],
  duration: ['duration', 'minutes', 'dauer', 'دورانیہ'],
  repeats: ['repeats', 'repeat', 'recurrence', 'wiederholung', 'دہرانا'],
  status: ['status', 'completed', 'done', 'erledigt', 'حالت'],
  created: ['created', 'created at', 'created time', 'erstellt'],
  completedAt: ['completed at', 'completed time', 'date completed', 'erledigt am'],
} as const

type Column = keyof typeof COLUMN_NAMES

const DONE = /^(?:completed|complete|done|yes|true|x|1|✓|ja|erledigt|fertig|ہاں|مکمل)$/i
const PRIORITIES: [RegExp, NewTask['priority']][] = [
  [/^(?:p?1|urgent|highest|dringend|فوری)$/i, 1],
  [/^(?:p?2|high|hoch|زیادہ)$/i, 2],
  [/^(?:p?3|medium|normal|mittel|درمیانہ)$/i, 3],
]

export const csv: Format = {
  name: 'csv',
  fits: (beginning, name) => /\.(?:csv|tsv|txt)$/i.test(name) || /^[^\n]*[,;\t]/.test(beginning),
  async *read(text, _, reader) {
    const keyOf = createKeys('csv')
    let columns: (Column | undefined)[] | undefined
    for await (const { line, cells } of recordsOf(text)) {
      if (!columns) {
        columns = columnsOf(headerOf(cells))
        continue
      }
      const row: Row = {}
      for (const [index, column] of columns.entries()) if (column) row[column] ||= (cells[index] ?? '').trim()
      if (!row.title) yield { leftOut: { line, code: 'no-title', text: '' } }
      else yield { entry: { line, key: keyOf(row.project, row.section, row.title), ...(await entryOf(row, reader)) } }
    }
    if (!columns) throw unreadable('The file is empty.')
  },
}

/** @throws Problem 422 when none of them is for titles */
function columnsOf(header: string[]): (Column | undefined)[] {
  const all = Object.entries(COLUMN_NAMES) as [Column, readonly string[]][]
  const columns = header.map((name) => all.find(([, names]) => names.includes(name.replaceAll('_', ' ')))?.[0])
  // Where there is a due date beside it, a start date is no other name for that.
  const startDate = header.indexOf('start date')
  if (startDate >= 0 && columns.some((column, index) => column === 'due' && index !== startDate))
    columns[startDate] = 'start'
  if (!columns.includes('title'))
    throw unreadable('The first line has to name the columns, and one of them has to be “Title”.')
  return columns
}

async function entryOf(row: Row, reader: Reader): Promise<Pick<Entry, 'fields' | 'past' | 'without'>> {
  const without: Lacking[] = []
  const timeZone = canonicalZone(row.timeZone ?? '') ?? reader.timeZone
  const read = async (text: string | undefined) => {
    if (!text) return null
    const said = await reader.readWhen(text, { timeZone })
    if (!said) without.push({ code: 'date', text })
    return said
  }
  const when = await read([row.due, row.time].filter(Boolean).join(' '))
  const deadline = await read(row.deadline)
  const start = await read(row.start)
  const isRule = /^(?:RRULE:)?FREQ=/i.test(row.repeats ?? '')
  const repeats = isRule ? null : await read(row.repeats)
  const due = when?.due ?? repeats?.due ?? null
  const recurrence = isRule
    ? due && { rule: row.repeats!, start: { date: due.date, time: due.time }, counted: 'schedule' as const }
    : (repeats?.repeat ?? when?.repeat ?? null)
  if (row.repeats && !recurrence) without.push({ code: 'repetition', text: row.repeats })
  const minutes = Number(row.duration)
  const isDone = DONE.test(row.status ?? '') || Boolean(row.completedAt)
  return {
    fields: {
      title: row.title!,
      note: row.note ?? '',
      priority: PRIORITIES.find(([words]) => words.test(row.priority ?? ''))?.[1] ?? 4,
      project: row.project || null,
      section: row.section || null,
      labels: (row.labels ?? '').split(',').flatMap((label) => label.trim().replace(/^@/, '') || []),
      assignee: row.assignee || null,
      ...(due && { due: { ...due, timeZone } }),
      ...(start?.due && { start: { ...start.due, timeZone } }),
      ...(deadline?.due && { deadline: deadline.due }),
      ...(Number.isInteger(minutes) && minutes > 0 && { durationMinutes: minutes }),
      ...(recurrence && { recurrence }),
    },
    past: {
      status: isDone ? 'completed' : row.status === 'skipped' ? 'skipped' : 'open',
      ...instantOf('createdAt', row.created),
      ...instantOf('completedAt', row.completedAt),
    },
    without,
  }
}

function instantOf<Name extends string>(name: Name, text = ''): { [N in Name]?: string } {
  const instant = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  return (Number.isNaN(instant) ? {} : { [name]: new Date(instant).toISOString() }) as { [N in Name]?: string }
}
