/** The steps that every cluster has in common: the parts that are missing are told, the rest is applied in order and waited for. */

import { say } from '../dev/progress.ts'
import { apply, type Cluster, removeFailedRevisions, replaceJobs, waitUntilReady } from './apply.ts'
import type { Kubectl } from './kubectl.ts'
import { type Manifest, outsideOf, phasesOf, secretsAskedFor } from './manifests.ts'
import { checkAuthentication, checkPart, checkQuota, type Missing, type Part } from './preconditions.ts'
import { readSecrets, type Secrets, writeSecrets } from './secrets.ts'
import { applySources } from './sources.ts'
import { confirm, type Step } from './steps.ts'

export interface Deployment {
  cluster: Cluster
  manifests: Manifest[]
  parts: Part[]
  /** what the secrets are to be, from what they are. @throws Error that says what to give */
  secrets: (found: Secrets) => Secrets
  yes: boolean
}

export function deploySteps({ cluster, manifests, parts, secrets, yes }: Deployment): Step[] {
  const { kubectl, namespace } = cluster
  const phases = phasesOf(manifests)
  return [
    {
      what: 'Check the cluster',
      why: 'what is missing there is told before anything is changed',
      run: () => checkParts(kubectl, parts),
    },
    {
      what: `Namespace ${namespace}`,
      why: 'everything goes there, and nothing outside is touched unasked',
      async run() {
        const outside = outsideOf(namespace, manifests)
        if (outside.length > 0) await confirm(`Outside of ${namespace}, change ${outside.join(', ')}?`, yes)
        await kubectl.run(['apply', '-f', '-'], JSON.stringify(namespaceOf(namespace, phases.namespace)))
        return refuseIf(await checkQuota(kubectl, namespace))
      },
    },
    {
      what: 'Secrets',
      why: 'each function has its own, with its own login; those that exist stay as they are',
      async run() {
        const found = await readSecrets(kubectl, namespace)
        const wanted = secrets(found)
        const written = await writeSecrets(kubectl, namespace, found, wanted)
        refuseIf(missingSecrets(manifests, { ...found, ...wanted }))
        return written.length > 0 ? `written: ${written.join(', ')}` : 'all there'
      },
    },
    {
      what: 'Accounts, policies, Dapr components, topics and stores',
      why: 'the functions find them there when they start',
      async run() {
        await apply(cluster, phases.foundation)
        return waitUntilReady(cluster, phases.foundation)
      },
    },
    {
      what: 'Migrate the database',
      why: 'the schema and the roles must be there before the functions take traffic',
      async run() {
        await replaceJobs(cluster, phases.jobs)
        return waitUntilReady(cluster, phases.jobs)
      },
    },
    {
      what: 'Functions',
      why: 'each new revision takes traffic when it is ready, and the old one until then',
      async run() {
        await apply(cluster, phases.functions)
        const anew = await removeFailedRevisions(cluster)
        if (anew.length > 0) say(`  failed in an earlier run, made anew: ${anew.join(', ')}`)
        // At the same time: an older version's sources show no token, which a new revision asks for.
        await applySources(cluster, phases.sources)
        return waitUntilReady(cluster, phases.functions)
      },
    },
    {
      what: 'Sources',
      why: 'they send to the functions; stopped while they change and never deleted, for a deleted one forgets how far it was',
      async run() {
        return waitUntilReady(cluster, phases.sources)
      },
    },
  ]
}

const namespaceOf = (name: string, [found]: Manifest[]): object =>
  found ?? { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }

async function checkParts(kubectl: Kubectl, parts: Part[]): Promise<string> {
  const missing = await Promise.all(parts.map((part) => checkPart(kubectl, part)))
  refuseIf([...missing.flat(), ...(await checkAuthentication(kubectl))])
  return `${parts.map(({ name }) => name).join(', ')} are there`
}

/** @throws Error with all that is missing, and what to do about each */
function refuseIf(missing: Missing[]): undefined {
  if (missing.length === 0) return undefined
  throw new Error(missing.map(({ what, todo }) => `${what}\n  ${todo}`).join('\n'))
}

export function missingSecrets(manifests: Manifest[], there: Secrets): Missing[] {
  return secretsAskedFor(manifests)
    .filter(({ secret, key }) => (key ? !there[secret]?.[key] : !there[secret]))
    .map(({ secret, key }) => ({
      what: `The secret ${secret} has no ${key}`,
      todo: `kubectl create secret generic ${secret} --from-literal=${key}=..., or add the key to it`,
    }))
}
