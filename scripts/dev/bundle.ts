import { access, copyFile, mkdir, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
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
  await bundlePage(join(FUNCTIONS, name, 'page'), join(bundle, 'page'))
  return [BUN, '--smol', join(bundle, 'index.js')]
}

/** What a function serves to browsers: the files of its folder `page`, with one bundled script for each HTML file's. */
async function bundlePage(from: string, to: string): Promise<void> {
  const files = await readdir(from).catch(() => [])
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => basename(file, '.html'))
  if (!pages.length) return
  await mkdir(to, { recursive: true })
  const scripts = pages.map((page) => join(from, page === 'index' ? 'main.ts' : `${page}.ts`))
  await run({
    name: `The page ${from}`,
    command: BUN,
    args: ['build', ...scripts, '--target=browser', '--minify', `--outdir=${to}`],
  })
  for (const file of files.filter((each) => /\.(html|css)$/.test(each)))
    await copyFile(join(from, file), join(to, file))
}
