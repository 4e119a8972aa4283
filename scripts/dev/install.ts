/** Installs what `make dev` and `make load` need into the cache, and the command line for whoever is here. */
import { installCommandLine } from '../todo/install.ts'
import { say } from './progress.ts'
import { installDaprd, installK6 } from './tools/go.ts'
import { installKafka } from './tools/kafka.ts'

try {
  await installKafka()
  say(`Dapr's sidecar: ${await installDaprd()}`)
  say(`k6: ${await installK6()}`)
  say(`The command line: ${await installCommandLine()}`)
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
