/** An overlay, rendered once and applied in the order in which its parts need each other. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'
import { command } from './kubectl.ts'

const OVERLAYS = fileURLToPath(new URL('../../knative/overlays/', import.meta.url))

export interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string }
  [field: string]: unknown
}

/** `namespace` first: the rest needs it. `foundation` is what the job and the functions find there; `sources` send to functions. */
export interface Phases {
  namespace: Manifest[]
  foundation: Manifest[]
  jobs: Manifest[]
  functions: Manifest[]
  sources: Manifest[]
}

/** @param by kustomize, or kubectl's own. @throws CommandError when kustomize refuses it */
export async function render(overlay: 'minikube' | 'cloud', by = ['kubectl', 'kustomize']): Promise<string> {
  const [program, ...args] = by as [string, ...string[]]
  return command(program, [...args, join(OVERLAYS, overlay)])
}

export function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as Manifest | null)
    .filter((each): each is Manifest => each !== null)
}

/** As kubectl reads it. JSON, for its YAML is of version 1.1, in which the text `yes` is true unless it is quoted. */
export const asList = (items: Manifest[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items })

export function phasesOf(manifests: Manifest[]): Phases {
  const phases: Phases = { namespace: [], foundation: [], jobs: [], functions: [], sources: [] }
  for (const manifest of manifests) phases[phaseOf(manifest)].push(manifest)
  return phases
}

const SOURCES = ['KafkaSource', 'PingSource', 'KafkaSink', 'EventPolicy']

function phaseOf({ apiVersion, kind }: Manifest): keyof Phases {
  if (kind === 'Namespace') return 'namespace'
  if (kind === 'Job') return 'jobs'
  if (SOURCES.includes(kind)) return 'sources'
  // Services and DomainMappings of Knative, and what claims their names.
  return /^(serving|networking\.internal)\.knative\.dev\//.test(apiVersion) ? 'functions' : 'foundation'
}

/** What lies in no namespace or in another one, as `Kind/name`: nobody but its owner is to change that unasked. */
export function outsideOf(namespace: string, manifests: Manifest[]): string[] {
  return manifests
    .filter(({ kind, metadata }) => kind !== 'Namespace' || metadata.name !== namespace)
    .filter(({ metadata }) => metadata.namespace !== namespace)
    .map(({ kind, metadata }) => `${kind}/${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`)
}

/** @param changes text to find, and what to put in its place */
export function replaced(text: string, changes: Record<string, string>): string {
  return Object.entries(changes).reduce((result, [from, to]) => result.replaceAll(from, to), text)
}

interface SecretRef {
  secret: string
  key?: string
}

interface SecretField {
  name?: string
  key?: string
  optional?: boolean
  secretName?: string
}

/** The secrets that pods and components ask for, each once. */
export function secretsAskedFor(manifests: Manifest[]): SecretRef[] {
  const found = new Map<string, SecretRef>()
  const collectFrom = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      const { name: secret, key, optional, secretName } = (inner ?? {}) as SecretField
      if (name === 'secretKeyRef' && secret && !optional) found.set(`${secret}/${key}`, { secret, key })
      else if (name === 'tls' && secretName) found.set(secretName, { secret: secretName, key: 'tls.crt' })
      else collectFrom(inner)
    }
  }
  for (const manifest of manifests) collectFrom(manifest)
  return [...found.values()]
}
