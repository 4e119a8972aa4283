/** What upstream publishes for clusters, at the versions that this project was made with. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchChecked } from './checksums.ts'
import { command, type Kubectl } from './kubectl.ts'
import {
  AUTHENTICATION,
  checkAuthentication,
  checkPart,
  FEATURES,
  PARTS,
  type Part,
  requireTool,
  STRIMZI,
  VERSIONS,
} from './preconditions.ts'

const release = (repository: string, file: string): string =>
  `https://github.com/${repository}/releases/download/knative-v${VERSIONS.knative.made}/${file}`

const KUBECTL_APPLY: Record<string, string[]> = {
  'Knative Serving': [
    release('knative/serving', 'serving-crds.yaml'),
    release('knative/serving', 'serving-core.yaml'),
    release('knative-extensions/net-kourier', 'kourier.yaml'),
  ],
  'Knative Eventing': [
    release('knative/eventing', 'eventing-crds.yaml'),
    release('knative/eventing', 'eventing-core.yaml'),
  ],
  "Knative's KafkaSource and KafkaSink": [
    release('knative-extensions/eventing-kafka-broker', 'eventing-kafka-controller.yaml'),
    release('knative-extensions/eventing-kafka-broker', 'eventing-kafka-source.yaml'),
    release('knative-extensions/eventing-kafka-broker', 'eventing-kafka-sink.yaml'),
  ],
}

const CHARTS = {
  strimzi: `https://github.com/strimzi/strimzi-kafka-operator/releases/download/${VERSIONS.strimzi.made}/strimzi-kafka-operator-helm-3-chart-${VERSIONS.strimzi.made}.tgz`,
  dapr: `https://dapr.github.io/helm-charts/dapr-${VERSIONS.dapr.made}.tgz`,
}

/** Addresses of all that is fetched and applied; each has its sum in `upstream.sums`, as far as it is known. */
export const FETCHED: readonly string[] = [...Object.values(KUBECTL_APPLY).flat(), ...Object.values(CHARTS)]

/** Those that are not there, or too old. */
export async function missingParts(kubectl: Kubectl): Promise<Part[]> {
  const all = [...PARTS, STRIMZI]
  const missing = await Promise.all(all.map((part) => checkPart(kubectl, part)))
  return all.filter((_, index) => missing[index]!.length > 0)
}

/** Installs one, and waits for it. Done again, it changes nothing. */
export async function installPart(
  kubectl: Kubectl,
  { name, version, deployment }: Part,
  recordSums: boolean,
): Promise<string> {
  if (name === 'Dapr') await installDapr(kubectl, recordSums)
  else if (name === 'Strimzi') await installStrimzi(kubectl, recordSums)
  else for (const url of KUBECTL_APPLY[name]!) await applyUrl(kubectl, url, recordSums)
  if (name === 'Knative Serving') await useKourier(kubectl)
  const [namespace] = deployment
  await kubectl.run(['wait', '--for=condition=Available', 'deployment', '--all', '-n', namespace, '--timeout=300s'])
  return `${name} ${VERSIONS[version].made}`
}

/** By the server's side: the definitions are larger than an annotation may be. Twice, for kinds that the first run brought. */
async function applyUrl(kubectl: Kubectl, url: string, recordSums: boolean): Promise<void> {
  const manifests = (await fetchChecked(url, { record: recordSums })).toString()
  const args = ['apply', '--server-side', '--force-conflicts', '-f', '-']
  await kubectl
    .run(args, manifests)
    .catch(() => kubectl.run(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']))
  await kubectl.run(args, manifests)
}

/** Whether sources send no tokens along yet. */
export const lacksAuthentication = async (kubectl: Kubectl): Promise<boolean> =>
  (await checkAuthentication(kubectl)).length > 0

export async function switchAuthenticationOn(kubectl: Kubectl): Promise<void> {
  await kubectl.run(['patch', ...FEATURES, '--type', 'merge', '-p', JSON.stringify(AUTHENTICATION)])
  // The sink's receiver looks for the issuer when it starts.
  await kubectl.run(['rollout', 'restart', 'deployment/kafka-sink-receiver', '-n', 'knative-eventing'])
}

async function useKourier(kubectl: Kubectl): Promise<void> {
  const patch = { data: { 'ingress-class': 'kourier.ingress.networking.knative.dev' } }
  const map = ['configmap', 'config-network', '-n', 'knative-serving']
  await kubectl.run(['patch', ...map, '--type', 'merge', '-p', JSON.stringify(patch)])
}

async function installStrimzi(kubectl: Kubectl, recordSums: boolean): Promise<void> {
  const [namespace] = STRIMZI.deployment
  await kubectl.run(
    ['apply', '-f', '-'],
    JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }),
  )
  await installChart(kubectl, { release: 'strimzi', namespace, set: 'watchAnyNamespace=true' }, recordSums)
}

async function installDapr(kubectl: Kubectl, recordSums: boolean): Promise<void> {
  // So that a function's pod is what Kubernetes calls restricted, with the sidecar too.
  const set = 'dapr_sidecar_injector.sidecarDropALLCapabilities=true'
  await installChart(kubectl, { release: 'dapr', namespace: 'dapr-system', set }, recordSums)
}

interface Chart {
  release: keyof typeof CHARTS
  namespace: string
  /** a value of the chart's, as name=value */
  set: string
}

async function installChart(kubectl: Kubectl, { release, namespace, set }: Chart, recordSums: boolean): Promise<void> {
  await requireTool('helm', ['version', '--short'], VERSIONS.helm.atLeast)
  const context = (await kubectl.run(['config', 'current-context'])).trim()
  const folder = await mkdtemp(join(tmpdir(), 'chart-'))
  try {
    const chart = join(folder, `${release}.tgz`)
    await writeFile(chart, await fetchChecked(CHARTS[release], { record: recordSums }))
    const where = ['--kube-context', context, '-n', namespace, '--create-namespace', '--wait', '--timeout', '10m']
    await command('helm', ['upgrade', '--install', release, chart, '--set', set, ...where])
  } finally {
    await rm(folder, { recursive: true })
  }
}
