import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Knative, KnativeOptions } from '../knative/index.ts'
import { bundleFunctions } from './bundle.ts'
import { checkEnvironment } from './environment.ts'
import { type Identity, startIdentity } from './identity/index.ts'
import { readable } from './log-lines.ts'
import { type Parts, type PartsOptions, startParts } from './parts/index.ts'
import { freePort } from './ports.ts'
import { runMark } from './watchdog.ts'

export { startParts }

export const MANIFESTS = fileURLToPath(new URL('../../knative/base/', import.meta.url))

export interface SystemOptions extends PartsOptions {
  ports?: PartsOptions['ports'] & { ingress?: number; identity?: number }
  /** how much shorter than on a cluster the windows and retentions of scaling are */
  developmentFactor?: number
  /** the functions' log: `readable` and `json` go to standard output */
  log?: 'readable' | 'json' | ((line: string, name: string) => void)
  /** more of the functions' environment */
  environment?: Record<string, string>
  /** of who runs it: chooses the variables that the manifests name */
  shell?: Record<string, string | undefined>
}

export interface System extends Parts {
  /** where the gateway answers; another function does on its own host, such as sync.localhost */
  gatewayUrl: string
}

/**
 * Starts the parts, and the functions of knative/base on the local stand-in for Knative: each starts on its first request.
 *
 * @throws Error that says what did not start and why; all else is ended by then
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const dataDir = resolve(options.dataDir)
  await checkEnvironment(MANIFESTS, { ...options.shell, ...options.environment })
  const ingressPort = options.ports?.ingress ?? (await freePort())
  const identity = await identityFor(options, ingressPort)
  const [bundled, started] = await Promise.allSettled([
    bundleFunctions(join(dataDir, 'functions')),
    startParts({
      ...options,
      ...(identity && { keys: { 'jwks-url': identity.jwksUrl, 'token-issuer': identity.issuer } }),
    }),
  ])
  if (started.status === 'rejected') {
    await identity?.stop()
    throw started.reason
  }
  const parts = started.value
  try {
    if (bundled.status === 'rejected') throw bundled.reason
    const environment = { ...(identity && { OIDC_ISSUER: identity.issuer }), ...options.environment }
    const knative = await startFunctions({ ...options, environment, parts, ingressPort, commands: bundled.value })
    const stop = async () => {
      await knative.stop()
      await parts.stop()
      await identity?.stop()
    }
    return { ...parts, gatewayUrl: knative.url, stop }
  } catch (error) {
    await parts.stop()
    await identity?.stop()
    throw error
  }
}

/** None where the secrets, and with them who signs in, are somebody else's, or where another provider is named. */
async function identityFor(
  { ports, elsewhere, shell }: SystemOptions,
  ingressPort: number,
): Promise<Identity | undefined> {
  if (elsewhere?.daprHttpPort || shell?.OIDC_ISSUER) return undefined
  const port = ports?.identity ?? (await freePort())
  return startIdentity({ port, origins: [`http://web.localhost:${ingressPort}`] })
}

export interface FunctionsOptions
  extends Pick<SystemOptions, 'elsewhere' | 'developmentFactor' | 'log' | 'environment' | 'shell'>,
    Pick<KnativeOptions, 'ingressPort' | 'around'> {
  parts: Pick<Parts, 'kafkaBrokers' | 'daprHttpPort'>
  /** how to start each function, by its name */
  commands: Record<string, string[]>
  /** knative/base if left out */
  manifestDir?: string
}

/** The functions alone, for parts that run already. Resolves when every KafkaSource has its partitions. */
export async function startFunctions(options: FunctionsOptions): Promise<Knative> {
  const { parts, elsewhere, commands, environment, shell = {}, developmentFactor = 10, log = 'json' } = options
  const { startKnative } = await import('../knative/index.ts')
  const knative = await startKnative({
    manifestDir: options.manifestDir ?? MANIFESTS,
    shell,
    ingressPort: options.ingressPort,
    kafkaBrokers: parts.kafkaBrokers.split(','),
    command: (name) => commands[name],
    environment: {
      ...runMark(),
      HOST: '127.0.0.1',
      KAFKA_BROKERS: parts.kafkaBrokers,
      DAPR_HTTP_PORT: String(parts.daprHttpPort),
      PUBLIC_URL: shell.PUBLIC_URL ?? `http://localhost:${options.ingressPort}`,
      MCP_URL: shell.MCP_URL ?? `http://mcp.localhost:${options.ingressPort}/mcp`,
      // A local database's address is a secret of Dapr's, as on a cluster.
      ...(elsewhere?.databaseUrl && { DATABASE_URL: elsewhere.databaseUrl }),
      ...environment,
    },
    developmentFactor,
    around: options.around,
    onLog: writerOf(log),
  })
  await knative.ready
  return knative
}

function writerOf(log: NonNullable<SystemOptions['log']>): (name: string, line: string) => void {
  if (typeof log === 'function') return (name, line) => log(line, name)
  const { stdout } = process
  if (log === 'json') return (_, line) => stdout.write(`${line}\n`)
  const colour = stdout.isTTY && !process.env.NO_COLOR
  return (name, line) => stdout.write(`${readable(line, { name, colour })}\n`)
}
