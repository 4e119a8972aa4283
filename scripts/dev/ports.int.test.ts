import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { freePort, holderOf, isFree, requireFree } from './ports.ts'

test('a taken port is named with who holds it and how to choose another', async () => {
  const port = await freePort()
  const code = `require('node:net').createServer().listen(${port}, '127.0.0.1', () => console.log('listening'))`
  const other = spawn(process.execPath, ['-e', code])
  await once(other.stdout, 'data')
  try {
    expect(await isFree(port)).toBe(false)
    const refused = requireFree(port, 'Kafka', 'KAFKA_PORT')
    if (process.platform === 'linux') await expect(refused).rejects.toThrow(`by node (process ${other.pid})`)
    await expect(refused).rejects.toThrow(`KAFKA_PORT=${port + 1000} make dev`)
  } finally {
    other.kill()
  }
})

test('a free port is free, has no holder, and is given once', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort))
  expect(new Set(ports).size).toBe(20)
  expect(await isFree(ports[0]!)).toBe(true)
  expect(await holderOf(ports[0]!)).toBeUndefined()
  await requireFree(ports[0]!, 'Kafka', 'KAFKA_PORT')
})

test('a port that only the wildcard address holds is taken', async () => {
  const port = await freePort()
  const server = createServer().listen(port, '0.0.0.0')
  await once(server, 'listening')
  try {
    expect(await isFree(port)).toBe(false)
  } finally {
    server.close()
  }
})

test('a port that was given is given to no other process until the one that has it has ended', async () => {
  const port = await freePort()
  const code = `
    Math.random = () => (${port} - 20000 + 0.5) / 12000
    const { freePort } = await import(${JSON.stringify(new URL('./ports.ts', import.meta.url).href)})
    console.log(await freePort().catch(({ message }) => message))`
  const asked = async () =>
    (await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code])).stdout.trim()
  expect(await asked()).toContain('No free port')
  const owner = spawn(process.execPath, ['-e', ''])
  await once(owner, 'exit')
  await writeFile(join(tmpdir(), `todo-chatbot-ports-${userInfo().uid}`, String(port)), String(owner.pid))
  expect(await asked()).toBe(String(port))
})
