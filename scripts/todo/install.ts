/** Makes the command line one file, and links it to where a shell finds it. */
import { chmod, lstat, mkdir, readlink, rm, symlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BUN } from '../dev/bundle.ts'
import { run } from '../dev/child.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** @returns the file, which runs on Node and on Bun */
export async function bundleCommandLine(directory = join(ROOT, 'dist')): Promise<string> {
  const file = join(directory, 'todo')
  const args = ['build', 'scripts/todo/index.ts', '--target=node', '--minify', `--outfile=${file}`]
  await run({ name: 'The bundle of the command line', command: BUN, args, cwd: ROOT })
  await chmod(file, 0o755)
  return file
}

/**
 * @param prefix of the folder `bin` where it is linked
 * @throws Error when something else has the name there
 */
export async function installCommandLine(prefix = process.env.PREFIX || join(homedir(), '.local')): Promise<string> {
  const file = await bundleCommandLine()
  const link = join(prefix, 'bin', 'todo')
  await mkdir(join(prefix, 'bin'), { recursive: true })
  const there = await lstat(link).catch(() => undefined)
  if (there && !(there.isSymbolicLink() && (await readlink(link)).endsWith('/dist/todo')))
    throw new Error(`${link} is something else already. Choose another place: make install PREFIX=/somewhere`)
  await rm(link, { force: true })
  await symlink(file, link)
  return link
}
