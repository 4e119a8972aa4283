import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlePage } from './bundle-page.ts'
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

/**
 * Bundles what one of the images runs into a folder of its own.
 *
 * @returns the source files that went into it, as paths below the checkout
 */
export async function bundle(name: string, directory: string): Promise<string[]> {
  const source = name === MIGRATE ? join(ROOT, 'scripts', MIGRATE) : join(FUNCTIONS, name)
  const own = await build(`The bundle of ${name}`, directory, [
    join(source, 'index.ts'),
    '--target=bun',
    '--minify',
    '--splitting',
  ])
  const page = join(source, 'page')
  const ofPage = existsSync(page) ? await bundlePage(page, join(directory, 'page'), ROOT) : []
  if (name === MIGRATE) {
    await cp(join(ROOT, 'shared/database/migrations'), join(directory, 'migrations'), { recursive: true })
  }
  return [...new Set([...own, ...ofPage])].sort()
}

/** What the bundler tells about its work, as esbuild's metafile. */
interface Metafile {
  outputs: Record<string, { inputs: Record<string, unknown> }>
}

/** @returns the files that went into the bundle */
async function build(title: string, directory: string, args: string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'))
  const metafile = join(folder, 'meta.json')
  try {
    const where = [`--outdir=${directory}`, `--metafile=${metafile}`]
    await run({ name: title, command: BUN, args: ['build', ...args, ...where], cwd: ROOT })
    const { outputs } = JSON.parse(await readFile(metafile, 'utf8')) as Metafile
    return Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs))
  } finally {
    await rm(folder, { recursive: true })
  }
}
