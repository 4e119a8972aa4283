import type { Statement } from '../../../shared/database/index.ts'
import type { Comment } from '../../../shared/domain/comments/comment.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Beside } from '../../../shared/outbox/index.ts'

export interface CommentsRow {
  /** of the person, at which all of it is so */
  revision: string
  comments: Comment[]
  tasks: { task: Task; count: number }[]
}

/** Some comments, and some tasks each with how many it has. */
export const commentsToChange = (personId: string, ids: string[], taskIds: string[]): Statement => ({
  name: 'comments-to-change',
  text: `
    select coalesce((select revision from todo.people where id = $1), 0) as revision,
      coalesce((select jsonb_agg(comment) from todo.comments where person_id = $1 and id = any($2::uuid[])), '[]') as comments,
      coalesce((
        select jsonb_agg(jsonb_build_object('task', task, 'count', (
          select count(*) from todo.comments where person_id = $1 and task_id = tasks.id and not is_deleted
        ))) from todo.tasks where person_id = $1 and id = any($3::uuid[])
      ), '[]') as tasks`,
  values: [personId, ids, taskIds],
})

/** The comments of some tasks, the oldest first. */
export const commentsOf = (personId: string, taskIds: string[]): Statement => ({
  name: 'comments-of',
  text: `
    select comment from todo.comments where person_id = $1 and task_id = any($2::uuid[]) and not is_deleted
    order by comment ->> 'createdAt', id`,
  values: [personId, taskIds],
})

export const commentById = (personId: string, id: string): Statement => ({
  name: 'comment-by-id',
  text: 'select comment from todo.comments where person_id = $1 and id = $2 and not is_deleted',
  values: [personId, id],
})

/** Stores comments beside a commit. */
export const keepingComments = (comments: Comment[]): Beside => ({
  name: 'comments',
  text: `
    commented as (
      insert into todo.comments (person_id, id, task_id, version, comment)
      select $1, (entry ->> 'id')::uuid, (entry ->> 'taskId')::uuid, (entry ->> 'version')::int, entry
      from person, jsonb_array_elements($beside -> 'comments') as entry
      on conflict (person_id, id) do update set version = excluded.version, comment = excluded.comment
    )`,
  input: { comments },
})
