/** What a function reads and makes before its first request: all that its `index.ts` imports, and what that imports in turn, but by `await import`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Small, and needed to take a request at all; `zod/mini` reads in a millisecond, and its schemas are made when a request needs them. */
const PACKAGES = ['hono', '@dapr/dapr', 'uuid', 'zod/mini']
/** Of Node's own modules: `node:net` and `node:crypto` take five milliseconds each, a quarter of a cold start. */
const OF_NODE: Record<string, string[]> = { web: ['node:fs/promises'] }

const functions = readdirSync(join(ROOT, 'functions'))

/** What a module imports at once: not types, which are not there when it runs. */
const importsOf = (code: string): string[] =>
  [...code.matchAll(/^(?:import|export) (?!type\b)(?:[^'"]*? from )?'([^']+)'/gms)]
    .filter(([statement]) => !/^\w+ \{(\s*type [^,}]+,?)+\s*\} from/.test(statement))
    .map(([, path]) => path!)

interface Loaded {
  files: Map<string, string>
  packages: Set<string>
}

function loadedBy(entry: string): Loaded {
  const loaded: Loaded = { files: new Map(), packages: new Set() }
  const load = (file: string): void => {
    if (loaded.files.has(file)) return
    const code = readFileSync(join(ROOT, file), 'utf8')
    loaded.files.set(file, code)
    for (const path of importsOf(code)) {
      if (path.startsWith('.')) load(join(file, '..', path))
      else loaded.packages.add(path)
    }
  }
  load(entry)
  return loaded
}

describe.each(functions)('%s', (name) => {
  const { files, packages } = loadedBy(`functions/${name}/index.ts`)

  test('reads no package that its first request may not need', () => {
    const isFree = (each: string) => PACKAGES.some((free) => each === free || each.startsWith(`${free}/`))
    const others = [...packages].filter((each) => !isFree(each) && !OF_NODE[name]?.includes(each))
    expect(others).toEqual([])
  })

  test('makes no schema', () => {
    // A call of zod with no arrow before it, nor the word for a function.
    const isMade = (statement: string) => /^(?:(?!=>|\bfunction\b)[\s\S])*?\bz\.\w+\(/.test(statement)
    const made = [...files].flatMap(([file, code]) =>
      statementsOf(code)
        .filter(isMade)
        .map((statement) => `${file}: ${statement.split('\n')[0]}`),
    )
    expect(made).toEqual([])
  })

  test('reads no language', () => {
    expect(
      [...files.keys()].filter((file) => /^shared\/language\/(locales\/\w+|engine|commands|calendar)\//.test(file)),
    ).toEqual([])
  })
})

test('what is told of the past is put into words without what reads a language', () => {
  const { files } = loadedBy('shared/history/summary.ts')
  const readers = [...files.keys()].filter((file) =>
    /^shared\/language\/.*(?:commands|grammar|tokens|quick-add)/.test(file),
  )
  expect(readers).toEqual([])
  expect([...files.keys()]).toContain('shared/language/locales/en/wording/repeat.ts')
})

/** Statements of a module itself: each begins where a line does, and ends before the next one. */
const statementsOf = (code: string): string[] =>
  code.split(/\n(?=[^\s)}\]])/).filter((each) => !/^(?:\/\*|\/\/|import)/.test(each))
