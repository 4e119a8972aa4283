/** What upstream publishes for clusters, at the versions that this project was made with. */
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
  if (name === 'Dapr') await installDapr(kubectl)
  else if (name === 'Strimzi') await installStrimzi(kubectl)
  else for (const url of KUBECTL_APPLY[name]!) await applyUrl(kubectl, url, recordSums)
  if (name === 'Knative Serving') await useKourier(kubectl)
  const [namespace] = deployment
  await kubectl.run(['wait', '--for=condition=Available', 'deployment', '--all', '-n', namespace, '--timeout=300s'])
  return `${name} ${VERSIONS[version].made}`
}

/** By the server's side: the definitions are larger than an annotation may be. Twice, for kinds that the first run brought. */
async function applyUrl(kubectl: Kubectl, url: string, recordSums: boolean): Promise<void> {
  const manifests = await fetchChecked(url, { record: recordSums })
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

async function installStrimzi(kubectl: Kubectl): Promise<void> {
  const [namespace] = STRIMZI.deployment
  await kubectl.run(
    ['apply', '-f', '-'],
    JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }),
  )
  await helm(kubectl, 'strimzi', namespace, [
    ...['strimzi-kafka-operator', '--repo', 'https://strimzi.io/charts/', '--version', VERSIONS.strimzi.made],
    ...['--set', 'watchAnyNamespace=true'],
  ])
}

async function installDapr(kubectl: Kubectl): Promise<void> {
  await helm(kubectl, 'dapr', 'dapr-system', [
    ...['dapr', '--repo', 'https://dapr.github.io/helm-charts/', '--version', VERSIONS.dapr.made],
    // So that a function's pod is what Kubernetes calls restricted, with the sidecar too.
    ...['--set', 'dapr_sidecar_injector.sidecarDropALLCapabilities=true'],
  ])
}

async function helm(kubectl: Kubectl, name: string, namespace: string, chart: string[]): Promise<void> {
  await requireTool('helm', ['version', '--short'], VERSIONS.helm.atLeast)
  const context = (await kubectl.run(['config', 'current-context'])).trim()
  const where = ['--kube-context', context, '-n', namespace, '--create-namespace', '--wait', '--timeout', '10m']
  await command('helm', ['upgrade', '--install', name, ...chart, ...where])
}
