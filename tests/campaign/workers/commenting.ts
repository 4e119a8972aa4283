/** What people say of tasks. */
import type { Random } from '../random.ts'
import type { Asked } from './client.ts'
import type { Known } from './known.ts'

export const commenting = (taskId: string, text: string): Asked => ({
  verb: 'comment',
  method: 'POST',
  path: `/v1/tasks/${taskId}/comments`,
  body: { text },
  titles: [text],
  taskId,
})

/** Says one otherwise, or takes it away. @returns undefined where none is known */
export function recommenting(random: Random, { comments }: Known, token: string): Asked | undefined {
  if (!comments.size) return undefined
  const { id, version } = random.pick([...comments.values()])
  const path = `/v1/comments/${id}`
  if (random.chance(0.3)) return { verb: 'uncomment', method: 'DELETE', path, taskId: id }
  const headers: Record<string, string> = random.chance(0.4) ? { 'if-match': `"${version}"` } : {}
  return { verb: 'reword', method: 'PATCH', path, body: { text: token }, taskId: id, headers }
}
