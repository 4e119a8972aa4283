/** `helm upgrade --install`, without the events that a KafkaSource loses which is changed in place (sources.ts). */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { say } from '../dev/progress.ts'
import { DEFAULTS } from './cloud.ts'
import { command, createKubectl } from './kubectl.ts'
import { parseManifests } from './manifests.ts'
import { requireCluster, requireTool, VERSIONS } from './preconditions.ts'
import { changeSources } from './sources.ts'
import { runSteps } from './steps.ts'

const CHART = fileURLToPath(new URL('../../dist/chart', import.meta.url))
/** Seconds for a source to stop. */
const PATIENCE = 600

const USAGE = `usage: helm-upgrade --context NAME --values mine.yaml [options] [-- more for helm upgrade, such as --set image.tag=0.2.0]
  --namespace todo-chatbot, --release todo-chatbot
  --chart dist/chart        as scripts/helm-chart makes it
Stops each KafkaSource that changes, runs helm upgrade --install, and starts it as it is to be.`

async function main(): Promise<void> {
  const string = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    options: {
      context: string,
      values: { ...string, multiple: true, default: [] as string[] },
      namespace: { ...string, default: DEFAULTS.namespace },
      release: { ...string, default: 'todo-chatbot' },
      chart: { ...string, default: CHART },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(USAGE)
  const { context, namespace, release, chart } = values
  if (!context) throw new Error(`Missing: --context\n${USAGE}`)
  const kubectl = createKubectl(context)
  const cluster = { kubectl, namespace, patience: PATIENCE }
  const files = values.values.flatMap((file) => ['--values', file])
  const what = [release, chart, '--namespace', namespace, ...files, ...positionals]
  const where = ['--kube-context', context]
  await runSteps([
    {
      what: 'Tools and cluster',
      why: 'told now rather than half-way',
      async run() {
        await requireTool('helm', ['version', '--short'], VERSIONS.helm.atLeast)
        await requireCluster(kubectl, context)
        return undefined
      },
    },
    {
      what: 'Upgrade',
      why: 'sources that change are stopped meanwhile, so that none of their events is lost',
      async run() {
        const version = ['--kube-version', `${VERSIONS.kubernetes.atLeast}.0`]
        const manifests = parseManifests(await command('helm', ['template', ...what, ...version]))
        const upgrade = () => command('helm', ['upgrade', '--install', ...what, ...where, '--create-namespace'])
        await changeSources(cluster, manifests, upgrade)
        return undefined
      },
    },
  ])
}

if (import.meta.main) {
  await main().catch((error) => {
    say((error as Error).message)
    process.exitCode = 1
  })
}
