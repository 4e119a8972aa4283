import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { act, onTargets, WAITS } from '../assistant/on-tasks.ts'
import type { Step, Turn } from '../turn.ts'
import { openUnder } from './open-under.ts'
import { propose } from './propose.ts'
import { withTargets } from './with-targets.ts'

export const deleteStep = (turn: Turn, command: CommandOf<'delete'>): Promise<Step> =>
  withTargets(turn, command, async (tasks) => {
    const changes = tasks.map(({ id }) => ({ taskId: id, command: { type: 'delete' } as const }))
    const subtasks = tasks.length === 1 ? await openUnder(turn, tasks[0]!) : 0
    return propose(turn, { act: 'delete', ...(subtasks && { subtasks }) }, tasks, changes)
  })

export const performDelete = onTargets<'delete'>((command, tasks, desk) => ({ ...act(command, tasks, desk), ...WAITS }))
