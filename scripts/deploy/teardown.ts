/** Takes the system off a cluster again. What was installed for the whole cluster stays. */
import { parseArgs } from 'node:util'
import { say } from '../dev/progress.ts'
import { createKubectl, type Kubectl } from './kubectl.ts'
import { requireCluster } from './preconditions.ts'
import { confirm, runSteps, type Step } from './steps.ts'

const USAGE = `usage: teardown --context NAME [--namespace todo-chatbot] [--all] [--yes]
Ends the functions and the sources, with the consumer groups that the sources have. Data and secrets stay, unless
  --all    the namespace goes, with databases, topics and secrets that are in it, and its claims to names
  --yes    do not ask`

/** Sources first, so that nothing is delivered to a function that is about to end. */
const KINDS = [
  'pingsources.sources.knative.dev',
  'kafkasources.sources.knative.dev',
  'domainmappings.serving.knative.dev',
  'services.serving.knative.dev',
  'kafkasinks.eventing.knative.dev',
  'jobs.batch',
]

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      context: { type: 'string' },
      namespace: { type: 'string', default: 'todo-chatbot' },
      all: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(USAGE)
  const { context, namespace, all, yes } = values
  if (!context) throw new Error(`Missing: --context\n${USAGE}`)
  const kubectl = createKubectl(context)
  await runSteps([
    {
      what: 'Cluster',
      why: 'to be sure that it is the right one',
      async run() {
        await requireCluster(kubectl, context)
        const found = await kubectl.find(['get', 'namespace', namespace])
        if (!found) throw new Error(`There is no namespace ${namespace} in ${context}: nothing is to be done`)
        const what = all ? 'with all data and secrets' : 'but for data and secrets'
        await confirm(`Remove everything in namespace ${namespace} of ${context}, ${what}?`, yes)
        return undefined
      },
    },
    ...KINDS.map((kind) => removal(kubectl, namespace, kind)),
    ...(all ? [namespaceRemoval(kubectl, namespace)] : []),
  ])
}

function removal(kubectl: Kubectl, namespace: string, kind: string): Step {
  return {
    what: `Remove ${kind.split('.')[0]}`,
    why: 'those of this project, by their label',
    async run() {
      const ours = ['-n', namespace, '-l', 'app.kubernetes.io/part-of=todo-chatbot']
      const there = await kubectl.find<{ items: unknown[] }>(['get', kind, ...ours])
      if (!there?.items.length) return 'none'
      await kubectl.run(['delete', kind, ...ours, '--wait=true', '--timeout=180s'])
      return `${there.items.length} removed`
    },
  }
}

/** To a domain's name; they lie in no namespace, but are for one. */
const CLAIMS = 'clusterdomainclaims.networking.internal.knative.dev'

interface Claim {
  metadata: { name: string }
  spec: { namespace: string }
}

function namespaceRemoval(kubectl: Kubectl, namespace: string): Step {
  return {
    what: `Remove namespace ${namespace}`,
    why: 'with what is left in it',
    async run() {
      await kubectl.run(['delete', 'namespace', namespace, '--wait=true', '--timeout=300s'])
      const { items } = await kubectl.json<{ items: Claim[] }>(['get', CLAIMS])
      const ours = items.filter(({ spec }) => spec.namespace === namespace).map(({ metadata }) => metadata.name)
      if (ours.length > 0) await kubectl.run(['delete', CLAIMS, ...ours])
      return undefined
    },
  }
}

await main().catch((error) => {
  say((error as Error).message)
  process.exitCode = 1
})
