/** A project as Todoist exports it, alone or in a backup: https://www.todoist.com/help, "Import or export a project as a CSV file". */
import type { NewTask } from '../../../../shared/domain/task.ts'
import { canonicalZone } from '../../../../shared/time/zone.ts'
import type { Entry, Format, Lacking, Reader, Said } from './format.ts'
import { createKeys, headerOf, type Row, recordsOf, rowOf } from './records.ts'

/** What each column becomes, but for those that are about several: DATE with its language and zone, INDENT with the lines before. */
const COLUMNS: Record<string, (value: string) => Partial<NewTask>> = {
  content: (value) => ({ title: value.replace(LABEL, ' ').replace(/\s+/g, ' ').trim(), labels: labelsOf(value) }),
  description: (value) => ({ note: value }),
  // 1 is the highest, as here; a task without one has the lowest.
  priority: (value) => ({ priority: (/^[1-4]$/.test(value) ? Number(value) : 4) as NewTask['priority'] }),
  // "Ada (1234567)"
  responsible: (value) => ({ assignee: value.replace(/\s*\(\d+\)$/, '') || null }),
}

const LABEL = /(?:^|\s)@([^\s@]+)/g
const labelsOf = (text: string): string[] => [...text.matchAll(LABEL)].map(([, label]) => label!)

/** Minutes of each unit of DURATION_UNIT. */
const UNITS: Record<string, number> = { minute: 1, day: 1440 }

/** "Home [2203306141].csv" */
const projectOf = (name: string): string | null => {
  const project = name
    .replace(/^.*\//, '')
    .replace(/\.csv$/i, '')
    .replace(/\s*\[\d+\]$/, '')
    .trim()
  return project === '' || project === 'Inbox' ? null : project
}

export const todoist: Format = {
  name: 'todoist',
  fits: (beginning) => /^"?type"?[,;]"?content"?[,;]/i.test(beginning),
  async *read(text, name, reader) {
    const project = projectOf(name)
    const keyOf = createKeys('todoist')
    let header: string[] | undefined
    let section: string | null = null
    /** the task at each indent above */
    let above: Entry[] = []
    let last: Entry | undefined
    for await (const { line, cells } of recordsOf(text)) {
      if (!header) {
        header = headerOf(cells)
        continue
      }
      const row = rowOf(header, cells)
      if (row.type === 'note') {
        if (last) addComment(last, row)
        continue
      }
      if (last) yield { entry: last }
      last = undefined
      if (row.type === 'section') {
        section = row.content || null
        above = []
      } else if (row.type === 'task') {
        const made = await entryOf(row, reader)
        if (!made.fields.title) yield { leftOut: { line, code: 'no-title', text: '' } }
        else {
          const depth = Math.max(0, (Number(row.indent) || 1) - 1)
          above = above.slice(0, depth)
          const parent = above.at(-1)
          const key = keyOf(project, section, parent?.fields.title, made.fields.title)
          const fields = { ...made.fields, project, section }
          last = { line, key, ref: `${name} ${line}`, under: parent?.ref, ...made, fields }
          above[depth] = last
        }
      }
      // Others, such as `meta`, are how it was shown there.
    }
    if (last) yield { entry: last }
  },
}

async function entryOf(row: Row, reader: Reader): Promise<Required<Pick<Entry, 'fields' | 'without'>>> {
  const without: Lacking[] = []
  const fields: Partial<NewTask> = Object.assign(
    {},
    ...Object.entries(COLUMNS).map(([name, of]) => of(row[name] ?? '')),
  )
  const timeZone = canonicalZone(row.timezone ?? '') ?? reader.timeZone
  const read = async (text: string | undefined, language: string | undefined, code: 'date') => {
    if (!text) return null
    const said = await reader.readWhen(text, { ...(language && { language }), timeZone })
    if (!said) without.push({ code, text })
    return said
  }
  const when = await read(row.date, row.date_lang, 'date')
  const deadline = await read(row.deadline, row.deadline_lang, 'date')
  const duration = Number(row.duration) * (UNITS[(row.duration_unit ?? '').toLowerCase()] ?? 0)
  return {
    fields: {
      ...fields,
      title: fields.title ?? '',
      ...(when?.due && { due: { ...when.due, timeZone } }),
      ...(when?.repeat && { recurrence: when.repeat }),
      ...(deadline?.due && { deadline: deadline.due }),
      ...(duration >= 1 && { durationMinutes: duration }),
    },
    without,
  }
}

/** "[[file {…}]]" */
const ATTACHED = /\[\[file\s.*?\]\]/gs

/** A DATE that is the instant at which a comment was written. */
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function addComment(entry: Entry, { content = '', date = '' }: Row): void {
  const files = content.match(ATTACHED) ?? []
  const text = content.replace(ATTACHED, '').trim()
  const said: Said = INSTANT.test(date) ? { text, createdAt: new Date(date).toISOString() } : { text }
  if (text) entry.comments = [...(entry.comments ?? []), said]
  if (files.length)
    entry.without = [...(entry.without ?? []), ...files.map((file): Lacking => ({ code: 'file', text: nameIn(file) }))]
}

const nameIn = (file: string): string => /"file_name":\s*"([^"]*)"/.exec(file)?.[1] ?? ''
