/** Whether the functions can be started with what a shell says of their variables. */
import { isFunctionName, READERS } from '../../shared/config/functions.ts'

/** @throws ConfigError that names the variable and what it should be: now, and not when a function starts on its first request */
export async function checkEnvironment(manifestDir: string, shell: Record<string, string | undefined>): Promise<void> {
  const { overridden, readManifests } = await import('../knative/manifests/index.ts')
  for (const { name, environment } of (await readManifests(manifestDir)).services) {
    if (isFunctionName(name)) READERS[name](overridden(environment, shell))
  }
}
