import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const compress = promisify(brotliCompress)

/** Bytes below which compressing gains nothing. */
const SMALL = 500

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
  await build({
    root: from,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: to,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { checks: { pluginTimings: false }, input: pages.map((page) => join(from, page)) },
    },
    plugins: [
      {
        name: 'inputs',
        generateBundle(_, bundle: Rolldown.OutputBundle) {
          for (const output of Object.values(bundle)) {
            if (output.type !== 'chunk') continue
            for (const id of output.moduleIds) if (id.startsWith(root)) inputs.add(relative(root, id.split('?')[0]!))
          }
        },
      },
    ],
  })
  const files = await readdir(to, { recursive: true })
  await Promise.all(
    files.filter((file) => /\.(js|css|html|svg|webmanifest)$/.test(file)).map((file) => pack(join(to, file))),
  )
  return [...inputs]
}

async function pack(file: string): Promise<void> {
  const content = await readFile(file)
  if (content.length < SMALL) return
  const packed = await compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  await writeFile(`${file}.br`, packed)
}
