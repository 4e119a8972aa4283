/**
 * The cloud overlay as a Helm chart. The manifests stay the one source: what a place has of its own gives way to an expression over the chart's
 * values.
 */
import { readFile } from 'node:fs/promises'
import { stringify } from 'yaml'
import { DEFAULTS, forCloud } from '../deploy/cloud.ts'
import { type Manifest, parseManifests } from '../deploy/manifests.ts'
import { VERSIONS } from '../deploy/preconditions.ts'
import { KEYS_OF_FUNCTIONS } from '../dev/secrets.ts'

/** Text of each file, by its path in the chart. */
export type Chart = Record<string, string>

/** @param rendered what kustomize makes of knative/overlays/cloud. @param version of the chart, of the application and of its images */
export async function chartOf(rendered: string, version: string): Promise<Chart> {
  const manifests = parseManifests(rendered).filter((each) => !comesWithTheNamespace(each))
  const byFile = Object.entries(Object.groupBy(manifests, fileOf)) as [string, Manifest[]][]
  const templates = byFile.map(([file, some]) => [`templates/${file}`, some.map(templateOf).join('---\n')])
  return {
    'Chart.yaml': stringify(metadataOf(version)),
    'values.yaml': `${await asset('values.yaml')}${ofTheOverlay(manifests, version)}`,
    'templates/secrets.yaml': `${functionsAndKeys()}${await asset('secrets.yaml')}`,
    'templates/NOTES.txt': await asset('NOTES.txt'),
    ...Object.fromEntries(templates),
  }
}

/** Helm makes the namespace, or is told one that exists; it refuses to take over the account that each has from the start. */
export const comesWithTheNamespace = ({ kind, metadata }: Pick<Manifest, 'kind' | 'metadata'>): boolean =>
  kind === 'Namespace' || (kind === 'ServiceAccount' && metadata.name === 'default')

const asset = (name: string): Promise<string> => readFile(new URL(`assets/${name}`, import.meta.url), 'utf8')

const fileOf = ({ kind }: Manifest): string => `${kind.replace(/\B[A-Z]/g, '-$&').toLowerCase()}.yaml`

const metadataOf = (version: string): object => ({
  apiVersion: 'v2',
  name: 'todo-chatbot',
  description: 'A todo chatbot of event-driven functions on Knative',
  version,
  appVersion: version,
  kubeVersion: `>=${VERSIONS.kubernetes.atLeast}.0-0`,
})

const functionsAndKeys = (): string => {
  const lists = Object.entries(KEYS_OF_FUNCTIONS).map(
    ([name, keys]) => `  "${name}" (list ${keys.map((key) => `"${key}"`).join(' ')})`,
  )
  return `{{- $functions := dict\n${lists.join('\n')}\n}}\n`
}

const MIN_SCALE = 'autoscaling.knative.dev/min-scale'
const MAX_SCALE = 'autoscaling.knative.dev/max-scale'

interface Template {
  template: { metadata: { annotations: Record<string, string> } }
}

/** Annotations of the revisions of a function; undefined for other manifests. */
const scaling = ({ apiVersion, kind, spec }: Manifest): Record<string, string> | undefined =>
  apiVersion.startsWith('serving.knative.dev/') && kind === 'Service'
    ? (spec as Template).template.metadata.annotations
    : undefined

/** The values that the overlay itself gives. */
function ofTheOverlay(manifests: Manifest[], version: string): string {
  const replicas = manifests.flatMap((manifest) => {
    const annotations = scaling(manifest)
    if (!annotations) return []
    return [[manifest.metadata.name, { min: Number(annotations[MIN_SCALE] ?? 0), max: Number(annotations[MAX_SCALE]) }]]
  })
  return [
    `# Where the images are, and which.\n${stringify({ image: { registry: DEFAULTS.registry, tag: version } })}`,
    `# Fewest and most replicas of each function.\n${stringify({ replicas: Object.fromEntries(replicas) })}`,
  ].join('\n')
}

/** Takes a place in a list, where an expression gives several. */
const BROKER = 'broker-of-the-values'

function templateOf(manifest: Manifest): string {
  const one = structuredClone(manifest)
  const annotations = scaling(one)
  if (annotations) {
    annotations[MIN_SCALE] = `{{ (index .Values.replicas "${one.metadata.name}").min }}`
    annotations[MAX_SCALE] = `{{ (index .Values.replicas "${one.metadata.name}").max }}`
  }
  if (one.kind === 'Job') {
    // Ends before the functions of its version start. A Job cannot be changed, so that of the version before makes way.
    const hook = { 'helm.sh/hook': 'pre-install,pre-upgrade', 'helm.sh/hook-delete-policy': 'before-hook-creation' }
    Object.assign(one.metadata, { annotations: hook })
  }
  // Helm reads YAML 1.1, in which the text `yes` is true unless it is quoted.
  return forCloud(stringify(one, { lineWidth: 0, version: '1.1' }), {
    domain: '{{ required "Set domain: the name under which people reach it" .Values.domain }}',
    brokers: BROKER,
    registry: '{{ .Values.image.registry }}',
    tag: '{{ .Values.image.tag }}',
    namespace: '{{ .Release.Namespace }}',
    signIn: {
      issuer: '{{ .Values.signIn.issuer }}',
      clientId: '{{ .Values.signIn.clientId }}',
      parameters: '{{ .Values.signIn.parameters }}',
    },
  })
    .replace(new RegExp(`^( *)- ${BROKER}$`, 'gm'), '$1{{- range .Values.brokers }}\n$1- {{ . }}\n$1{{- end }}')
    .replaceAll(BROKER, '{{ required "Set brokers: host:port of each" (join "," .Values.brokers) }}')
}
