/** How libraries are imported, where it decides what a function reads before its first request. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const files = ['shared', 'functions'].flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({ file: `${top}/${name}`, code: readFileSync(join(ROOT, top, name), 'utf8') })),
)

/**
 * A bundler leaves out what nobody names. Handed over as a value, a library is bundled whole; and where two that load it at different times
 * share its files, the first one reads all of it, too.
 */
test('no library of schemas is handed over as a whole', () => {
  const importing = files.filter(({ code }) => code.includes("import * as z from 'zod"))
  expect(importing.length).toBeGreaterThan(20)
  expect(importing.filter(({ code }) => /[(,] ?z ?[,)]/.test(code)).map(({ file }) => file)).toEqual([])
})
