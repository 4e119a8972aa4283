/** The marks of a line as changes of a task: "p1 #Work" said of one that is there. */
import type { Changes, TaskDraft } from '../types.ts'

export const changesOfMarks = (draft: TaskDraft): Changes => ({
  ...(draft.priority && { priority: draft.priority }),
  ...(draft.project && { project: draft.project }),
  ...(draft.section && { section: draft.section }),
  ...(draft.labels.length && { addLabels: draft.labels }),
  ...(draft.assignee && { assignee: draft.assignee }),
  ...(draft.deadline && { deadline: draft.deadline }),
  ...(draft.reminders.length && { addReminders: draft.reminders }),
})
