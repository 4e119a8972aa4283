/** What marks were read from a line, in other forms. */
import type { Changes, TaskDraft } from '../types.ts'

/** The marks of a line as changes of a task: "p1 #Work" said of one that is there. */
export const changesOfMarks = (draft: TaskDraft): Changes => ({
  ...(draft.priority && { priority: draft.priority }),
  ...(draft.project && { project: draft.project }),
  ...(draft.section && { section: draft.section }),
  ...(draft.labels.length && { addLabels: draft.labels }),
  ...(draft.assignee && { assignee: draft.assignee }),
  ...(draft.deadline && { deadline: draft.deadline }),
  ...(draft.start && { start: draft.start }),
  ...(draft.reminders.length && { addReminders: draft.reminders }),
})

/** The marks of a draft as they are written: "p1", "#Work", "/Plans", "@errand", "+ann". */
export const signsOf = ({ priority, project, section, labels, assignee }: TaskDraft): string[] =>
  [
    priority && `p${priority}`,
    project && `#${project}`,
    section && `/${section}`,
    ...labels.map((label) => `@${label}`),
    assignee && `+${assignee}`,
  ].filter((sign) => typeof sign === 'string')
