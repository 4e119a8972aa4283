import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { cached } from '../cache.ts'
import { run } from '../child.ts'

const REQUIREMENTS = fileURLToPath(new URL('../fuzz/requirements.txt', import.meta.url))

/**
 * The API fuzzer Schemathesis, as Python packages of its own in the cache.
 *
 * @returns what PYTHONPATH must be, and the command that runs it then
 */
export async function installSchemathesis(): Promise<{ pythonPath: string; command: string[] }> {
  const version = /^schemathesis==(\S+)$/m.exec(await readFile(REQUIREMENTS, 'utf8'))![1]!
  const pythonPath = await cached(
    `schemathesis/${version}`,
    `Schemathesis ${version}: Python packages (half a minute, once)`,
    (unfinished) =>
      run({
        name: 'pip install',
        command: 'python3',
        args: ['-m', 'pip', 'install', '--quiet', '--target', unfinished, '--requirement', REQUIREMENTS],
      }),
  )
  return { pythonPath, command: ['python3', '-c', 'from schemathesis.cli import schemathesis; schemathesis()'] }
}
