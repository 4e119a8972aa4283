/** The order of the folders in docs/architecture.md, held against what they import. That no files import each other in a circle, the linter holds. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Folders of `shared`, those that import no other first; in one line, none imports another. */
const layers = [
  ...readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8').matchAll(/^\d+\. (`[a-z-]+`(?:, `[a-z-]+`)*)/gm),
].map(([, names]) => names!.split(', ').map((name) => `shared/${name.slice(1, -1)}`))

const layerOf = (folder: string): number => layers.findIndex((names) => names.includes(folder))

/** `shared/events` for one of its files, `functions/audit`, `scripts`, `tests`. */
const folderOf = (path: string): string => /^(?:shared|functions)\/[^/]+|^[^/]+/.exec(path)![0]

interface Import {
  from: string
  to: string
}

const imports: Import[] = ['shared', 'functions', 'scripts'].flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const file = `${top}/${name}`
      const code = readFileSync(join(ROOT, file), 'utf8')
      return [...code.matchAll(/(?:from|import) ?\(?'(\.[^']+)'/g)].map(([, path]) => ({
        from: file,
        to: join(file, '..', path!),
      }))
    }),
)

const between = (isWrong: (from: string, to: string) => boolean): string[] =>
  imports
    .filter(({ from, to }) => folderOf(from) !== folderOf(to) && isWrong(folderOf(from), folderOf(to)))
    .map(({ from, to }) => `${from} imports ${to}`)

test('every folder of shared has its place in the order', () => {
  const folders = readdirSync(join(ROOT, 'shared')).map((name) => `shared/${name}`)
  expect(layers.flat().toSorted()).toEqual(folders.toSorted())
})

test('a folder of shared imports only from those before it', () => {
  expect(imports.length).toBeGreaterThan(500)
  expect(
    between((from, to) => from.startsWith('shared/') && !(layerOf(to) >= 0 && layerOf(to) < layerOf(from))),
  ).toEqual([])
})

/** Functions that are another door to what one of them does: audit-log writes what audit shows, mcp does for agents what the gateway does. */
const DOORS: Record<string, string> = {
  'functions/audit-log': 'functions/audit',
  'functions/mcp': 'functions/gateway',
}

test('a function imports nothing from another, but one that is another door to it', () => {
  expect(
    between((from, to) => from.startsWith('functions/') && !to.startsWith('shared/') && DOORS[from] !== to),
  ).toEqual([])
})

test('what runs in production imports nothing from the tests', () => {
  expect(between((_, to) => to === 'tests')).toEqual([])
})
