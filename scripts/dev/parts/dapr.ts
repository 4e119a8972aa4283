import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Child, startChild, whenReady } from '../child.ts'
import { installDaprd } from '../tools/go.ts'

const COMPONENTS = fileURLToPath(new URL('../../../dapr-components/local/', import.meta.url))

export interface DaprOptions {
  /** holds secrets.json and gets state.db: the components name both relative to it */
  dataDir: string
  httpPort: number
  grpcPort: number
  /** sidecars talk to each other there; nobody does here, but it must be free */
  internalGrpcPort: number
  /** folder of component files; default: those of a developer's machine */
  components?: string
}

export interface Dapr {
  httpPort: number
  child: Child
}

/** One sidecar for all functions. @throws Error with its last lines when it does not start */
export async function startDapr({
  dataDir,
  httpPort,
  grpcPort,
  internalGrpcPort,
  components = COMPONENTS,
}: DaprOptions): Promise<Dapr> {
  const daprd = await installDaprd()
  await mkdir(dataDir, { recursive: true })
  const flags = {
    'app-id': 'todo-chatbot',
    'resources-path': components,
    'dapr-http-port': httpPort,
    'dapr-grpc-port': grpcPort,
    'dapr-internal-grpc-port': internalGrpcPort,
    'dapr-listen-addresses': '127.0.0.1',
    'dapr-internal-grpc-listen-address': '127.0.0.1',
    'dapr-graceful-shutdown-seconds': 1,
    'enable-metrics': false,
    'log-level': 'warn',
  }
  const args = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)
  const child = startChild({ name: 'Dapr', command: daprd, args, cwd: dataDir })
  await whenReady(child, () => isHealthy(httpPort))
  return { httpPort, child }
}

/** Whether a sidecar can be asked for secrets and state. @throws the error of fetch when nothing answers there */
export const isHealthy = async (httpPort: number): Promise<boolean> =>
  (await fetch(`http://127.0.0.1:${httpPort}/v1.0/healthz/outbound`)).ok
