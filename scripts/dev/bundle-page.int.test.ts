import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundlePage } from './bundle-page.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PAGE = join(ROOT, 'functions/web/page')

/** Bytes of script, by Brotli: of the first load, and of each view after. */
const BUDGET = { first: 90_000, view: 30_000 }

let made: string
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'page-'))
  await bundlePage(PAGE, made, ROOT)
})
afterAll(() => rm(made, { recursive: true }))

const sizeOf = async (file: string): Promise<number> => {
  const packed = join(made, `${file}.br`)
  return (await stat(packed).catch(() => stat(join(made, file)))).size
}
const scriptsIn = async (file: string): Promise<string[]> =>
  (await readFile(join(made, file), 'utf8')).match(/assets\/[\w-]+\.js/g) ?? []

test('the app begins with one script, which is within its budget', async () => {
  const scripts = await scriptsIn('index.html')
  expect(scripts).toHaveLength(1)
  expect(await sizeOf(scripts[0]!)).toBeLessThan(BUDGET.first)
})

test('each view that is loaded later is within its budget, with all that it imports', async () => {
  const [first] = await scriptsIn('index.html')
  const files = await readdir(join(made, 'assets'))
  const views = (await readdir(join(PAGE, 'views'))).map((name) => name.replace('.tsx', ''))
  const later = files.filter((file) => views.some((view) => file.startsWith(`${view}-`) && file.endsWith('.js')))
  expect(later.length).toBeGreaterThan(4)
  for (const view of later) {
    const imported = new Set([`assets/${view}`])
    // A set grows while it is gone through.
    for (const file of imported) {
      const imports = (await readFile(join(made, file), 'utf8')).matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/g)
      for (const [, name] of imports) if (`assets/${name}` !== first) imported.add(`assets/${name}`)
    }
    const sizes = await Promise.all([...imported].map(sizeOf))
    expect(
      sizes.reduce((sum, size) => sum + size, 0),
      view,
    ).toBeLessThan(BUDGET.view)
  }
})
