/** When all is quiet, a person's lists have every open task once, in sight or put away, and every comment. */
import type { Ending } from '../../history.ts'
import type { Evidence, TaskState, Violation } from '../evidence.ts'

/** Milliseconds around a start in which a list may have been read before or after it. */
const AROUND = 2000

export function checkEndings({ history, tasks, comments }: Evidence): Violation[] {
  return history.endings.flatMap((ending) => {
    const { person, inSight, putAway, counted } = ending
    const looked = new Set(ending.looked)
    const open = tasks.filter((each) => each.person === person && each.task.status === 'open').map(({ task }) => task)
    const said = comments
      .filter((each) => each.person === person && !each.comment.isDeleted)
      .filter(({ comment }) => looked.has(comment.taskId))
    const found: [Violation['kind'], string | undefined, string][] = [
      ...open.filter(hasBegun(ending)).flatMap(({ id }) => counts(id, inSight, 'the list')),
      ...open.filter(isLater(ending)).flatMap(({ id }) => counts(id, putAway, 'what is put away')),
      ...strangers(
        inSight,
        open.filter((task) => !isLater(ending)(task)),
      ),
      ...strangers(
        putAway,
        open.filter((task) => !hasBegun(ending)(task)),
      ),
      ...said.flatMap(({ id, version, comment }): [Violation['kind'], string, string][] =>
        ending.comments.filter((each) => each.id === id && each.version === version).length === 1
          ? []
          : [['lost', comment.taskId, 'a comment is not told as it is stored']],
      ),
    ]
    const [least, most] = [open.filter(hasBegun(ending)).length, open.filter((task) => !isLater(ending)(task)).length]
    // Of none the chat says so in words.
    if ((counted ?? 0) < least || (counted ?? 0) > most)
      found.push(['wrong', undefined, `${counted ?? 'no'} open tasks were counted of ${least}`])
    return found.map(([kind, taskId, what]) => ({ rule: 'endings', kind, person, taskId, what }))
  })
}

const hasBegun =
  ({ at }: Ending) =>
  ({ startAt }: TaskState): boolean =>
    (startAt ?? 0) <= at - AROUND

const isLater =
  ({ until }: Ending) =>
  ({ startAt }: TaskState): boolean =>
    (startAt ?? 0) > until + AROUND

function counts(id: string, list: string[], name: string): [Violation['kind'], string, string][] {
  const times = list.filter((each) => each === id).length
  if (times === 1) return []
  return [[times ? 'doubled' : 'lost', id, `it is ${times} times in ${name}`]]
}

function strangers(list: string[], known: TaskState[]): [Violation['kind'], string, string][] {
  const ids = new Set(known.map(({ id }) => id))
  return list.filter((id) => !ids.has(id)).map((id) => ['wrong', id, 'it is in a list that it does not belong to'])
}
