/** The images as a container engine sees them: same bytes from the same source, and complete. */
import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../../tests/client.ts'
import { freePort } from '../dev/ports.ts'

const run = promisify(execFile)
const IMAGES = fileURLToPath(new URL('../images', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function made(name: string, out: string): Promise<string> {
  await run(IMAGES, ['--out', join(folder, out), '--registry', 'example.com/todo', '--tag', '1.2.3', name])
  return join(folder, out, `${name}.tar`)
}

/** Unpacks an archive and, over each other, the layers of the image in it. */
async function unpacked(archive: string): Promise<{ layout: string; root: string }> {
  const [layout, root] = [join(folder, 'layout'), join(folder, 'root')]
  for (const each of [layout, root]) await mkdir(each, { recursive: true })
  await run('tar', ['-xf', archive, '-C', layout])
  const [{ Layers }] = JSON.parse(await readFile(join(layout, 'manifest.json'), 'utf8'))
  for (const layer of Layers) await run('tar', ['-xf', join(layout, layer), '-C', root])
  return { layout, root }
}

describe.runIf(process.platform === 'linux')('an image', () => {
  test('has the same bytes when it is made again', async () => {
    const [first, second] = [await readFile(await made('web', 'first')), await readFile(await made('web', 'second'))]
    // Not toEqual: it takes minutes over so many bytes.
    expect(first.equals(second)).toBe(true)
  })

  test('names itself, its user and its contents, each by its hash', async () => {
    const { layout } = await unpacked(await made('web', 'named'))
    for (const name of await readdir(join(layout, 'blobs/sha256'))) {
      const data = await readFile(join(layout, 'blobs/sha256', name))
      expect(createHash('sha256').update(data).digest('hex')).toBe(name)
    }
    const blob = async (digest: string) =>
      JSON.parse(await readFile(join(layout, 'blobs', digest.replace(':', '/')), 'utf8'))
    const [described] = JSON.parse(await readFile(join(layout, 'index.json'), 'utf8')).manifests
    expect(described.annotations['io.containerd.image.name']).toBe('example.com/todo/web:1.2.3')
    const manifest = await blob(described.digest)
    const { config } = await blob(manifest.config.digest)
    expect(config.User).toBe('65532:65532')
    expect(config.Labels['org.opencontainers.image.title']).toBe('todo-chatbot web')
  })

  test('tells what of others is in it, and under which licences', async () => {
    const { root } = await unpacked(await made('relay', 'told'))
    const documents = join(root, 'usr/share/doc/todo-chatbot')
    const { packages } = JSON.parse(await readFile(join(documents, 'sbom.spdx.json'), 'utf8'))
    const names = packages.map(({ name }: { name: string }) => name)
    expect(names).toEqual(expect.arrayContaining(['todo-chatbot-relay', 'hono', 'kafkajs', 'pg', 'bun', 'glibc']))
    // It has no language and no schemas, nor what only development needs.
    for (const absent of ['openai', 'vitest', 'typescript']) expect(names).not.toContain(absent)
    const notices = await readFile(join(documents, 'THIRD-PARTY-NOTICES'), 'utf8')
    for (const { name } of packages.slice(1)) expect(notices).toContain(`\n${name} `)
  })

  test('starts with nothing but what is in it', async () => {
    const { root } = await unpacked(await made('web', 'started'))
    const loader = (await readdir(root, { recursive: true })).find((path) => /ld-linux[^/]*$/.test(path))!
    const libraries = (await readdir(root, { recursive: true })).find((path) => path.endsWith('/libc.so.6'))!
    const port = await freePort()
    const child = spawn(
      join(root, loader),
      ['--library-path', join(root, libraries, '..'), join(root, 'usr/local/bin/bun'), '--smol', 'index.js'],
      { cwd: join(root, 'app'), env: { PORT: String(port), HOST: '127.0.0.1' }, stdio: 'ignore' },
    )
    try {
      const page = await eventually('the page', async () => (await fetch(`http://127.0.0.1:${port}/`)).text())
      expect(page).toContain('<!doctype html>')
    } finally {
      child.kill()
    }
  })
})
