/** What of others is in an image: the packages that the bundler took in, and what is below them. */
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Part {
  name: string
  version: string
  /** package URL (https://github.com/package-url/purl-spec), by which scanners know it */
  purl: string
  /** SPDX expression, or NOASSERTION where the part does not say one */
  license: string
  /** SHA-512 of its archive on the registry, hexadecimal; undefined for what did not come from there */
  sha512: string | undefined
  /** of its licence and notices, as they came with it */
  texts: string[]
}

interface Locked {
  packages: Record<string, { version?: string; integrity?: string }>
}

const readLocked = async (): Promise<Locked> => JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'))

/** @param inputs files that went into a bundle, as paths below the checkout. @returns their packages, by name */
export async function packagesOf(inputs: string[]): Promise<Part[]> {
  const folders = new Set(inputs.map(folderOf).filter((folder) => folder !== undefined))
  const locked = await readLocked()
  return Promise.all([...folders].sort().map((folder) => packageIn(folder, locked)))
}

/** The folder of the package that a file belongs to: `node_modules/pg`; undefined for the project's own. */
export const folderOf = (path: string): string | undefined => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]

async function packageIn(folder: string, locked: Locked): Promise<Part> {
  const manifest = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8'))
  const { name, version, license = 'NOASSERTION' } = manifest as { name: string; version: string; license?: string }
  return {
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    license,
    sha512: hexadecimal(locked.packages[folder]?.integrity),
    texts: await textsIn(join(ROOT, folder)),
  }
}

/** @param integrity as in package-lock.json (Subresource Integrity) */
function hexadecimal(integrity: string | undefined): string | undefined {
  const base64 = /^sha512-(\S+)/.exec(integrity ?? '')?.[1]
  return base64 && Buffer.from(base64, 'base64').toString('hex')
}

async function textsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name)).sort()
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}

/** Where Debian and its children keep what a package's copyright holders ask for. */
const LIBC_COPYRIGHT = '/usr/share/doc/libc6/copyright'

/** Bun and the C library of the machine that the image is made on. */
export async function runtimeParts(): Promise<Part[]> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'node_modules/bun/package.json'), 'utf8'))
  const locked = await readLocked()
  const binary = `@oven/bun-${process.platform}-${process.arch === 'arm64' ? 'aarch64' : process.arch}`
  const { stdout } = await promisify(execFile)('getconf', ['GNU_LIBC_VERSION'])
  const libc = stdout.trim().split(' ')[1]!
  return [
    {
      name: 'bun',
      version,
      purl: `pkg:npm/${binary.replace('@', '%40')}@${version}`,
      license: 'MIT',
      sha512: hexadecimal(locked.packages[`node_modules/${binary}`]?.integrity),
      texts: [`Its licence, and those of what is linked into it: https://bun.com/docs/project/licensing\n`],
    },
    {
      name: 'glibc',
      version: libc,
      purl: `pkg:generic/glibc@${libc}`,
      license: 'LGPL-2.1-or-later',
      sha512: undefined,
      texts: await readFile(LIBC_COPYRIGHT, 'utf8').then(
        (text) => [text],
        () => ['The GNU C Library: https://www.gnu.org/software/libc/\n'],
      ),
    },
  ]
}
