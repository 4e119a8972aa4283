/** Knative Serving's Service, as far as it decides how a function's processes run. Defaults are those of Knative's ConfigMaps. */
import * as z from 'zod/mini'
import { parseGoDuration } from './durations.ts'
import type { Resource } from './kustomization.ts'
import { checked, ManifestError } from './manifest-error.ts'

export interface ReadinessProbe {
  /** undefined: whether a connection opens is enough */
  path: string | undefined
  headers: Record<string, string>
}

/** Times are milliseconds, as on a cluster: not yet shortened for development. */
export interface ServiceManifest {
  name: string
  namespace: string
  /** requests that one process may have at once; 0 for any number */
  containerConcurrency: number
  /** concurrency that scaling aims at for each process */
  target: number
  minScale: number
  /** 0 for no limit */
  maxScale: number
  /** processes at the start, when the manifest asks for some */
  initialScale: number
  /** fewest processes when there are any */
  activationScale: number
  window: number
  panicWindow: number
  /** how many times more than the ready processes panic starts at */
  panicThreshold: number
  scaleDownDelay: number
  retention: number
  /** total duration of a request */
  timeout: number
  /** until an answer must have begun; undefined for as long as the request may last */
  answerTimeout: number | undefined
  environment: Record<string, string>
  readiness: ReadinessProbe
}

const count = z.int().check(z.nonnegative())

const probe = z.looseObject({
  httpGet: z.optional(
    z.looseObject({
      path: z._default(z.string(), '/'),
      httpHeaders: z._default(z.array(z.looseObject({ name: z.string(), value: z.string() })), []),
    }),
  ),
  exec: z.optional(z.never('the local stand-in for Knative cannot run commands in a container')),
  grpc: z.optional(z.never('the local stand-in for Knative cannot probe by gRPC')),
})

/** Given by Knative itself; its webhook refuses a manifest that sets them. */
const RESERVED = ['PORT', 'K_SERVICE', 'K_CONFIGURATION', 'K_REVISION']

const variable = z.looseObject({
  name: z.string().check(z.refine((name) => !RESERVED.includes(name), 'is reserved: Knative sets it')),
  value: z.optional(z.string()),
})

/** Of the queue-proxy beside each container. */
const TAKEN_PORTS = [8008, 8012, 8013, 8022, 9090, 9091]

const port = z.looseObject({
  containerPort: z.int().check(z.refine((number) => !TAKEN_PORTS.includes(number), 'is taken by the queue-proxy')),
})

const container = z.looseObject({
  image: z.string(),
  ports: z._default(z.array(port).check(z.maxLength(1, 'Knative routes to one port')), []),
  env: z._default(z.array(variable), []),
  readinessProbe: z.optional(probe),
})

const service = z.looseObject({
  spec: z.looseObject({
    template: z.looseObject({
      metadata: z._default(z.looseObject({ annotations: z._default(z.record(z.string(), z.string()), {}) }), {
        annotations: {},
      }),
      spec: z.looseObject({
        containerConcurrency: z._default(count, 0),
        timeoutSeconds: z._default(z.int().check(z.gte(1), z.lte(600)), 300),
        responseStartTimeoutSeconds: z.optional(z.int().check(z.gte(1), z.lte(600))),
        containers: z.tuple([container]),
      }),
    }),
  }),
})

/** @throws ManifestError */
export function serviceOf({ file, name, namespace, document }: Resource): ServiceManifest {
  const where = `${file}: Service ${name}`
  const { template } = checked(service, document, where).spec
  const { containerConcurrency, timeoutSeconds, responseStartTimeoutSeconds, containers } = template.spec
  if (responseStartTimeoutSeconds && responseStartTimeoutSeconds > timeoutSeconds) {
    throw new ManifestError(`${where}: spec.template.spec.responseStartTimeoutSeconds: must not exceed timeoutSeconds`)
  }
  const [{ env, readinessProbe }] = containers
  const annotation = annotationsOf(template.metadata.annotations, where)
  const window = annotation.duration('window', 60_000)
  if (window < 6000 || window > 3_600_000) {
    throw new ManifestError(`${where}: ${ANNOTATIONS}["${PREFIX}window"]: must be from 6s to 1h`)
  }
  return {
    name,
    namespace,
    containerConcurrency,
    target: targetOf(containerConcurrency, annotation.number),
    minScale: annotation.number('min-scale') ?? 0,
    maxScale: annotation.number('max-scale') ?? 0,
    // Without the annotation a cluster starts one to see that it can; here the first request shows it.
    initialScale: annotation.number('initial-scale') ?? 0,
    activationScale: annotation.number('activation-scale') ?? 1,
    window,
    panicWindow: (window * (annotation.number('panic-window-percentage') ?? 10)) / 100,
    panicThreshold: (annotation.number('panic-threshold-percentage') ?? 200) / 100,
    scaleDownDelay: annotation.duration('scale-down-delay', 0),
    retention: annotation.duration('scale-to-zero-pod-retention-period', 0),
    timeout: timeoutSeconds * 1000,
    answerTimeout: responseStartTimeoutSeconds && responseStartTimeoutSeconds * 1000,
    environment: Object.fromEntries(env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
    readiness: {
      path: readinessProbe?.httpGet?.path,
      headers: Object.fromEntries(readinessProbe?.httpGet?.httpHeaders.map(({ name, value }) => [name, value]) ?? []),
    },
  }
}

const PREFIX = 'autoscaling.knative.dev/'
const ANNOTATIONS = 'spec.template.metadata.annotations'

type Numbers = (name: string) => number | undefined

/** Knative's autoscaler aims at 70 % of what is allowed, or at the target if that is less (its ResolveMetricTarget). */
function targetOf(containerConcurrency: number, number: Numbers): number {
  const allowed = containerConcurrency || 100
  const wanted = number('target')
  const total = wanted === undefined ? allowed : containerConcurrency ? Math.min(wanted, allowed) : wanted
  return Math.max(0.01, (total * (number('target-utilization-percentage') ?? 70)) / 100)
}

function annotationsOf(annotations: Record<string, string>, where: string) {
  const read = <T>(name: string, parse: (text: string) => T | undefined, kind: string): T | undefined => {
    const text = annotations[PREFIX + name]
    if (text === undefined) return undefined
    const value = parse(text)
    if (value !== undefined) return value
    throw new ManifestError(`${where}: ${ANNOTATIONS}["${PREFIX}${name}"]: '${text}' is not ${kind}`)
  }
  return {
    number: (name: string) => read(name, (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined), 'a number'),
    duration: (name: string, otherwise: number) => read(name, parseGoDuration, 'a duration such as 30s') ?? otherwise,
  }
}
