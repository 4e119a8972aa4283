import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleFunctions } from './bundle.ts'
import { readable } from './log-lines.ts'
import { type Parts, type PartsOptions, startParts } from './parts/index.ts'
import { freePort } from './ports.ts'
import { runMark } from './watchdog.ts'

export { startParts }

const MANIFESTS = fileURLToPath(new URL('../../knative/base/', import.meta.url))

export interface SystemOptions extends PartsOptions {
  ports?: PartsOptions['ports'] & { ingress?: number }
  /** how much shorter than on a cluster the windows and retentions of scaling are */
  developmentFactor?: number
  /** the functions' log: `readable` and `json` go to standard output */
  log?: 'readable' | 'json' | ((line: string, name: string) => void)
  /** more of the functions' environment */
  environment?: Record<string, string>
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
  const { ports, elsewhere, environment, developmentFactor = 10, log = 'json' } = options
  const dataDir = resolve(options.dataDir)
  const ingressPort = ports?.ingress ?? (await freePort())
  const [bundled, started] = await Promise.allSettled([
    bundleFunctions(join(dataDir, 'functions')),
    startParts(options),
  ])
  if (started.status === 'rejected') throw started.reason
  const parts = started.value
  try {
    if (bundled.status === 'rejected') throw bundled.reason
    const { startKnative } = await import('../knative/index.ts')
    const knative = await startKnative({
      manifestDir: MANIFESTS,
      ingressPort,
      kafkaBrokers: parts.kafkaBrokers.split(','),
      command: (name) => bundled.value[name],
      environment: {
        ...runMark(),
        HOST: '127.0.0.1',
        KAFKA_BROKERS: parts.kafkaBrokers,
        DAPR_HTTP_PORT: String(parts.daprHttpPort),
        // A local database's address is a secret of Dapr's, as on a cluster.
        ...(elsewhere?.databaseUrl && { DATABASE_URL: elsewhere.databaseUrl }),
        ...environment,
      },
      developmentFactor,
      onLog: writerOf(log),
    })
    await knative.ready
    const stop = async () => {
      await knative.stop()
      await parts.stop()
    }
    return { ...parts, gatewayUrl: knative.url, stop }
  } catch (error) {
    await parts.stop()
    throw error
  }
}

function writerOf(log: NonNullable<SystemOptions['log']>): (name: string, line: string) => void {
  if (typeof log === 'function') return (name, line) => log(line, name)
  const { stdout } = process
  if (log === 'json') return (_, line) => stdout.write(`${line}\n`)
  const colour = stdout.isTTY && !process.env.NO_COLOR
  return (name, line) => stdout.write(`${readable(line, { name, colour })}\n`)
}
