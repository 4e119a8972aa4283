/** The days of a period, with what is due on them and the time that is left. */
import * as z from 'zod/mini'
import { validate } from '../../../../shared/http/function-app.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import type { Filter } from '../../../../shared/language/types.ts'
import { agendaOf, MOST_DAYS } from '../../../gateway/chat/assistant/agenda.ts'
import { phrasesOf } from '../../../gateway/chat/assistant/phrases.ts'
import { listTasks } from '../../../gateway/list/list.ts'
import { jsonOf } from '../schema.ts'
import { shownTaskSchema, shownTasks } from '../shown.ts'
import { openTurn } from '../turn.ts'
import { type AgentTool, answered, READS } from './tool.ts'

/** Tasks of one agenda, of those that are due first. */
const MOST_TASKS = 200

const periodSchema = z.strictObject({
  period: z._default(
    z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(100),
        z.describe('such as: today, tomorrow, this week, next 3 days, march 12 to march 15'),
      ),
    'today',
  ),
})

const daySchema = z.object({
  date: z.string(),
  tasks: z.array(shownTaskSchema),
  free: z
    .array(z.string())
    .check(z.describe('stretches from 8:00 to 20:00 without a task that has a time: 09:00-11:30')),
  freeMinutes: z.number(),
  untimedMinutes: z.number().check(z.describe('of tasks that have the day but no time')),
})

export const agenda: AgentTool = {
  name: 'agenda',
  title: 'Agenda',
  description: `What is due on each day of a period (${MOST_DAYS} days at most), the time that is left, and what is overdue.`,
  input: { ...jsonOf(periodSchema), required: [] },
  output: z.object({
    now: z.string().check(z.describe('on the clock of the person')),
    timeZone: z.string(),
    days: z.array(daySchema),
    overdue: z.array(shownTaskSchema),
  }),
  scope: 'tasks:read',
  annotations: READS,
  async run(given, { deps, caller }) {
    const { period } = validate(periodSchema, given)
    const { context, finder } = await openTurn(deps, caller)
    const { from, to } = periodOf(phrasesOf(context).filter(period), period)
    const find = async (filter: Filter) => {
      const { tasks } = await listTasks(deps.database, caller.personId, { filter, limit: MOST_TASKS }, finder.context)
      return tasks
    }
    const [due, overdue] = [await find({ due: { from, to } }), await find({ overdue: true })]
    const { now, timeZone } = context
    const days = agendaOf(due, { from, to, now, timeZone }).map(
      ({ date, tasks, free, freeMinutes, untimedMinutes }) => ({
        date,
        tasks: shownTasks(tasks, context),
        free,
        freeMinutes,
        untimedMinutes,
      }),
    )
    return answered({ now, timeZone, days, overdue: shownTasks(overdue, context) })
  },
}

/** Half-open. @throws ToolArgumentError for words that name no days */
function periodOf(filter: Filter, words: string): { from: string; to: string } {
  const { from = null, to = null } = 'due' in filter ? filter.due : {}
  if (!from || !to) throw new ToolArgumentError(`'${words}' names no period with a beginning and an end`)
  return { from: from.slice(0, 10), to: to.slice(0, 10) }
}
