/** Names of what is there to be read. */
export const TODAY = 'todo://today'
export const PROJECT = 'todo://projects/{project}'
export const TASK = 'todo://tasks/{id}'
export const HISTORY = 'todo://tasks/{id}/history'

export const projectUri = (name: string): string => PROJECT.replace('{project}', encodeURIComponent(name))
export const taskUri = (id: string): string => TASK.replace('{id}', id)
