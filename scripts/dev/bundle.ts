import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlePage } from './bundle-page.ts'
import { cached } from './cache.ts'
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
 * so that a cold start does not read it. Bundles of the same sources are made once: the tests start some thirty systems.
 *
 * @returns how to start each, by its name
 */
export async function bundleFunctions(directory: string): Promise<Record<string, string[]>> {
  const kept = await keptBundles()
  await forgetUnused(kept)
  for (const name of functions) {
    await rm(join(directory, name), { recursive: true, force: true })
    await cp(join(kept, name), join(directory, name), { recursive: true })
  }
  return Object.fromEntries(functions.map((name) => [name, [BUN, '--smol', join(directory, name, 'index.js')]]))
}

/** Made of sources that changed meanwhile: they would be kept under the name of others. */
class SourcesChanged extends Error {}

async function keptBundles(): Promise<string> {
  const sources = await fingerprint()
  try {
    return await cached(`bundles/${sources}`, 'Bundling the functions', async (unfinished) => {
      await Promise.all(functions.map((name) => bundle(name, join(unfinished, name))))
      if ((await fingerprint()) !== sources) throw new SourcesChanged()
    })
  } catch (error) {
    if (error instanceof SourcesChanged) return keptBundles()
    throw error
  }
}

/** All that a bundle is made of: functions import from these folders and from packages. */
const SOURCES = ['functions', 'shared']
const SETTINGS = ['package-lock.json', 'tsconfig.json', 'scripts/dev/bundle.ts', 'scripts/dev/bundle-page.ts']

export async function fingerprint(root = ROOT): Promise<string> {
  const found = await Promise.all(SOURCES.map((folder) => filesIn(root, folder)))
  const files = [...found.flat().filter((file) => !file.endsWith('.test.ts')), ...SETTINGS].sort()
  const hash = createHash('sha256')
  for (const file of files) {
    const content = await readFile(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex').slice(0, 32)
}

async function filesIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

/** Milliseconds after which bundles that nobody started are dropped: each change of a source makes others. */
const UNUSED = 24 * 60 * 60 * 1000

async function forgetUnused(used: string): Promise<void> {
  await utimes(used, new Date(), new Date())
  const all = dirname(used)
  for (const name of await readdir(all)) {
    const { mtimeMs } = await stat(join(all, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    const isUnused = name !== basename(used) && Date.now() - mtimeMs > UNUSED
    if (isUnused) await rm(join(all, name), { recursive: true, force: true })
  }
}

/**
 * Bundles what one of the images runs into a folder of its own. Without Bun's bytecode (`--bytecode`), which needs all of it in one file: a
 * start then takes no less of the processors for the gateway (a quarter less for the relay), and an idle gateway holds 20 MiB instead of 8.
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
