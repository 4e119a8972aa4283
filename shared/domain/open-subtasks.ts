/** What becomes of the open subtasks of a task that is completed or skipped: the same; nothing; or it is refused. */
export const OPEN_SUBTASKS = ['complete', 'keep', 'refuse'] as const
export type OpenSubtasks = (typeof OPEN_SUBTASKS)[number]
