/** Installs what `make dev` and `make load` need into the cache. */
import { say } from './progress.ts'
import { installDaprd, installK6 } from './tools/go.ts'
import { installKafka } from './tools/kafka.ts'

try {
  await installKafka()
  say(`Dapr's sidecar: ${await installDaprd()}`)
  say(`k6: ${await installK6()}`)
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
