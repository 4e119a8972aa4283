import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'
import { exists } from './cache.ts'

const compress = promisify(brotliCompress)

/** Bytes below which compressing gains nothing. */
const SMALL = 500

/** The function's own bundle loads the words of English apart; the page needs them with the grammar in any case. */
const CHECKS = { pluginTimings: false, ineffectiveDynamicImport: false }

/** What a page begins with comes as one file, also where a part that is loaded later needs some of it: each file costs a request with its headers. */
const AT_ONCE = { groups: [{ name: 'first', tags: ['$initial' as const] }] }

/**
 * Bundles what a function serves to browsers: its HTML files with their scripts and styles, each under a name that changes with its
 * content, and beside each a compressed copy (`.br`).
 *
 * @param from folder with the HTML files; `public` in it is copied as it is
 * @param root the paths that are answered are below it
 * @returns the source files that went into it
 */
export async function bundlePage(from: string, to: string, root: string): Promise<string[]> {
  const pages = (await readdir(from)).filter((file) => file.endsWith('.html'))
  const inputs = new Set<string>()
  const common = (input: string): InlineConfig => ({
    root: from,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: to,
      emptyOutDir: false,
      target: 'es2023',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { checks: CHECKS, input, output: { codeSplitting: AT_ONCE } },
    },
    plugins: [listing(inputs, root)],
  })
  await rm(to, { recursive: true, force: true })
  // Each by itself: what two of them share would be a file of its own, which is asked for apart.
  for (const page of pages) await build(common(join(from, page)))
  const worker = join(from, 'sw.ts')
  if (await exists(worker)) await build(workerOf(common(worker), await filesOf(to)))
  const files = await readdir(to, { recursive: true })
  await Promise.all(files.filter((file) => PACKED.test(file)).map((file) => pack(join(to, file))))
  return [...inputs]
}

const PACKED = /\.(js|css|html|svg|webmanifest)$/

/** Notes which source files went into a bundle. */
const listing = (inputs: Set<string>, root: string): Plugin => ({
  name: 'inputs',
  generateBundle(_, bundle: Rolldown.OutputBundle) {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue
      for (const id of output.moduleIds) if (id.startsWith(root)) inputs.add(relative(root, id.split('?')[0]!))
    }
  },
})

/** One script with a fixed name: a browser looks there for a newer one. */
function workerOf(config: InlineConfig, files: { url: string; revision: string | null }[]): InlineConfig {
  const { rolldownOptions } = config.build!
  const output = { format: 'iife', entryFileNames: 'sw.js' } as const
  return {
    ...config,
    publicDir: false,
    define: { FILES: JSON.stringify(files) },
    build: { ...config.build, rolldownOptions: { ...rolldownOptions, output } },
  }
}

/** What the app needs without a net; a file without its content in its name has a revision. */
async function filesOf(folder: string): Promise<{ url: string; revision: string | null }[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => PACKED.test(file)).sort()
  return Promise.all(
    files.map(async (file) => {
      if (file.startsWith('assets/')) return { url: `/${file}`, revision: null }
      const content = await readFile(join(folder, file))
      return { url: `/${file}`, revision: createHash('sha256').update(content).digest('base64url').slice(0, 16) }
    }),
  )
}

async function pack(file: string): Promise<void> {
  const content = await readFile(file)
  if (content.length < SMALL) return
  const packed = await compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  await writeFile(`${file}.br`, packed)
}
