/** The whole system on Minikube: from nothing, or from wherever an earlier run stopped. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { KAFKA_ACCESS } from '../../shared/kafka/access.ts'
import { IMAGES } from '../dev/bundle.ts'
import { say } from '../dev/progress.ts'
import { KEYS_OF_FUNCTIONS, random } from '../dev/secrets.ts'
import { deploySteps } from './deploy.ts'
import { command, createKubectl } from './kubectl.ts'
import { type Manifest, parseManifests, render, replaced } from './manifests.ts'
import { PARTS, requireCluster, requireTool, STRIMZI, VERSIONS } from './preconditions.ts'
import { KAFKA, KAFKA_OPERATOR, POSTGRES, REDIS, type Secrets, secretsFor } from './secrets.ts'
import { confirm, runSteps } from './steps.ts'
import { installPart, lacksAuthentication, missingParts, switchAuthenticationOn } from './upstream.ts'

const USAGE = `usage: deploy-minikube [--profile minikube] [--yes] [--record-sums]
  --profile NAME  of Minikube, which is its context's name too
  --yes           install what is missing in the cluster, without asking
  --record-sums   write down the SHA-256 of upstream's files that have none in scripts/deploy/upstream.sums, and trust them`

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const ARCHIVES = join(ROOT, 'dist/images')
const NAMESPACE = 'todo-chatbot'
const REGISTRY = 'dev.local/todo-chatbot'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      profile: { type: 'string', default: 'minikube' },
      yes: { type: 'boolean', default: false },
      'record-sums': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(USAGE)
  const { profile, yes } = values
  const kubectl = createKubectl(profile)
  await runSteps([
    {
      what: 'Tools',
      why: 'told now rather than half-way',
      async run() {
        await requireTool('kubectl', ['version', '--client'], VERSIONS.kubectl.atLeast)
        await requireTool('minikube', ['version', '--short'], VERSIONS.minikube.atLeast)
        return undefined
      },
    },
    { what: 'Minikube', why: 'the cluster itself', run: () => startMinikube(profile, yes) },
    {
      what: 'Knative, Dapr and Strimzi',
      why: "upstream's own releases, for the whole cluster",
      async run() {
        await requireCluster(kubectl, profile)
        const missing = await missingParts(kubectl)
        if (missing.length > 0) {
          const names = missing.map(({ name, version }) => `${name} ${VERSIONS[version].made}`).join(', ')
          await confirm(`Install ${names} on the cluster ${profile}?`, yes)
          for (const part of missing) say(`  ${await installPart(kubectl, part, values['record-sums'])}`)
        }
        if (await lacksAuthentication(kubectl)) {
          await confirm("Let Knative's sources show who they are (authentication-oidc)?", yes)
          await switchAuthenticationOn(kubectl)
        } else if (missing.length === 0) return 'all there'
        return undefined
      },
    },
    {
      what: 'Images',
      why: 'made here and loaded into the node: no registry is needed',
      run: () => loadImages(profile),
    },
  ])
  const manifests = await withImages(await render('minikube'))
  const cluster = { kubectl, namespace: NAMESPACE, patience: 600 }
  const parts = [...PARTS, STRIMZI]
  await runSteps(deploySteps({ cluster, manifests, parts, secrets: minikubeSecrets, yes }))
  say(`
It runs. From here:
  scripts/verify-system --target minikube${profile === 'minikube' ? '' : ` --context ${profile}`}
  kubectl --context ${profile} port-forward -n kourier-system service/kourier 8081:80
  and then http://web.todo.localhost:8081 in a browser; a token for it:
  JWT_SIGNING_KEY=$(kubectl --context ${profile} get secret todo-chatbot-gateway -n ${NAMESPACE} -o jsonpath='{.data.jwt-signing-key}' | base64 -d) make -s token PERSON=ada`)
}

async function startMinikube(profile: string, yes: boolean): Promise<string> {
  const status = await command('minikube', ['status', '-p', profile, '-o', 'json']).catch(() => '{}')
  if ((JSON.parse(status.trim().split('\n')[0] || '{}') as { APIServer?: string }).APIServer === 'Running') {
    return `runs already (profile ${profile})`
  }
  await confirm(`Start Minikube (profile ${profile}, 4 CPUs, 8 GB)?`, yes)
  const size = ['--cpus', '4', '--memory', '8g', '--kubernetes-version', `v${VERSIONS.kubernetes.made}.0`]
  await command('minikube', ['start', '-p', profile, ...size])
  return `started (profile ${profile})`
}

/** By their content: the same tag may be in the node with older content. */
async function loadImages(profile: string): Promise<string> {
  await command(join(ROOT, 'scripts/images'), ['--registry', REGISTRY, '--out', ARCHIVES])
  const there = await command('minikube', ['image', 'ls', '-p', profile])
  const loaded: string[] = []
  for (const name of IMAGES) {
    const tag = await tagOf(name)
    if (there.includes(`${REGISTRY}/${name}:${tag}`)) continue
    await command(join(ROOT, 'scripts/images'), ['--registry', REGISTRY, '--out', ARCHIVES, '--tag', tag, name])
    await command('minikube', ['image', 'load', '-p', profile, join(ARCHIVES, `${name}.tar`)])
    loaded.push(name)
    say(`  ${REGISTRY}/${name}:${tag}`)
  }
  return loaded.length > 0 ? `loaded ${loaded.length}` : 'all there'
}

/** A hash of the image: what is new makes a new revision, and a second run of the same commit none. */
async function tagOf(name: string): Promise<string> {
  const archive = await command('tar', ['-xOf', join(ARCHIVES, `${name}.tar`), 'index.json'])
  const { manifests } = JSON.parse(archive) as { manifests: { digest: string }[] }
  return manifests[0]!.digest.slice('sha256:'.length, 'sha256:'.length + 12)
}

async function withImages(text: string): Promise<Manifest[]> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const tags = await Promise.all(
    IMAGES.map(async (name) => [`${REGISTRY}/${name}:${version}`, `${REGISTRY}/${name}:${await tagOf(name)}`] as const),
  )
  return parseManifests(replaced(text, Object.fromEntries(tags)))
}

/** Postgres, Redis and Kafka of the overlay take their passwords from here. */
export function minikubeSecrets(found: Secrets): Secrets {
  const password = found[POSTGRES]?.password ?? random()
  const functions = Object.keys(KAFKA_ACCESS).filter((name) => name in KEYS_OF_FUNCTIONS)
  return secretsFor(found, {
    ownerUrl: `postgres://todo:${password}@postgres.${NAMESPACE}.svc:5432/todo`,
    given: {},
    own: Object.fromEntries(functions.map((user) => [user, { 'kafka-username': user, 'kafka-password': random() }])),
    others: {
      [POSTGRES]: { password },
      [REDIS]: { password: random() },
      [KAFKA]: { ...KAFKA_LOGIN, user: 'sources', password: random() },
      [KAFKA_OPERATOR]: { ...KAFKA_LOGIN, user: 'operator', password: random() },
    },
  })
}

/** As Knative's sources and sink read it. */
const KAFKA_LOGIN = { protocol: 'SASL_PLAINTEXT', 'sasl.mechanism': 'SCRAM-SHA-512' }

if (import.meta.main) {
  await main().catch((error) => {
    say((error as Error).message)
    process.exitCode = 1
  })
}
