import { existsSync, readdirSync } from 'node:fs'
import { copyFile, cp, mkdir, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './child.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FUNCTIONS = join(ROOT, 'functions')

export const BUN = join(ROOT, 'node_modules/.bin/bun')

const functions = readdirSync(FUNCTIONS)
  .filter((name) => existsSync(join(FUNCTIONS, name, 'index.ts')))
  .sort()

/** Not a function: the job that prepares the database for them. */
const MIGRATE = 'migrate'

/** The names of all images: one for each function, and one for the job. */
export const IMAGES = [...functions, MIGRATE].sort()

/**
 * Bundles every function, as its image has it: `<directory>/<function>/index.js`, and beside it what is loaded only when it is needed,
 * so that a cold start does not read it.
 *
 * @returns how to start each, by its name
 */
export async function bundleFunctions(directory: string): Promise<Record<string, string[]>> {
  await mkdir(directory, { recursive: true })
  const commands = functions.map(async (name) => {
    const bundled = join(directory, name)
    await bundle(name, bundled)
    return [name, [BUN, '--smol', join(bundled, 'index.js')]] as [string, string[]]
  })
  return Object.fromEntries(await Promise.all(commands))
}

/** Bundles what one of the images runs into a folder of its own. */
export async function bundle(name: string, directory: string): Promise<void> {
  const source = name === MIGRATE ? join(ROOT, 'scripts', MIGRATE) : join(FUNCTIONS, name)
  await run({
    name: `The bundle of ${name}`,
    command: BUN,
    args: ['build', join(source, 'index.ts'), '--target=bun', '--minify', '--splitting', `--outdir=${directory}`],
  })
  await bundlePage(join(source, 'page'), join(directory, 'page'))
  if (name !== MIGRATE) return
  await cp(join(ROOT, 'shared/database/migrations'), join(directory, 'migrations'), { recursive: true })
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
