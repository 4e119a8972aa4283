import { access, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './child.ts'

const FUNCTIONS = fileURLToPath(new URL('../../functions/', import.meta.url))
const BIN = fileURLToPath(new URL('../../node_modules/.bin/', import.meta.url))

export const BUN = join(BIN, 'bun')

/**
 * Bundles every function, as its image has it: `<directory>/<function>/index.js`, and beside it what is loaded only when it is needed,
 * so that a cold start does not read it.
 *
 * @returns how to start each, by its name
 */
export async function bundleFunctions(directory: string): Promise<Record<string, string[]>> {
  await mkdir(directory, { recursive: true })
  const names: string[] = []
  for (const name of (await readdir(FUNCTIONS)).sort()) {
    const isFunction = await access(join(FUNCTIONS, name, 'index.ts')).then(
      () => true,
      () => false,
    )
    if (isFunction) names.push(name)
  }
  const commands = await Promise.all(names.map(async (name) => [name, await bundle(name, directory)] as const))
  return Object.fromEntries(commands)
}

async function bundle(name: string, directory: string): Promise<string[]> {
  const bundle = join(directory, name)
  await run({
    name: `The bundle of ${name}`,
    command: BUN,
    args: ['build', join(FUNCTIONS, name, 'index.ts'), '--target=bun', '--minify', '--splitting', `--outdir=${bundle}`],
  })
  return [BUN, '--smol', join(bundle, 'index.js')]
}
