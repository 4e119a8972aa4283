import type { TaskFields } from './task.ts'

/** What a new task has where nothing was said. By itself: a page that only needs this does not load schemas. */
export const EMPTY_FIELDS: Omit<TaskFields, 'title' | 'parentId' | 'order' | 'start'> = {
  note: '',
  priority: 4,
  project: null,
  section: null,
  labels: [],
  assignee: null,
  due: null,
  deadline: null,
  durationMinutes: null,
  recurrence: null,
  reminders: [],
  isNote: false,
}
