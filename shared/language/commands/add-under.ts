import { nameKey } from '../../domain/collections/name-key.ts'
import { emptyDraft } from '../quick-add/drafts.ts'
import type { Context, Or, Target, TaskDraft } from '../types.ts'
import type { CommandKind } from './kind.ts'
import { draftsIn, spanOf } from './on-target.ts'
import type { CommandReader, TargetRead } from './reader.ts'
import { readTarget, wordsIn } from './targets.ts'
import { createTool, ToolArgumentError, whenPhrase } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'
import type { Stretch } from './wish.ts'

/** New subtasks: "add eggs under groceries". */
export const addUnderKind: CommandKind<'addUnder'> = {
  intent: 'add',
  confirmed: 'never',
  forAgents: { title: 'Add subtasks', isDestructive: false, isIdempotent: false },
  readWish(reader, { target, under }) {
    const parent = under ? readTarget(reader, under, 'one') : target && spokenOf(reader, target)
    if (!target || !parent || 'filter' in parent.target) return undefined
    const tasks = itemsIn(reader, draftsIn(reader, target), parent.target)
    if (!tasks.length || tasks.some(({ title }) => !title)) return undefined
    const spans = [spanOf(reader, target, 'title'), ...(under ? [spanOf(reader, under, parent.kind)] : [])]
    const or = inProject(tasks, parent.target, reader.source.context)
    return {
      command: { kind: 'addUnder', under: parent.target, tasks, ...(or && { or }) },
      spans,
      free: parent.free + 1,
    }
  },
  tool: (z) =>
    createTool({
      name: 'add_subtasks',
      description: 'Add tasks under one that there is.',
      parameters: z.strictObject({
        under: targetParameter(z),
        tasks: z
          .array(
            z.strictObject({
              title: z.string().check(z.minLength(1), z.describe('the task without its date')),
              when: whenPhrase(z, 'date, time or repetition'),
            }),
          )
          .check(z.minLength(1)),
      }),
      commandOf({ under, tasks }, phrases) {
        const parent = targetOf(under, phrases)
        if ('filter' in parent) throw new ToolArgumentError('tasks come under one task, which no filter names')
        const drafts = tasks.map(({ title, when }): TaskDraft => {
          const time = when === null ? null : phrases.when(when)
          const { due = null, range = null, repeat = null, durationMinutes = null } = time ?? {}
          return { ...emptyDraft(title), due, range, repeat, durationMinutes }
        })
        return { kind: 'addUnder', under: parent, tasks: drafts }
      },
    }),
}

/** Where no task is called so, what is put "under Home" is put into the project. */
function inProject(drafts: TaskDraft[], under: Target, { projects = [] }: Context): Or | undefined {
  const key = 'title' in under && nameKey(under.title)
  const project = projects.find((name) => nameKey(name) === key)
  const tasks = drafts.map((draft) => ({ ...draft, project: project ?? null }))
  return project === undefined ? undefined : { where: 'none', commands: [{ kind: 'add', tasks }] }
}

const QUOTED = /^["“„'‘]([^"“”'‘’]+)["”“'’]$/

/** "milk and bread" are two, where they have no time of their own. */
const itemsIn = ({ itemsOf }: CommandReader, drafts: TaskDraft[], parent: Target): TaskDraft[] =>
  drafts.flatMap((draft) => {
    const list = 'title' in parent ? parent.title : ''
    const title = draft.title.replace(QUOTED, '$1')
    const titles = draft.due || title !== draft.title ? [title] : (itemsOf?.(title, list) ?? [title])
    return titles.map((title) => ({ ...draft, title }))
  })

/** Where none is named, the words may still name one in another reading, which is the better one then. */
const spokenOf = (reader: CommandReader, target: Stretch): TargetRead => ({
  target: { last: true },
  free: wordsIn(reader, target),
  kind: 'reference',
})
