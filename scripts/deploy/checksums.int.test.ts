import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchChecked } from './checksums.ts'
import { FETCHED } from './upstream.ts'

let upstream: Server
let url: string
let published = 'kind: Namespace\n'
let folder: string
let sums: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sums-'))
  sums = join(folder, 'upstream.sums')
  published = 'kind: Namespace\n'
  upstream = createServer((request, response) => {
    response.writeHead(request.url === '/core.yaml' ? 200 : 404).end(published)
  })
  await once(upstream.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/core.yaml`
})
afterEach(async () => {
  upstream.close()
  await rm(folder, { recursive: true })
})

test('a file that has no sum is refused, with what to do, and nothing is written', async () => {
  const refused = fetchChecked(url, { record: false, sumsFile: sums })
  await expect(refused).rejects.toThrow(/core\.yaml has no sum in .*--record-sums/)
  await expect(readFile(sums, 'utf8')).rejects.toThrow('ENOENT')
})

test('a file is kept by its sum when that is asked for, and taken again while it is the same', async () => {
  expect(String(await fetchChecked(url, { record: true, sumsFile: sums }))).toBe(published)
  const sum = createHash('sha256').update(published).digest('hex')
  expect(await readFile(sums, 'utf8')).toBe(`${sum}  ${url}\n`)
  expect(String(await fetchChecked(url, { record: false, sumsFile: sums }))).toBe(published)
  expect(await readFile(sums, 'utf8')).toBe(`${sum}  ${url}\n`)
})

test('a file that is no longer the same is refused, with both sums', async () => {
  await fetchChecked(url, { record: true, sumsFile: sums })
  const before = await readFile(sums, 'utf8')
  published = 'kind: ClusterRoleBinding\n'
  await expect(fetchChecked(url, { record: true, sumsFile: sums })).rejects.toThrow(
    `is not what it was: its SHA-256 is`,
  )
  expect(await readFile(sums, 'utf8')).toBe(before)
})

test('what upstream does not have is told', async () => {
  await expect(fetchChecked(`${url}.sig`, { record: true, sumsFile: sums })).rejects.toThrow('it answered 404')
})

test('every file that is fetched has its sum, but for the one that nobody could compare', async () => {
  const known = (await readFile('scripts/deploy/upstream.sums', 'utf8')).trimEnd().split('\n')
  for (const line of known) expect(line).toMatch(/^[0-9a-f]{64} {2}https:\/\/\S+\.(yaml|tgz)$/)
  const unknown = FETCHED.filter((address) => !known.some((line) => line.endsWith(`  ${address}`)))
  expect(unknown.map((address) => address.split('/').at(-1))).toEqual(['eventing-kafka-sink.yaml'])
  expect(known).toHaveLength(FETCHED.length - unknown.length)
})
