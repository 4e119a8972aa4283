/** What the tools of commands have in common: how they find the tasks that they are about, and what is told of those. */

import type { Task } from '../../../../shared/domain/task.ts'
import type { CommandOf, Kind, TargetKind } from '../../../../shared/language/commands/kind.ts'
import { commandKinds } from '../../../../shared/language/commands/table.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import type { Filter, Target } from '../../../../shared/language/types.ts'
import { listTasks } from '../../list/list.ts'
import { tasksByIds } from '../../statements.ts'
import type { TargetCommand } from '../conversation.ts'
import { findTargets } from '../targets.ts'
import type { Desk } from './tool.ts'
import { shownTasks } from './view.ts'

/** Tasks that one look finds. */
export const MOST_FOUND = 40

/** What a kind of command does for a model or an agent: what it would change is staged, and what it finds is told as JSON. */
export type Perform<K extends Kind> = (command: CommandOf<K>, desk: Desk) => unknown

/** What is told where a yes of the person is needed, whatever else is done. */
export const WAITS = { waits: 'The person is asked whether to do this. It is not done yet.' }

/** For what no tool does: something else does, or only a person may. */
export function refuse(why: string) {
  return () => {
    throw new ToolArgumentError(why)
  }
}

export const find = ({ turn: { finder } }: Desk, filter: Filter, limit: number, sort?: CommandOf<'list'>['sort']) =>
  listTasks(finder.database, finder.personId, { filter, limit, ...(sort && { sort }) }, finder.context)

/** Does something with the tasks that a command is about; several that fit are told instead. */
export function onTargets<K extends TargetKind>(
  run: (command: CommandOf<K>, tasks: Task[], desk: Desk) => unknown,
): Perform<K> {
  return async (command, desk) => {
    const found = await targetsOf(command as TargetCommand, desk)
    return 'which' in found
      ? { error: 'Several tasks fit these words: name one by its number.', ...shownTasks(found.which, desk) }
      : run(command, found.tasks, desk)
  }
}

/** The one task under which, or beside which, others come. */
export async function onOne(target: Target, desk: Desk, run: (task: Task) => unknown): Promise<unknown> {
  const found = await targetsOf({ kind: 'nest', target, under: null }, desk)
  const tasks = 'which' in found ? found.which : found.tasks
  return tasks.length === 1
    ? run(tasks[0]!)
    : { error: 'Several tasks fit these words: name one by its number.', ...shownTasks(tasks, desk) }
}

export async function tasksNow({ turn: { finder }, staging }: Desk, ids: string[]): Promise<Map<string, Task>> {
  const rows = await finder.database.query<{ task: Task }>(tasksByIds(finder.personId, ids))
  return new Map(rows.map(({ task }) => [task.id, staging.now(task)]))
}

export function act(command: CommandOf<'complete' | 'reopen' | 'skip' | 'delete'>, tasks: Task[], desk: Desk) {
  const { kind } = command
  const subtasks = 'subtasks' in command ? command.subtasks : undefined
  const after = tasks.map((task) => desk.staging.act(task, kind, subtasks) ?? task)
  return { [kind]: shownTasks(after, desk).tasks }
}

/** By their numbers as they are in this turn, with what is staged; else as a person's words are looked up. */
async function targetsOf(
  { kind, target }: TargetCommand,
  { turn, handles, staging }: Desk,
): Promise<{ tasks: Task[] } | { which: Task[] }> {
  if ('shown' in target && target.shown !== 'all') {
    const tasks = target.shown.map((handle) => {
      const task = handles.find(handle)
      if (!task) throw new ToolArgumentError(`no result has a task with the number ${handle}; look for tasks first`)
      return staging.now(task)
    })
    return { tasks: [...new Map(tasks.map((task) => [task.id, task])).values()] }
  }
  const found = await findTargets(turn.finder, target, commandKinds[kind].wanted)
  if ('none' in found) throw new ToolArgumentError('no task fits; look for tasks and name them by their numbers')
  return 'tasks' in found ? { tasks: found.tasks.map(staging.now) } : found
}
