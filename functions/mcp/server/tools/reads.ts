/** What looks and changes nothing. */

import * as z from 'zod/mini'
import type { Task } from '../../../../shared/domain/task.ts'
import { validate } from '../../../../shared/http/function-app.ts'
import { notFound } from '../../../../shared/http/problem.ts'
import { isUuid } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { commandKinds } from '../../../../shared/language/commands/table.ts'
import type { Tool } from '../../../../shared/language/commands/tool.ts'
import { z as schemas } from '../../../../shared/language/commands/zod.ts'
import { phrasesOf } from '../../../gateway/chat/assistant/phrases.ts'
import { shownCollections } from '../../../gateway/chat/assistant/view.ts'
import { stepsOf } from '../../../gateway/chat/steps/index.ts'
import { LIST_LIMIT } from '../../../gateway/chat/steps/list.ts'
import { wholeViewsOf } from '../../../gateway/chat/steps/show.ts'
import { repliesOf } from '../../../gateway/chat/turn.ts'
import { readInstant } from '../../../gateway/list/instant.ts'
import { countTasks, listTasks } from '../../../gateway/list/list.ts'
import { openPast } from '../../../gateway/list/past.ts'
import { KIND_OF, languageContext } from '../../../gateway/person/person.ts'
import { tasksByIds } from '../../../gateway/statements.ts'
import type { McpDeps } from '../../deps.ts'
import { historyOf, MOST_EVENTS } from '../history.ts'
import { type Json, jsonOf } from '../schema.ts'
import { shownTask, shownTaskSchema, shownTasks } from '../shown.ts'
import { openTurn } from '../turn.ts'
import { taskUri } from '../uris.ts'
import { agenda } from './agenda.ts'
import { argumentsOf } from './arguments.ts'
import { type AgentTool, answered, failed, READS } from './tool.ts'

/** Tasks that one look shows. */
const SHOWN = 50

const listSchema = z.object({
  tasks: z.array(shownTaskSchema),
  hasMore: z.boolean().check(z.describe('there are others that fit; narrow the filter down')),
  count: z.optional(z.number()),
})

const atSchema = z.optional(
  z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(100),
      z.describe('as they were then: “last monday”, “yesterday 9am” or 2026-03-31T09:00:00Z; left out for now'),
    ),
)

function listTool(): AgentTool {
  const tool = commandKinds.list.tool!(schemas)
  const { schema, read } = argumentsOf(tool)
  const { at: atInput } = jsonOf(z.object({ at: atSchema })).properties as Json
  return {
    name: tool.name,
    title: 'List tasks',
    description: `${tool.description} Open ones, if the filter does not say otherwise. With \`at\`, what there was at an instant.`,
    input: { ...schema, properties: { ...(schema.properties as Json), at: atInput } },
    output: listSchema,
    scope: 'tasks:read',
    annotations: READS,
    async run({ at: said, ...given }, { deps, caller }) {
      const at = validate(atSchema, said)
      const { person, context, finder } = await openTurn(deps, caller)
      const then = at === undefined ? undefined : await readInstant(at, person, deps.now())
      const tables = then && (await openPast(deps.database, caller.personId, then, deps.now()))
      const looked = then ? { ...finder.context, now: then.getTime(), tables } : finder.context
      const words = then ? { ...context, ...languageContext(person, then) } : context
      const { filter, sort, answer }: CommandOf<'list'> = tool.readArguments(read(given).args, phrasesOf(words))
      if (answer === 'count') {
        const count = await countTasks(deps.database, caller.personId, filter, looked)
        return answered({ tasks: [], hasMore: false, count })
      }
      const query = { filter, limit: SHOWN, ...(sort && { sort }) }
      const { tasks, next } = await listTasks(deps.database, caller.personId, query, looked)
      return answered({ tasks: shownTasks(tasks, words), hasMore: next !== null })
    },
  }
}

const MOST_NAMES = 200

const namesSchema = z.object({
  names: z.array(z.string()).check(z.describe('of those that are not archived')),
  collections: z.array(
    z.object({
      name: z.string(),
      project: z.optional(z.string().check(z.describe('of a section: the project that it is in'))),
      within: z.optional(z.string().check(z.describe('of a project: the project around it'))),
      words: z.optional(z.string().check(z.describe('of a saved filter'))),
      colour: z.optional(z.string()),
      isFavourite: z.optional(z.boolean()),
      isArchived: z.optional(z.boolean()),
    }),
  ),
})

function namesTool(): AgentTool {
  const tool = commandKinds.names.tool!(schemas)
  const { schema, read } = argumentsOf(tool)
  return {
    name: tool.name,
    title: 'List projects, labels, sections or filters',
    description: tool.description,
    input: schema,
    output: namesSchema,
    scope: 'tasks:read',
    annotations: READS,
    async run(given, { deps, caller }) {
      const { person, context } = await openTurn(deps, caller)
      const { of } = tool.readArguments(read(given).args, phrasesOf(context))
      const collections = shownCollections(person, KIND_OF[of]).slice(0, MOST_NAMES)
      const names = collections.filter(({ isArchived }) => !isArchived).map(({ name }) => name)
      return answered({ names, collections })
    },
  }
}

/** What the chat would list for such a command. */
function lookTool(kind: 'open' | 'subtasks', title: string): AgentTool {
  const tool: Tool = commandKinds[kind].tool!(schemas)
  const { schema, read } = argumentsOf(tool)
  return {
    name: tool.name,
    title,
    description: tool.description,
    input: schema,
    output: listSchema,
    scope: 'tasks:read',
    annotations: READS,
    async run(given, { deps, caller }) {
      const { args, ids } = read(given)
      const turn = await openTurn(deps, caller, ids)
      const [step] = await stepsOf(turn, tool.readArguments(args, phrasesOf(turn.context)))
      const { show, isList, question } = step!
      if (question || !isList || !show) return failed(step!.reply([]))
      return answered({ tasks: shownTasks(show, turn.context), hasMore: show.length >= LIST_LIMIT })
    },
  }
}

const idSchema = z.string().check(z.maxLength(200), z.describe('of a task, as results give it'))
const historySchema = z.strictObject({
  id: z.optional(idSchema),
  limit: z._default(z.int().check(z.gte(1), z.lte(MOST_EVENTS)), 20),
})

const history: AgentTool = {
  name: 'history',
  title: 'History',
  description: 'What was done lately, the newest first: to one task, or to all without an id.',
  input: { ...jsonOf(historySchema), required: [] },
  output: z.object({
    events: z.array(z.object({ at: z.string(), taskId: z.string(), what: z.string(), isUndo: z.boolean() })),
  }),
  scope: 'tasks:read',
  annotations: READS,
  async run(given, { deps, caller }) {
    const { id, limit } = validate(historySchema, given)
    if (id !== undefined) await taskOf(deps, caller.personId, id)
    return answered({ events: await historyOf(deps.database, caller.personId, id ?? null, limit) })
  },
}

const searchSchema = z.strictObject({
  query: z.string().check(z.minLength(1), z.maxLength(200), z.describe('words of titles and notes')),
})

/** With `fetch` in the form that ChatGPT's connectors and deep research ask for. */
const search: AgentTool = {
  name: 'search',
  title: 'Search',
  description: 'Find tasks, open and done, by words of their titles and notes.',
  input: jsonOf(searchSchema),
  output: z.object({ results: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })) }),
  scope: 'tasks:read',
  annotations: READS,
  async run(given, { deps, caller }) {
    const { query } = validate(searchSchema, given)
    const { finder } = await openTurn(deps, caller)
    const filter = { and: [{ search: query }, { status: 'any' as const }] }
    const { tasks } = await listTasks(deps.database, caller.personId, { filter, limit: SHOWN }, finder.context)
    return answered({ results: tasks.map(({ id, title }) => ({ id, title, url: taskUri(id) })) })
  },
}

const fetchSchema = z.strictObject({ id: idSchema })

const fetch: AgentTool = {
  name: 'fetch',
  title: 'Fetch a task',
  description: 'All about one task: its note and comments whole, and the next dates of what repeats.',
  input: jsonOf(fetchSchema),
  output: z.object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    url: z.string(),
    metadata: shownTaskSchema,
  }),
  scope: 'tasks:read',
  annotations: READS,
  async run(given, { deps, caller }) {
    const { id } = validate(fetchSchema, given)
    const task = await taskOf(deps, caller.personId, id)
    const turn = await openTurn(deps, caller)
    const { context } = turn
    const text = repliesOf(turn).details(await wholeViewsOf(turn, [task]), context)
    return answered({ id: task.id, title: task.title, text, url: taskUri(task.id), metadata: shownTask(task, context) })
  },
}

/** @param id or the URI of the task. @throws Problem 404 */
export async function taskOf({ database }: McpDeps, personId: string, id: string): Promise<Task> {
  const plain = id.replace(taskUri(''), '')
  const [row] = isUuid(plain) ? await database.query<{ task: Task }>(tasksByIds(personId, [plain])) : []
  if (!row || row.task.status === 'deleted')
    throw notFound('There is no task with this id; search or list_tasks tell ids.')
  return row.task
}

export const readTools = (): AgentTool[] => [
  listTool(),
  lookTool('open', 'Open a saved filter'),
  lookTool('subtasks', 'List subtasks'),
  agenda,
  namesTool(),
  history,
  search,
  fetch,
]
