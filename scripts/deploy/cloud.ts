/** The functions on a cluster that somebody runs: what is shared there is checked, and never installed from here. */
import { parseArgs } from 'node:util'
import { KAFKA_ACCESS } from '../../shared/kafka/access.ts'
import { say } from '../dev/progress.ts'
import type { Keys } from '../dev/secrets.ts'
import { deploySteps } from './deploy.ts'
import { createKubectl } from './kubectl.ts'
import { parseManifests, render, replaced } from './manifests.ts'
import { PARTS, requireCluster, requireTool, VERSIONS } from './preconditions.ts'
import { withVerifiedImages } from './provenance.ts'
import { KAFKA, MIGRATE, REDIS, type Secrets, secretsFor } from './secrets.ts'
import { confirm, runSteps } from './steps.ts'

const USAGE = `usage: deploy-cloud --context NAME --domain todo.example.com --brokers host:port,... [options]
  --registry ghcr.io/todo-chatbot   where the images are; --tag 0.1.0
  --built-by todo-chatbot/todo-chatbot   the repository whose workflow built and signed them: verified with gh, then deployed by digest
  --unverified-images               instead: images of your own, by their tag
  --oidc-issuer https://id.example.com   where people sign in (with JWKS_URL); --oidc-client todo-web, --oidc-parameters 'scope=openid offline_access'
  --namespace todo-chatbot
  --yes                             do not ask
Secrets, from the environment at the first run; those that are in the namespace stay as they are:
  DATABASE_URL      of Postgres or Neon, with the login of the owner, who may create roles
  KAFKA_USER, KAFKA_PASSWORD   SCRAM-SHA-512; KAFKA_CA: the authority of its certificate (PEM)
  KAFKA_USER_GATEWAY, KAFKA_PASSWORD_GATEWAY, ...   instead: a login for each function and for SOURCES (kafka-topics/users)
  REDIS_HOST, REDIS_PASSWORD   of Dapr's state store, host:port
  JWT_SIGNING_KEY   or JWKS_URL and TOKEN_ISSUER (OPERATOR_CLAIM, as groups=todo-operators, says who is an operator); made up when none is given
  SMTP_URL, MODEL_KEY   when there are any
The certificate for the names below --domain is brought: the secret todo-chatbot-tls.`

/** What the overlay has, and a place may have otherwise. */
export const DEFAULTS = {
  registry: 'ghcr.io/todo-chatbot',
  tag: '0.1.0',
  builtBy: 'todo-chatbot/todo-chatbot',
  namespace: 'todo-chatbot',
}

/** By the names of their keys in the functions' secrets. */
const FROM_ENVIRONMENT: Record<string, string> = {
  JWT_SIGNING_KEY: 'jwt-signing-key',
  JWKS_URL: 'jwks-url',
  TOKEN_ISSUER: 'token-issuer',
  OPERATOR_CLAIM: 'operator-claim',
  WEBHOOK_SIGNING_KEY: 'webhook-signing-key',
  SMTP_URL: 'smtp-url',
  MODEL_KEY: 'model-key',
  SPEECH_KEY: 'speech-key',
  KAFKA_USER: 'kafka-username',
  KAFKA_PASSWORD: 'kafka-password',
  KAFKA_CA: 'kafka-ca',
}

async function main(): Promise<void> {
  const string = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      ...{ context: string, domain: string, brokers: string },
      registry: { ...string, default: DEFAULTS.registry },
      tag: { ...string, default: DEFAULTS.tag },
      'built-by': { ...string, default: DEFAULTS.builtBy },
      'unverified-images': { type: 'boolean', default: false },
      namespace: { ...string, default: DEFAULTS.namespace },
      'oidc-issuer': { ...string, default: '' },
      'oidc-client': { ...string, default: 'todo-web' },
      'oidc-parameters': { ...string, default: '' },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(USAGE)
  const { context, domain, brokers = process.env.KAFKA_BROKERS, registry, tag, namespace, yes } = values
  if (!context || !domain || !brokers) {
    const missing = Object.entries({ context, domain, brokers }).filter(([, value]) => !value)
    throw new Error(`Missing: ${missing.map(([name]) => `--${name}`).join(', ')}\n${USAGE}`)
  }
  const kubectl = createKubectl(context)
  const signIn = {
    issuer: values['oidc-issuer'],
    clientId: values['oidc-client'],
    parameters: values['oidc-parameters'],
  }
  let text = forCloud(await render('cloud'), { domain, brokers, registry, tag, namespace, signIn })
  await runSteps([
    {
      what: 'Tools and cluster',
      why: 'told now rather than half-way',
      async run() {
        await requireTool('kubectl', ['version', '--client'], VERSIONS.kubectl.atLeast)
        await requireCluster(kubectl, context)
        await confirm(`Deploy to namespace ${namespace} of ${context}?`, yes)
        return undefined
      },
    },
    {
      what: 'Images',
      why: 'only what the named repository built is deployed',
      async run() {
        if (values['unverified-images']) return 'taken by their tags, as asked for'
        await requireTool('gh', ['--version'], VERSIONS.gh.atLeast)
        text = await withVerifiedImages(text, registry, values['built-by'])
        return `built by ${values['built-by']}, and named by their digests`
      },
    },
  ])
  const manifests = parseManifests(text)
  const cluster = { kubectl, namespace, patience: 600 }
  const secrets = (found: Secrets) => cloudSecrets(found, process.env)
  await runSteps(deploySteps({ cluster, manifests, parts: PARTS, secrets, yes }))
  const urls = `--gateway https://${domain} --sync https://sync.${domain} --audit https://audit.${domain} --mcp https://mcp.${domain}`
  say(`\nIt runs. From here:\n  scripts/verify-system --target cloud --context ${context} ${urls}`)
}

interface Choices {
  domain: string
  brokers: string
  registry: string
  tag: string
  namespace: string
  /** the identity provider; no issuer where the page takes a token */
  signIn: { issuer: string; clientId: string; parameters: string }
}

/** The overlay with what is somebody's own in place of its examples. */
export function forCloud(text: string, { domain, brokers, registry, tag, namespace, signIn }: Choices): string {
  const list = brokers.split(',')
  const named = text.replace(/ghcr\.io\/todo-chatbot\/([a-z-]+):[\w.-]+/g, (_, name) => `${registry}/${name}:${tag}`)
  const withBrokers = named
    .replace(/^( *)- kafka\.example\.com:9093$/gm, (_, indent) => list.map((each) => `${indent}- ${each}`).join('\n'))
    .replaceAll('kafka.example.com:9093', brokers)
  const moved = namespace === DEFAULTS.namespace ? withBrokers : inNamespace(withBrokers, namespace)
  const withSignIn = Object.entries({
    OIDC_ISSUER: signIn.issuer,
    OIDC_CLIENT_ID: signIn.clientId,
    OIDC_PARAMETERS: signIn.parameters,
  }).reduce(withValue, moved)
  return replaced(withSignIn, { 'todo.example.com': domain })
}

/** A variable of the environment, quoted, whatever is in it. */
const withValue = (text: string, [name, value]: [string, string]): string =>
  text.replace(
    new RegExp(`^( *- name: ${name}\\n *value:) .*$`, 'm'),
    (_, before) => `${before} '${value.replaceAll("'", "''")}'`,
  )

const inNamespace = (text: string, namespace: string): string =>
  text
    .replace(/^( *namespace:) todo-chatbot$/gm, `$1 ${namespace}`)
    .replace(/(name: defaultNamespace\n *value:) todo-chatbot$/m, `$1 ${namespace}`)
    // The service accounts and audiences of sources and functions.
    .replaceAll('system:serviceaccount:todo-chatbot:', `system:serviceaccount:${namespace}:`)
    .replaceAll('serving.knative.dev/service/todo-chatbot/', `serving.knative.dev/service/${namespace}/`)
    .replace(/^(kind: Namespace\n(?:.*\n)*? {2}name:) todo-chatbot$/m, `$1 ${namespace}`)

/** @throws Error that names the variable to set */
export function cloudSecrets(found: Secrets, env: Record<string, string | undefined>): Secrets {
  const known = (secret: string, key: string, variable: string) => {
    const value = found[secret]?.[key] ?? env[variable]
    if (!value) throw new Error(`Set ${variable}, or make the secret ${secret} with the key ${key}`)
    return value
  }
  const ownerUrl = known(MIGRATE, 'database-url', 'DATABASE_URL')
  const given: Keys = {}
  for (const [variable, key] of Object.entries(FROM_ENVIRONMENT)) if (env[variable]) given[key] = env[variable]
  const login = (name: string, key: 'USER' | 'PASSWORD') => env[`KAFKA_${key}_${name.toUpperCase()}`]
  const own = Object.fromEntries(
    Object.keys(KAFKA_ACCESS)
      .filter((name) => login(name, 'USER') && login(name, 'PASSWORD'))
      .map((name) => [
        name,
        { 'kafka-username': login(name, 'USER')!, 'kafka-password': login(name, 'PASSWORD')! } satisfies Keys,
      ]),
  )
  const others = {
    [REDIS]: { host: known(REDIS, 'host', 'REDIS_HOST'), password: known(REDIS, 'password', 'REDIS_PASSWORD') },
    // As Knative's sources and sink read it.
    [KAFKA]: {
      protocol: 'SASL_SSL',
      'sasl.mechanism': 'SCRAM-SHA-512',
      user: own.sources?.['kafka-username'] ?? known(KAFKA, 'user', 'KAFKA_USER'),
      password: own.sources?.['kafka-password'] ?? known(KAFKA, 'password', 'KAFKA_PASSWORD'),
      'ca.crt': known(KAFKA, 'ca.crt', 'KAFKA_CA'),
    },
  }
  return secretsFor(found, { ownerUrl, given, own, others })
}

if (import.meta.main) {
  await main().catch((error) => {
    say((error as Error).message)
    process.exitCode = 1
  })
}
