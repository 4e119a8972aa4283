/** What every image has below its function: Bun as npm installed it, the C library that it is linked to, and a user. */
import { execFile } from 'node:child_process'
import { readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { BUN } from '../dev/bundle.ts'
import { exists } from '../dev/cache.ts'
import { type Entry, tar } from './tar.ts'

/** As in distroless images; Kubernetes can tell that a number is not root. */
export const USER = 65_532

export const BUN_IN_IMAGE = '/usr/local/bin/bun'

/** The C library opens these by name to resolve hosts, so nothing is linked to them. Newer ones (2.34) have them built in. */
const OPENED_BY_NAME = ['libnss_files.so.2', 'libnss_dns.so.2', 'libresolv.so.2']

const FILES = {
  'etc/passwd': `root:x:0:0:root:/:/sbin/nologin\nnonroot:x:${USER}:${USER}:nonroot:/:/sbin/nologin\n`,
  'etc/group': `root:x:0:\nnonroot:x:${USER}:\n`,
  'etc/nsswitch.conf': 'hosts: files dns\n',
}

export async function runtimeLayer(modified: number): Promise<Buffer> {
  if (process.platform !== 'linux') {
    throw new Error('Only Linux has the libraries for an image. Elsewhere: docker build -f scripts/image/Dockerfile')
  }
  const binary = await realpath(BUN)
  const libraries = await librariesOf(binary)
  const beside = libraries.map(dirname).at(0)
  for (const name of OPENED_BY_NAME) {
    if (beside && (await exists(join(beside, name)))) libraries.push(join(beside, name))
  }
  const entries: Entry[] = [
    { path: 'tmp', mode: 0o1777 },
    ...Object.entries(FILES).map(([path, text]) => ({ path, data: Buffer.from(text) })),
    { path: BUN_IN_IMAGE.slice(1), mode: 0o755, data: await readFile(binary) },
    ...(await Promise.all(
      libraries.map(async (path) => ({ path: path.slice(1), mode: 0o755, data: await readFile(path) })),
    )),
  ]
  return tar(entries, modified)
}

/** Shared libraries as the loader finds them, by their absolute paths. */
async function librariesOf(binary: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ldd', [binary])
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].map((match) => match[1]!).sort()
}
