/** What a heading says, said of each line below it. */
import type { Context, Span, TaskDraft } from '../types.ts'

/** As quick add reads a text. */
interface Drafts {
  drafts: TaskDraft[]
  spans: Span[]
}

/** A longer heading is no name of a project. */
const LONGEST_NAME = 4

export interface HeadingRead {
  /** its words about time, to be read with a line that has none */
  time: string
  draft: TaskDraft
  /** the project that its words name */
  project: string | null
  /** words that are no name: what the tasks are about */
  note: string | null
}

const TIME: Span['kind'][] = ['date', 'time', 'recurrence', 'duration']
const DAY: Span['kind'][] = ['date', 'recurrence']

/** @param name the name of the list that its words are, without those that only say that there are tasks; empty when these are all */
export function readHeading(
  text: string,
  { drafts: [draft], spans }: Drafts,
  name: (words: string) => string,
  { projects }: Context,
): HeadingRead {
  const title = draft!.title.replace(/[\s:]+$/, '')
  const said = name(title)
  const known = projects?.find((project) => project.toLowerCase() === said.toLowerCase())
  const isName = said.split(/\s+/).length <= LONGEST_NAME
  return {
    time: spans.flatMap(({ start, end, kind }) => (TIME.includes(kind) ? [text.slice(start, end)] : [])).join(' '),
    draft: draft!,
    project: draft!.project ?? known ?? (said && isName ? said.charAt(0).toUpperCase() + said.slice(1) : null),
    note: said && !known && (draft!.project || !isName) ? title : null,
  }
}

/** @param read reads a text as a task */
export function readBelow(heading: HeadingRead, line: string, read: (text: string) => Drafts): Drafts {
  const own = read(line)
  const hasDay = own.spans.some(({ kind }) => DAY.includes(kind))
  const { drafts } = heading.time && !hasDay ? read(`${line} ${heading.time}`) : own
  return { drafts: drafts.map((draft) => withHeading(draft, heading)), spans: own.spans }
}

function withHeading(draft: TaskDraft, { draft: above, project, note }: HeadingRead): TaskDraft {
  return {
    ...draft,
    project: draft.project ?? project,
    section: draft.section ?? (draft.project ? null : above.section),
    priority: draft.priority ?? above.priority,
    deadline: draft.deadline ?? above.deadline,
    start: draft.start ?? above.start,
    labels: [...new Set([...draft.labels, ...above.labels])],
    assignee: draft.assignee ?? above.assignee,
    ...(note !== null && { note }),
  }
}
