import { isPutAway } from '../../../../shared/domain/start.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { FiguresView } from '../../../../shared/language/replies.ts'
import { addDays, parseDate } from '../../../../shared/time/civil.ts'
import { figuresOf, MOST_WEEKS } from '../../figures/figures.ts'
import type { Perform } from '../assistant/on-tasks.ts'
import { cut } from '../assistant/view.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

/** Tasks that are told as put off. */
const NAMED = 5

export async function figuresStep(turn: Turn, command: CommandOf<'figures'>): Promise<Step> {
  return say(repliesOf(turn).figures(await look(turn, command), turn.context))
}

export const performFigures: Perform<'figures'> = async (command, { turn }) => {
  const { postponed, ...view } = await look(turn, command)
  return { ...view, postponed: postponed.map(({ title, times }) => ({ title: cut(title, 200), times })) }
}

async function look({ finder, person, context }: Turn, { period }: CommandOf<'figures'>): Promise<FiguresView> {
  const { database, context: found } = finder
  const today = context.now.slice(0, 10)
  const { weekStart = 1 } = person.profile
  const back = period ? Math.max(0, parseDate(today)! - parseDate(period.from)!) : 0
  const weeks = Math.min(Math.ceil(back / 7) + 1, MOST_WEEKS)
  const asked = { weeks, now: found.now, timeZone: context.timeZone, weekStart }
  const { days: all, weeks: byWeek, streak, postponed } = await figuresOf(database, person.id, asked)
  const { from, to } = period ?? { from: byWeek.at(-1)!.from, to: addDays(today, 1) }
  const days = all.filter(({ date }) => from <= date && date < to)
  const best = days.toSorted((a, b) => b.completed - a.completed)[0]
  return {
    from: days[0]?.date ?? from,
    last: days.at(-1)?.date ?? from,
    completed: days.reduce((sum, { completed }) => sum + completed, 0),
    best: days.length > 1 && best?.completed ? best : null,
    streak,
    postponed: postponed
      .filter(({ task }) => !isPutAway(task, found.now))
      .slice(0, NAMED)
      .map(({ task, times }) => ({ title: task.title, times })),
  }
}
