/** The manifests as `kubectl apply -k` would send them, rendered by the real kustomize. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parseAllDocuments } from 'yaml'
import { installKustomize } from '../../scripts/dev/tools/go.ts'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Every folder that somebody may apply. */
export const RENDERED = [
  'knative/base',
  'knative/overlays/minikube',
  'knative/overlays/cloud',
  'kafka-topics',
  'kafka-topics/users',
] as const
/** Those that are a whole system. */
export const OVERLAYS = ['knative/overlays/minikube', 'knative/overlays/cloud'] as const

export interface Manifest {
  apiVersion: string
  kind: string
  metadata: {
    name: string
    namespace?: string
    labels?: Record<string, string>
    annotations?: Record<string, string>
  }
  // biome-ignore lint/suspicious/noExplicitAny: a manifest has the shape that its schema says, which the first test checks.
  [field: string]: any
}

const rendered = new Map<string, Promise<Manifest[]>>()

export function render(folder: string): Promise<Manifest[]> {
  const known = rendered.get(folder) ?? build(folder)
  rendered.set(folder, known)
  return known
}

async function build(folder: string): Promise<Manifest[]> {
  const kustomize = await installKustomize()
  const { stdout } = await promisify(execFile)(kustomize, ['build', join(ROOT, folder)], { maxBuffer: 2 ** 26 })
  return manifestsIn(stdout)
}

export const manifestsIn = (text: string): Manifest[] =>
  parseAllDocuments(text)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null)

export const nameOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`

export const ofKind = (manifests: Manifest[], kind: string, group?: string): Manifest[] =>
  manifests.filter((one) => one.kind === kind && (group === undefined || one.apiVersion.startsWith(`${group}/`)))

/** The Knative Services: a function each. */
export const functionsIn = (manifests: Manifest[]): Manifest[] => ofKind(manifests, 'Service', 'serving.knative.dev')

export interface Variable {
  name: string
  value?: string
  valueFrom?: { secretKeyRef?: { name: string; key: string } }
}

/** The one container of a function. */
export const containerOf = (service: Manifest) => service.spec.template.spec.containers[0]
export const environmentOf = (service: Manifest): Record<string, string> =>
  Object.fromEntries((containerOf(service).env as Variable[]).map(({ name, value = '' }) => [name, value]))
export const annotationsOf = (service: Manifest): Record<string, string> => service.spec.template.metadata.annotations
export const usesDapr = (service: Manifest): boolean => annotationsOf(service)['dapr.io/enabled'] === 'true'
