import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chooseModels } from './model.ts'

let folder: string
let file: string
let asked: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todo-chatbot-model-'))
  file = join(folder, 'secrets.json')
  asked = []
})
afterEach(() => rm(folder, { recursive: true }))

const ask = async (url: string) => {
  asked.push(url)
  return 'sk-1'
}
const choose = (env: Record<string, string>) => chooseModels(file, env, ask)
const keyInUse = async () => JSON.parse(await readFile(file, 'utf8'))['todo-chatbot']['model-key']

const HOSTED = { MODEL_URL: 'https://models.example.com/v1/', MODEL_NAME: 'big' }

test('the key of a server is asked for once, and kept', async () => {
  expect(await choose(HOSTED)).toEqual({ MODEL_URL: 'https://models.example.com/v1', MODEL_NAME: 'big' })
  await choose(HOSTED)
  expect([asked, await keyInUse()]).toEqual([['https://models.example.com/v1'], 'sk-1'])
})

test('without a model there is no key in use, and the one that was asked for is kept for the next time', async () => {
  await choose(HOSTED)
  expect(await choose({})).toEqual({})
  expect(await keyInUse()).toBeUndefined()
  await choose(HOSTED)
  expect([asked.length, await keyInUse()]).toEqual([1, 'sk-1'])
})

test('each server has its own key, and one that is given takes its place', async () => {
  await choose(HOSTED)
  await choose({ MODEL_NAME: 'gpt-5-mini', MODEL_KEY: 'sk-2' })
  expect(await keyInUse()).toBe('sk-2')
  await choose(HOSTED)
  expect(await keyInUse()).toBe('sk-1')
})

test('a model on the same machine is waited for longer', async () => {
  const local = { MODEL_URL: 'http://localhost:11434/v1', MODEL_NAME: 'qwen3' }
  expect(await choose(local)).toMatchObject({ MODEL_SECONDS: '120' })
  expect(await choose({ ...local, MODEL_SECONDS: '30' })).toMatchObject({ MODEL_SECONDS: '30' })
})

test.each([
  [{ MODEL_URL: 'localhost:11434', MODEL_NAME: 'x' }, /MODEL_URL is 'localhost:11434': set it to the base URL/],
  [{ MODEL_URL: 'http://127.0.0.1:9/v1' }, /Nothing answers at http:\/\/127\.0\.0\.1:9\/v1/],
] as [Record<string, string>, RegExp][])('%o is refused with what to set', async (env, words) => {
  await expect(choose(env)).rejects.toThrow(words)
})

test('speech has a server, a name and a key of its own', async () => {
  const speech = { SPEECH_URL: 'http://127.0.0.1:8000/v1', SPEECH_MODEL: 'whisper', SPEECH_KEY: 'sk-2' }
  expect(await choose(speech)).toEqual({
    SPEECH_URL: 'http://127.0.0.1:8000/v1',
    SPEECH_MODEL: 'whisper',
    SPEECH_SECONDS: '120',
  })
  await choose({ ...HOSTED, ...speech })
  const kept = JSON.parse(await readFile(file, 'utf8'))['todo-chatbot']
  expect(kept).toMatchObject({ 'model-key': 'sk-1', 'speech-key': 'sk-2' })
  await choose({})
  expect(JSON.parse(await readFile(file, 'utf8'))['todo-chatbot']).not.toHaveProperty('speech-key')
  await expect(choose({ SPEECH_URL: 'whisper' })).rejects.toThrow('SPEECH_URL')
})
