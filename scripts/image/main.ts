/**
 * Makes images without Docker: one archive for each function, and for the job that migrates the database.
 * usage: images [--out <folder>] [--registry <host/path>] [--tag <tag>] [<function>...]
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { bundle, IMAGES } from '../dev/bundle.ts'
import { say } from '../dev/progress.ts'
import { type Part, packagesOf, runtimeParts } from './contents.ts'
import { billOfMaterials, notices } from './documents.ts'
import { type Archive, imageArchive } from './oci.ts'
import { BUN_IN_IMAGE, runtimeLayer, USER } from './runtime.ts'
import { type Entry, tar } from './tar.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const APP = 'app'

interface Source {
  version: string
  revision: string
  license: string
  /** seconds since 1970 of SOURCE_DATE_EPOCH, else of the commit */
  created: number
}

async function readSource(): Promise<Source> {
  const { version, license } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const git = (...args: string[]) =>
    promisify(execFile)('git', args, { cwd: ROOT }).then(
      ({ stdout }) => stdout.trim(),
      () => '',
    )
  const created = Number(process.env.SOURCE_DATE_EPOCH ?? (await git('log', '-1', '--format=%ct')))
  return {
    version,
    license,
    revision: await git('rev-parse', 'HEAD'),
    created: Number.isInteger(created) ? created : 0,
  }
}

async function entriesOf(directory: string): Promise<Entry[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name))
  return Promise.all(
    files.map(async (file) => ({ path: `${APP}/${file.slice(directory.length + 1)}`, data: await readFile(file) })),
  )
}

/** Where an image tells of its contents. */
const DOCUMENTS = 'usr/share/doc/todo-chatbot'

/** The function alone, as a layer above the runtime, with what tells of the contents of both. */
async function appLayer(
  name: string,
  source: Source,
  ofRuntime: Part[],
): Promise<{ layer: Buffer; files: Entry[]; bill: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'image-'))
  try {
    const inputs = await bundle(name, directory)
    const files = await entriesOf(directory)
    const parts = [...(await packagesOf(inputs)), ...ofRuntime]
    const bill = billOfMaterials({ ...source, name, parts })
    const documents: Entry[] = [
      { path: `${DOCUMENTS}/sbom.spdx.json`, data: Buffer.from(bill) },
      { path: `${DOCUMENTS}/THIRD-PARTY-NOTICES`, data: Buffer.from(notices({ name, parts })) },
    ]
    return { layer: tar([...files, ...documents], source.created), files, bill }
  } finally {
    await rm(directory, { recursive: true })
  }
}

function archiveOf(name: string, image: string, layers: Buffer[], source: Source): Archive {
  return imageArchive({
    name: image,
    layers,
    architecture: process.arch,
    created: source.created,
    labels: {
      'org.opencontainers.image.title': `todo-chatbot ${name}`,
      'org.opencontainers.image.version': source.version,
      'org.opencontainers.image.licenses': source.license,
      ...(source.revision && { 'org.opencontainers.image.revision': source.revision }),
    },
    user: `${USER}:${USER}`,
    workdir: `/${APP}`,
    entrypoint: [BUN_IN_IMAGE, '--smol', `/${APP}/index.js`],
    environment: {
      PATH: '/usr/local/bin',
      NODE_ENV: 'production',
      // Everything is bundled, and the root file system is read-only: there is nothing to cache and nowhere to.
      BUN_RUNTIME_TRANSPILER_CACHE_PATH: '0',
    },
    port: 8080,
  })
}

const kib = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`
const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`

async function main(): Promise<void> {
  const source = await readSource()
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string', default: join(ROOT, 'dist/images') },
      registry: { type: 'string', default: 'ghcr.io/todo-chatbot' },
      tag: { type: 'string', default: source.version },
      // For the Dockerfile: the layers apart instead of an image.
      layers: { type: 'boolean', default: false },
    },
  })
  const unknown = positionals.filter((name) => !IMAGES.includes(name))
  if (unknown.length) throw new Error(`There is no ${unknown.join(', ')}. There are: ${IMAGES.join(', ')}`)
  await mkdir(values.out, { recursive: true })
  const runtime = await runtimeLayer(source.created)
  const ofRuntime = await runtimeParts()
  console.log(`Bun and the C library, the same layer in all: ${mib(runtime.length)}`)
  if (values.layers) await writeFile(join(values.out, 'runtime.tar'), runtime)
  for (const name of positionals.length ? positionals : IMAGES) {
    const { layer, files, bill } = await appLayer(name, source, ofRuntime)
    const image = `${values.registry}/${name}:${values.tag}`
    const { bytes, digest } = archiveOf(name, image, [runtime, layer], source)
    const file = join(values.out, `${name}.tar`)
    const written = values.layers ? layer : bytes
    await writeFile(file, written)
    await writeFile(join(values.out, `${name}.spdx.json`), bill)
    const own = files.reduce((total, { data }) => total + data!.length, 0)
    console.log(`${image} ${digest}`)
    console.log(`  ${file}: ${mib(written.length)}, of which ${kib(own)} in ${files.length} files its own`)
  }
}

await main().catch((error) => {
  say((error as Error).message)
  process.exitCode = 1
})
