/** The commands of the table as tools: what they would change is staged, what they show is told to the model. */
import type { Profile } from '../../../../shared/domain/profile.ts'
import { snoozeTask } from '../../../../shared/domain/snooze.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { commandKinds, toolsOf } from '../../../../shared/language/commands/table.ts'
import { createPhraseReader, type PhraseReader, ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { z } from '../../../../shared/language/commands/zod.ts'
import { localeOf } from '../../../../shared/language/index.ts'
import { newTaskOf, taskChangesOf } from '../../../../shared/language/stored-fields.ts'
import type { Command, Context, Filter } from '../../../../shared/language/types.ts'
import { instantOf, isTimeZone } from '../../../../shared/time/zone.ts'
import { countTasks, listTasks } from '../../list/list.ts'
import type { TargetCommand } from '../conversation.ts'
import { withOtherEnd } from '../steps/setting.ts'
import { MORNING } from '../steps/snooze.ts'
import { countsFromDate } from '../steps/update.ts'
import { findTargets } from '../targets.ts'
import { repliesOf } from '../turn.ts'
import type { Desk, Tool } from './tool.ts'
import { shownTask, shownTasks } from './view.ts'

/** Tasks that one look finds. */
export const MOST_FOUND = 40
const MOST_NAMES = 50

/** Kinds that change nothing of the person's. */
const READS: Command['kind'][] = ['list', 'names', 'show', 'help', 'none', 'cancel']

export function commandTools(): Tool[] {
  return toolsOf(z).map((tool) => ({
    name: tool.name,
    description: tool.description,
    parameters: tool.parameters,
    isRead: READS.some((kind) => commandKinds[kind].tool?.(z).name === tool.name),
    run: async (given, desk) => perform(tool.readArguments(given, phrasesOf(desk.turn.context)), desk),
  }))
}

/** What a model or an agent quotes is in the person's language, or in English. */
export function phrasesOf(context: Context): PhraseReader {
  const own = createPhraseReader(localeOf(context), context)
  const english = createPhraseReader(localeOf({}), { ...context, language: 'en' })
  const either =
    <Read>(first: (words: string) => Read, second: (words: string) => Read) =>
    (words: string): Read => {
      try {
        return first(words)
      } catch (error) {
        if (error instanceof ToolArgumentError) return second(words)
        throw error
      }
    }
  return {
    when: either(own.when, english.when),
    changes: either(own.changes, english.changes),
    filter: either(own.filter, english.filter),
  }
}

async function perform(command: Command, desk: Desk): Promise<unknown> {
  const { turn, staging } = desk
  switch (command.kind) {
    case 'add':
      return { added: command.tasks.map((draft) => shownTask(staging.add(newTaskOf(draft, turn.context)), desk)) }
    case 'list':
      return list(command, desk)
    case 'names':
      return { [command.of]: turn.person[command.of].slice(0, MOST_NAMES) }
    case 'setting':
      return set(command, desk)
    case 'undo':
      staging.undo(command.count ?? 1)
      return WAITS
    case 'help':
      return { help: repliesOf(turn).help(turn.context) }
    case 'cancel':
      desk.drop()
      return { dropped: turn.pending !== null }
    case 'none':
      return { hint: 'Tell the person in one sentence that you only know their tasks.' }
    case 'confirm':
      throw new ToolArgumentError('only the person can say yes')
    default:
      return onTargets(command, desk)
  }
}

/** What is told where a yes of the person is needed, whatever else is done. */
const WAITS = { waits: 'The person is asked whether to do this. It is not done yet.' }

async function list({ filter, sort, answer }: CommandOf<'list'>, desk: Desk): Promise<unknown> {
  const { finder } = desk.turn
  if (answer === 'count') return { count: await countTasks(finder.database, finder.personId, filter, finder.context) }
  const { tasks, next } = await find(desk, filter, MOST_FOUND, sort)
  const found = shownTasks(tasks.map(desk.staging.now), desk)
  return next ? { ...found, more: found.more ?? 'yes: narrow it down' } : found
}

export const find = ({ turn: { finder } }: Desk, filter: Filter, limit: number, sort?: CommandOf<'list'>['sort']) =>
  listTasks(finder.database, finder.personId, { filter, limit, ...(sort && { sort }) }, finder.context)

async function onTargets(command: TargetCommand, desk: Desk): Promise<unknown> {
  const found = await targetsOf(command, desk)
  if ('which' in found)
    return { error: 'Several tasks fit these words: name one by its number.', ...shownTasks(found.which, desk) }
  const { tasks } = found
  switch (command.kind) {
    case 'show':
      desk.show(tasks.slice(0, MOST_FOUND))
      return shownTasks(tasks, desk)
    case 'snooze':
      return snooze(tasks, command, desk)
    case 'update':
      return update(tasks, command, desk)
    default: {
      const { kind } = command
      const after = tasks.map((task) => desk.staging.act(task, kind) ?? task)
      return { [kind]: shownTasks(after, desk).tasks, ...(kind === 'delete' && WAITS) }
    }
  }
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

function update(tasks: Task[], { changes }: CommandOf<'update'>, desk: Desk): unknown {
  const undated = countsFromDate(changes) && tasks.find(({ due }) => !due)
  if (undated) throw new ToolArgumentError(`“${undated.title}” has no date to count a reminder from`)
  const after = tasks.map((task) => desk.staging.change(task, taskChangesOf(changes, task, desk.turn.context)) ?? task)
  return { changed: shownTasks(after, desk).tasks }
}

function snooze(tasks: Task[], { until }: CommandOf<'snooze'>, { turn, staging }: Desk): unknown {
  const at =
    'minutes' in until
      ? Date.parse(turn.origin.now) + until.minutes * 60_000
      : instantOf(`${until.date}T${until.time ?? MORNING}`, turn.context.timeZone)
  for (const task of tasks) {
    if (task.status !== 'open') throw new ToolArgumentError(`“${task.title}” is not open`)
    snoozeTask(task, at)
    staging.snooze(task, at)
  }
  return { snoozed: tasks.length }
}

function set({ timeZone, quietHours }: CommandOf<'setting'>, { turn, staging }: Desk): unknown {
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new ToolArgumentError(`'${timeZone}' is no time zone`)
  const hours = quietHours && withOtherEnd(quietHours, turn.person.profile)
  if (hours && !(hours.from && hours.to)) throw new ToolArgumentError('quiet hours need both ends')
  staging.set({
    ...(timeZone && { timeZone }),
    ...(quietHours !== undefined && { quietHours: hours as Profile['quietHours'] }),
  })
  return WAITS
}
