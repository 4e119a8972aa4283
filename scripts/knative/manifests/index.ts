import {
  type Destination,
  type EventPolicyManifest,
  eventPolicyOf,
  type KafkaSinkManifest,
  type KafkaSourceManifest,
  kafkaSinkOf,
  kafkaSourceOf,
  type PingSourceManifest,
  pingSourceOf,
} from './eventing.ts'
import { type Resource, readResources } from './kustomization.ts'
import { ManifestError } from './manifest-error.ts'
import { type ServiceManifest, serviceOf } from './service.ts'

export type {
  DeliveryPolicy,
  Destination,
  EventPolicyManifest,
  KafkaSinkManifest,
  KafkaSourceManifest,
  PingSourceManifest,
} from './eventing.ts'
export { ManifestError } from './manifest-error.ts'
export type { ServiceManifest } from './service.ts'

export interface Manifests {
  services: ServiceManifest[]
  kafkaSources: KafkaSourceManifest[]
  pingSources: PingSourceManifest[]
  kafkaSinks: KafkaSinkManifest[]
  eventPolicies: EventPolicyManifest[]
}

/**
 * What `kubectl apply -k` would hand to Knative. Kubernetes' own kinds are passed over: they say how pods are confined, not what runs.
 *
 * @param isWanted says which Services are to run; sources that send to another are left out
 * @throws ManifestError that names the file and the field
 */
export async function readManifests(
  directory: string,
  { isWanted = () => true }: { isWanted?: (service: string) => boolean } = {},
): Promise<Manifests> {
  const all = manifestsOf(await readResources(directory))
  requireSinks(all)
  const sendsToWanted = ({ sink: { ref } }: { sink: Destination }) => ref?.kind !== 'Service' || isWanted(ref.name)
  return {
    services: all.services.filter(({ name }) => isWanted(name)),
    kafkaSources: all.kafkaSources.filter(sendsToWanted),
    pingSources: all.pingSources.filter(sendsToWanted),
    kafkaSinks: all.kafkaSinks,
    eventPolicies: all.eventPolicies,
  }
}

function manifestsOf(resources: Resource[]): Manifests {
  const manifests: Manifests = { services: [], kafkaSources: [], pingSources: [], kafkaSinks: [], eventPolicies: [] }
  for (const resource of resources) {
    const [group = ''] = resource.apiVersion.split('/')
    if (!group.endsWith('.knative.dev')) continue
    const { kind } = resource
    if (group === 'serving.knative.dev' && kind === 'Service') manifests.services.push(serviceOf(resource))
    else if (kind === 'KafkaSource') manifests.kafkaSources.push(kafkaSourceOf(resource))
    else if (kind === 'PingSource') manifests.pingSources.push(pingSourceOf(resource))
    else if (kind === 'KafkaSink') manifests.kafkaSinks.push(kafkaSinkOf(resource))
    else if (kind === 'EventPolicy') manifests.eventPolicies.push(eventPolicyOf(resource))
    else throw new ManifestError(`${resource.file}: kind: the local stand-in for Knative does not know ${kind}`)
  }
  return manifests
}

/** A manifest's environment with what the shell says of the variables that it names. */
export const overridden = (
  environment: Record<string, string>,
  shell: Record<string, string | undefined>,
): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, shell[name] ?? value]))

/** A source whose sink does not exist never becomes ready on a cluster. */
function requireSinks({ services, kafkaSinks, kafkaSources, pingSources, eventPolicies }: Manifests): void {
  const known = { Service: services, KafkaSink: kafkaSinks }
  const require = (source: string, field: string, { ref }: Destination) => {
    if (ref && !known[ref.kind].some(({ name }) => name === ref.name)) {
      throw new ManifestError(`${source}: ${field}.ref: there is no ${ref.kind} ${ref.name}`)
    }
  }
  for (const { name, sink, delivery } of kafkaSources) {
    require(`KafkaSource ${name}`, 'spec.sink', sink)
    if (delivery.deadLetterSink) {
      require(`KafkaSource ${name}`, 'spec.delivery.deadLetterSink', delivery.deadLetterSink)
    }
  }
  for (const { name, sink } of pingSources) require(`PingSource ${name}`, 'spec.sink', sink)
  for (const { name, to } of eventPolicies) {
    for (const sink of to) require(`EventPolicy ${name}`, 'spec.to', { ref: { kind: 'KafkaSink', name: sink } })
  }
}
