/** How an object of Kubernetes is doing, in words. */
export interface KubernetesObject {
  kind: string
  metadata: { name: string; namespace?: string; generation?: number }
  spec?: { replicas?: number }
  status?: {
    observedGeneration?: number
    conditions?: Condition[]
    /** attempts of a Job */
    failed?: number
    readyReplicas?: number
    updatedReplicas?: number
  }
}

interface Condition {
  type: string
  status: string
  reason?: string
  message?: string
}

export interface Progress {
  state: 'ready' | 'waiting' | 'failed'
  /** what is known of why, in the words of its controller */
  words: string
}

/** Kinds that say of themselves when they are ready; others are as soon as they exist. */
const WAITED_FOR =
  /^(Service|DomainMapping|KafkaSource|PingSource|KafkaSink|EventPolicy|Kafka|KafkaTopic|KafkaUser|Job|StatefulSet|Deployment)$/

export const isWaitedFor = ({ apiVersion, kind }: { apiVersion: string; kind: string }): boolean =>
  WAITED_FOR.test(kind) && apiVersion !== 'v1'

export function progressOf(object: KubernetesObject): Progress {
  const { kind, metadata, spec, status = {} } = object
  if (kind === 'Job') return jobProgress(status)
  if (kind === 'StatefulSet' || kind === 'Deployment') {
    const wanted = spec?.replicas ?? 1
    const ready = Math.min(status.readyReplicas ?? 0, status.updatedReplicas ?? 0)
    const isSeen = (status.observedGeneration ?? 0) >= (metadata.generation ?? 0)
    return { state: isSeen && ready >= wanted ? 'ready' : 'waiting', words: `${ready} of ${wanted} ready` }
  }
  // What its controller says of an older version of it says nothing.
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) return { state: 'waiting', words: 'not looked at' }
  const ready = status.conditions?.find(({ type }) => type === 'Ready')
  if (ready?.status === 'True') return { state: 'ready', words: 'ready' }
  const words = [ready?.reason, ready?.message].filter(Boolean).join(': ') || 'no condition yet'
  return { state: isFinal(ready) ? 'failed' : 'waiting', words }
}

function jobProgress({ conditions = [], failed: attempts = 0 }: NonNullable<KubernetesObject['status']>): Progress {
  const is = (type: string) => conditions.find((each) => each.type === type && each.status === 'True')
  if (is('Complete')) return { state: 'ready', words: 'complete' }
  const failed = is('Failed')
  if (failed) return { state: 'failed', words: [failed.reason, failed.message].filter(Boolean).join(': ') }
  const before = attempts === 1 ? ', after 1 attempt that failed' : `, after ${attempts} attempts that failed`
  return { state: 'waiting', words: attempts ? `runs${before}` : 'runs' }
}

/** No controller tries again what ended for these reasons, until the object is changed. */
const FINAL = /^(RevisionFailed|ContainerMissing|ImagePullBackOff|ProgressDeadlineExceeded|DomainAlreadyClaimed)$/

const isFinal = (ready: Condition | undefined): boolean => ready?.status === 'False' && FINAL.test(ready.reason ?? '')

/** What to do about what a controller said, for those sayings that have a usual cause. */
export function advice(words: string): string | undefined {
  const found = ADVICE.find(([sign]) => sign.test(words))
  return found?.[1]
}

const ADVICE: [RegExp, string][] = [
  [/exceeded quota|forbidden: .*quota/i, 'The namespace is full: raise its ResourceQuota, or remove what nobody needs'],
  [
    /secret "?[\w-]+"? not found|couldn't find key/i,
    'A secret is missing: the step before names those that are needed',
  ],
  [
    /ImagePull|unable to fetch image|failed to resolve image|MANIFEST_UNKNOWN|UNAUTHORIZED/i,
    'The image cannot be had: push it (or load it into Minikube), or give the namespace a pull secret',
  ],
  [
    /failed to connect to placement service|lookup dapr-[\w-]+\.dapr-system/i,
    "Dapr's sidecars do not find its control plane: see kubectl get pods -n dapr-system",
  ],
  [
    /connecting to redis.*(certificate|x509)/i,
    'Dapr does not know who signed the certificate of Redis: give its sidecars that authority (SSL_CERT_DIR), or Redis a certificate of a public one',
  ],
  [
    /cannot obtain topic|no such host|connection refused|client has run out of available brokers|dial tcp/i,
    'The brokers do not answer at the address of the sources: check KAFKA_BROKERS, network policies, and the login',
  ],
  [
    /password authentication failed|no pg_hba.conf entry/,
    'Postgres refuses the login: correct DATABASE_URL, delete the secret todo-chatbot-migrate, and give it again',
  ],
  [/database "[^"]+" does not exist/, 'There is no such database: create it, or correct its name in DATABASE_URL'],
  [
    /does not exist|UNKNOWN_TOPIC|Topic is not present/i,
    'A topic is missing: apply kafka-topics/, or create it with the name and partitions there',
  ],
  [/OOMKilled/, 'It ran out of memory: raise its limit'],
  [
    /permission denied to create role/,
    'The login in todo-chatbot-migrate may not make roles: alter role ... createrole, as a superuser of the database',
  ],
]
