/** What people do with projects, sections and labels. */
import type { Random } from '../random.ts'
import type { Asked } from './client.ts'
import { GATHERED, type Gathered, type Known, type KnownCollection } from './known.ts'

const PATHS: Record<Gathered, string> = { project: '/v1/projects', section: '/v1/sections', label: '/v1/labels' }

/** Makes one. A section is of a project: where none is known, a project is made. */
export function gathering(random: Random, known: Known, name: string): Asked {
  const kind = random.pick(GATHERED)
  const project = oneOf(random, known, 'project')
  const [made, body] =
    kind === 'section' && project
      ? ([kind, { name, projectId: project.id }] as const)
      : ([kind === 'label' ? kind : 'project', { name }] as const)
  return { verb: 'collect', method: 'POST', path: PATHS[made], body }
}

/** @returns undefined where none is known */
export function renaming(random: Random, known: Known, token: string): Asked | undefined {
  const collection = oneOf(random, known)
  if (!collection) return undefined
  const { id, kind, name } = collection
  // Sometimes to another case of its own, which is a name as well.
  const to = random.chance(0.2) ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : token
  return { verb: 'rename', method: 'PATCH', path: `${PATHS[kind]}/${id}`, body: { name: to }, taskId: id }
}

/** @returns undefined where none is known */
export function removing(random: Random, known: Known): Asked | undefined {
  const collection = oneOf(random, known)
  if (!collection) return undefined
  const { id, kind } = collection
  const tasks = random.pick(['keep', 'delete'])
  return { verb: 'remove', method: 'DELETE', path: `${PATHS[kind]}/${id}?tasks=${tasks}`, taskId: id }
}

/** The names that a task may have: some of those that are known. */
export function placeIn(random: Random, known: Known): { project?: string; section?: string; labels?: string[] } {
  const section = oneOf(random, known, 'section')
  const above = section && known.collections.get(section.projectId!)
  const project = above ?? oneOf(random, known, 'project')
  const label = oneOf(random, known, 'label')
  return {
    ...(project && { project: project.name }),
    ...(above && { section: section.name }),
    ...(label && random.chance(0.5) && { labels: [label.name] }),
  }
}

function oneOf(random: Random, { collections }: Known, kind?: Gathered): KnownCollection | undefined {
  const all = [...collections.values()].filter((each) => kind === undefined || each.kind === kind)
  return all.length ? random.pick(all) : undefined
}
