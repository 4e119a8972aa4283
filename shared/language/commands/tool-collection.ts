/** How a model or an agent says which project, section, label or saved filter it means. */
import { phrase, type Zod } from './tool.ts'

const COLLECTIONS = ['project', 'section', 'label', 'filter'] as const

export const inProject = (z: Zod) => phrase(z, 'of a section: the project that it is in; null otherwise')

export const namedParameters = (z: Zod) => ({
  of: z.enum(COLLECTIONS),
  name: z.string().check(z.describe('as list_names gives it')),
  project: inProject(z),
})

export const projectOf = (project: string | null): { project?: string } => (project === null ? {} : { project })
