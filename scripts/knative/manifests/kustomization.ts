import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import * as z from 'zod/mini'
import { checked, ManifestError } from './manifest-error.ts'

export interface Resource {
  file: string
  apiVersion: string
  kind: string
  name: string
  namespace: string
  document: unknown
}

/** What changes nothing for processes on one machine. */
const WITHOUT_EFFECT = [
  'apiVersion',
  'kind',
  'metadata',
  'images',
  'labels',
  'configMapGenerator',
  'generatorOptions',
  'sortOptions',
  'buildMetadata',
]

const kustomization = z.looseObject({ resources: z.array(z.string()), namespace: z.optional(z.string()) })

const anyResource = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.optional(z.string()) }),
})

/**
 * The resources that a kustomization lists, bases included.
 *
 * @throws ManifestError naming the file, also for fields such as `patches`: ignoring them would run something else than a cluster does
 */
export async function readResources(directory: string): Promise<Resource[]> {
  const file = join(directory, 'kustomization.yaml')
  const [document] = await documentsOf(file)
  const { resources, namespace, ...rest } = checked(kustomization, document, file)
  const unknown = Object.keys(rest).find((field) => !WITHOUT_EFFECT.includes(field))
  if (unknown) throw new ManifestError(`${file}: ${unknown}: the local stand-in for Knative cannot apply this`)
  const found = await Promise.all(resources.map((path) => resourcesAt(join(directory, path), `${file}: resources: `)))
  return found.flat().map((resource) => (namespace ? { ...resource, namespace } : resource))
}

async function resourcesAt(path: string, listedBy: string): Promise<Resource[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new ManifestError(`${listedBy}${path} does not exist`)
  if (found.isDirectory()) return readResources(path)
  return (await documentsOf(path)).map((document) => {
    const { apiVersion, kind, metadata } = checked(anyResource, document, path)
    return { file: path, apiVersion, kind, name: metadata.name, namespace: metadata.namespace ?? 'default', document }
  })
}

async function documentsOf(file: string): Promise<unknown[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ManifestError(`${file} does not exist`)
  })
  return parseAllDocuments(text)
    .map((document) => {
      if (document.errors.length > 0) throw new ManifestError(`${file}: ${document.errors[0]!.message}`)
      return document.toJS()
    })
    .filter((document) => document !== null)
}
