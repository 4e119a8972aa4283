/** What is asked of the server when it is looked at, and not kept here. */
import type { Task } from '../../../../shared/domain/task.ts'
import type { Client } from '../api/client.ts'
import { client } from './known.ts'

export const history = (taskId: string) => client().history(taskId)
export const comments = (): Pick<Client, 'comments' | 'comment' | 'changeComment' | 'removeComment'> => client()
export const figures = () => client().figures()
export const activity = (after?: string) => client().activity(after)
/** What belongs to the person and is no task: their addresses, what they take along, and the way out. */
export const person = (): Pick<
  Client,
  | 'me'
  | 'confirm'
  | 'calendar'
  | 'newCalendar'
  | 'removeCalendar'
  | 'export'
  | 'previewImport'
  | 'importFile'
  | 'askToLeave'
  | 'leave'
  | 'tokens'
  | 'makeToken'
  | 'revokeToken'
  | 'sessions'
  | 'endSession'
  | 'endSessions'
> => client()
export const transcribe = (recording: Blob, signal: AbortSignal) => client().transcribe(recording, signal)
/** Page by page, each as it is asked for. */
export const tasksPages = (query: Record<string, string>): AsyncIterable<Task[]> => client().tasks(query)
/** Tasks that are not kept here: completed ones, what the server finds. One page. */
export async function search(query: Record<string, string>): Promise<Task[]> {
  for await (const page of client().tasks(query)) return page
  return []
}
