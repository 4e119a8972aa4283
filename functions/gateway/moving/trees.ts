/** Which task of a file is under which, within the levels and the number of tasks that a tree may have (docs/subtasks.md). */
import { SUBTASKS } from '../../../shared/domain/subtasks.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { LeftOut } from './formats/format.ts'
import type { Coming } from './read.ts'

interface Here {
  /** by their ids, the tasks that the person has already, of all trees that concern those of the file */
  stored: ReadonlyMap<string, Task>
  /** the id that one of the file has here, if it is there */
  idHere(each: Coming): string | undefined
}

export interface InTrees {
  /** each behind its parent, with that one's id */
  coming: Coming[]
  /** those that are not where the file has them */
  without: LeftOut[]
}

/** Where something stands: on which level, from 1, and in whose tree. */
interface Place {
  id: string
  title: string
  level: number
  top: string
  above: Place | undefined
}

/**
 * What is deeper than tasks go comes beside the one that it would be under; what is in a circle, under nothing that there is, or in a tree that
 * is full, as a task of its own.
 */
export function inTrees(coming: Coming[], { stored, idHere }: Here): InTrees {
  const byRef = new Map(coming.toReversed().flatMap((each) => (each.ref ? [[each.ref, each] as const] : [])))
  const openIn = countOpen(stored)
  const places = new Map<Coming, Place>()
  const found: InTrees = { coming: [], without: [] }

  const parentOf = ({ under }: Coming) => (under === undefined ? undefined : byRef.get(under))

  function place(each: Coming): Place {
    const here = idHere(each)
    if (here !== undefined) return placeOf(here, stored)
    const { under, line, file, command } = each
    const told = (code: LeftOut['code'], text: string) =>
      found.without.push({ line, ...(file !== undefined && { file }), code, text })
    const parent = parentOf(each)
    // One that is in a circle has no place yet.
    let above = parent && places.get(parent)
    const isOpen = command.past?.status === 'open'
    if (above && isOpen && (openIn.get(above.top) ?? 0) >= SUBTASKS.tree) above = undefined
    if (under !== undefined && !above) told('subtask', parent?.command.fields.title ?? '')
    if (above && above.level >= SUBTASKS.levels) {
      above = above.above!
      told('too-deep', above.title)
    }
    const top = above?.top ?? command.id
    if (isOpen) openIn.set(top, (openIn.get(top) ?? 0) + 1)
    const fields = { ...command.fields, ...(above && { parentId: above.id }) }
    found.coming.push({ ...each, command: { ...command, fields } })
    return { id: command.id, title: fields.title, level: (above?.level ?? 0) + 1, top, above }
  }

  for (const each of coming) {
    const upwards = new Set<Coming>()
    for (let at: Coming | undefined = each; at && !places.has(at) && !upwards.has(at); at = parentOf(at))
      upwards.add(at)
    for (const one of [...upwards].toReversed()) places.set(one, place(one))
  }
  return found
}

function placeOf(id: string, stored: ReadonlyMap<string, Task>): Place {
  const task = stored.get(id)
  const above = task?.parentId ? placeOf(task.parentId, stored) : undefined
  return { id, title: task?.title ?? '', level: (above?.level ?? 0) + 1, top: above?.top ?? id, above }
}

/** Open tasks of each tree, by the task on top of it. */
function countOpen(stored: ReadonlyMap<string, Task>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { id, status } of stored.values()) {
    if (status !== 'open') continue
    const { top } = placeOf(id, stored)
    counts.set(top, (counts.get(top) ?? 0) + 1)
  }
  return counts
}
