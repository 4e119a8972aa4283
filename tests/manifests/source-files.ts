import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './render.ts'

/** The code of a folder without its tests, as one text. */
export async function sourcesOf(folder: string): Promise<string> {
  const names = await readdir(join(ROOT, folder), { recursive: true })
  const files = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  return (await Promise.all(files.map((name) => readFile(join(ROOT, folder, name), 'utf8')))).join('\n')
}
