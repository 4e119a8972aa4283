import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSecrets, secretsOfFunctions } from './secrets.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'))
  file = join(folder, 'data', 'secrets.json')
})
afterEach(() => rm(folder, { recursive: true }))

const mode = async () => ((await stat(file)).mode & 0o777).toString(8)

describe('local secrets', () => {
  test('are made up once, and then stay', async () => {
    const first = await openSecrets(file)
    expect(first['jwt-signing-key']).toMatch(/^[\w-]{43}$/)
    expect(Buffer.from(first['vapid-public-key']!, 'base64url')).toHaveLength(65)
    expect(Buffer.from(first['vapid-private-key']!, 'base64url')).toHaveLength(32)
    expect(await openSecrets(file)).toEqual(first)
  })

  test('are for their owner only, also when the file was open to others', async () => {
    await openSecrets(file)
    expect(await mode()).toBe('600')
    await chmod(file, 0o644)
    await openSecrets(file)
    expect(await mode()).toBe('600')
  })

  test('of an older version are kept and gain what is new', async () => {
    const { 'vapid-public-key': gone, ...older } = await openSecrets(file)
    await writeFile(file, JSON.stringify({ 'todo-chatbot': { ...older, own: 'mine' } }))
    const opened = await openSecrets(file)
    expect(opened).toMatchObject({ own: 'mine', 'jwt-signing-key': older['jwt-signing-key'] })
    expect(opened['vapid-public-key']).not.toBe(gone)
    expect(opened['vapid-private-key']).not.toBe(older['vapid-private-key'])
  })

  test('that were spoiled are not thrown away', async () => {
    await openSecrets(file)
    await writeFile(file, '{"todo-chatbot": {')
    await expect(openSecrets(file)).rejects.toThrow('is not JSON')
    expect(await readFile(file, 'utf8')).toBe('{"todo-chatbot": {')
  })
})

describe('the secret of a function', () => {
  test('has the keys that the function reads, and the login of its role', () => {
    const all = { 'database-url': 'owner', 'jwt-signing-key': 'signs', 'smtp-url': 'mail' }
    const secrets = secretsOfFunctions(all, { sync: 'sync' })
    expect(secrets['todo-chatbot-sync']).toEqual({ 'database-url': 'sync', 'jwt-signing-key': 'signs' })
    expect(secrets['todo-chatbot-notification']).toEqual({ 'database-url': 'owner', 'smtp-url': 'mail' })
  })
})
