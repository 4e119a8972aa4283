/** What there is to be read, by its URI: today, a project, a task, a task's history. */
import { type McpServer, type ReadResourceResult, ResourceTemplate, requireScopes } from '@modelcontextprotocol/server'
import { invalid } from '../../../shared/http/problem.ts'
import { repliesOf } from '../../gateway/chat/turn.ts'
import { viewsOf } from '../../gateway/chat/views.ts'
import { loadPerson, namesOf } from '../../gateway/person/person.ts'
import type { Caller } from '../caller.ts'
import type { McpDeps } from '../deps.ts'
import { reading } from './errors.ts'
import { historyOf, MOST_EVENTS } from './history.ts'
import { daysOf, section } from './lists.ts'
import { taskOf } from './tools/reads.ts'
import { openTurn } from './turn.ts'
import { HISTORY, PROJECT, projectUri, TASK, TODAY } from './uris.ts'

const mimeType = 'text/markdown'
const scopeChallenge = requireScopes('tasks:read')

/** Projects that are listed, or offered while one is typed. */
const MOST_PROJECTS = 100

const contentsOf = (uri: URL, text: string): ReadResourceResult => ({ contents: [{ uri: uri.href, mimeType, text }] })

export function registerResources(server: McpServer, deps: McpDeps, caller: Caller): void {
  const { database } = deps
  const { personId } = caller
  const projects = () =>
    reading('projects', deps, caller, async () => namesOf(await loadPerson(database, personId), 'project'))
  const list = undefined
  const read = (run: () => Promise<ReadResourceResult>) => reading('resource', deps, caller, run)

  server.registerResource(
    'today',
    TODAY,
    { title: 'Today', description: 'What is overdue and what is due today', mimeType, scopeChallenge },
    (uri) => read(async () => contentsOf(uri, await daysOf(await openTurn(deps, caller)))),
  )

  server.registerResource(
    'project',
    new ResourceTemplate(PROJECT, {
      list: async () => ({
        resources: (await projects()).slice(0, MOST_PROJECTS).map((name) => ({
          uri: projectUri(name),
          name: `project-${name}`,
          title: name,
          description: `Open tasks of the project ${name}`,
          mimeType,
        })),
      }),
      complete: {
        project: async (value) =>
          (await projects())
            .filter((name) => name.toLowerCase().startsWith(value.toLowerCase()))
            .slice(0, MOST_PROJECTS),
      },
    }),
    { title: 'A project', description: 'The open tasks of a project', mimeType, scopeChallenge },
    (uri, { project }) =>
      read(async () => {
        const name = decoded(String(project))
        const turn = await openTurn(deps, caller)
        return contentsOf(uri, await section(turn, name, { project: name.replaceAll('*', ''), withChildren: true }))
      }),
  )

  server.registerResource(
    'history',
    new ResourceTemplate(HISTORY, { list }),
    { title: 'A task’s history', description: 'What happened to a task, the newest first', mimeType, scopeChallenge },
    (uri, { id }) =>
      read(async () => {
        const task = await taskOf(deps, personId, String(id))
        const events = await historyOf(database, personId, task.id, MOST_EVENTS)
        return contentsOf(uri, [`# ${task.title}`, ...events.map(({ at, what }) => `- ${at} ${what}`)].join('\n'))
      }),
  )

  server.registerResource(
    'task',
    new ResourceTemplate(TASK, { list }),
    { title: 'A task', description: 'All about a task', mimeType, scopeChallenge },
    (uri, { id }) =>
      read(async () => {
        const task = await taskOf(deps, personId, String(id))
        const turn = await openTurn(deps, caller)
        return contentsOf(uri, repliesOf(turn).details(viewsOf([task], turn.context), turn.context))
      }),
  )
}

/** @throws Problem for what is no part of a URI */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalid('The name of the project is not percent-encoded as URIs are.')
  }
}
