/** Speech through the gateway, with a server of the real protocol: what is heard, what it costs, what fails. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../shared/ids/index.ts'
import { bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { openOutbox, type TestOutbox } from '../../../tests/outbox.ts'
import { type SpeechServer, startSpeechServer, wavOf } from '../../../tests/speech/server.ts'
import { createSpeech } from './speech.ts'

const now = new Date('2026-03-11T08:30:00.000Z')

let outbox: TestOutbox
let server: SpeechServer
let app: Gateway
let authorization: string

const start = (options: Partial<Parameters<typeof createGateway>[0]> = {}): Gateway => {
  const speech = createSpeech({ apiKey: 'sk-1', baseUrl: server.url, model: 'ears' })
  return createGateway({ database: outbox.own, speech: async () => speech, now: () => now, ...options })
}

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  server = await startSpeechServer()
})
afterAll(async () => {
  await outbox.close()
  await server.close()
})
beforeEach(async () => {
  authorization = await bearerOf(newId())
  app = start()
})

const sound = wavOf({ tone: 1, silence: 1.5 })

async function send(body: BodyInit | null = sound, { type = 'audio/wav', more = {} } = {}) {
  const init = { method: 'POST', headers: { authorization, 'content-type': type }, body, duplex: 'half', ...more }
  const response = await app.request('/v1/transcribe', init as RequestInit)
  const told = (await response.json()) as { text?: string; code?: string; detail?: string }
  return { status: response.status, retryAfter: response.headers.get('retry-after'), ...told }
}
const me = async () => {
  const response = await app.request('/v1/me', { headers: { authorization } })
  return ((await response.json()) as { usage: { speech: { calls: number; seconds: number } | null } }).usage
}
/** Pieces without end, and how many were taken. */
function endless(first: Uint8Array, piece: Uint8Array) {
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(first),
    pull(controller) {
      taken += piece.length
      controller.enqueue(piece)
    },
  })
  return { body, taken: () => taken }
}

describe('what is said', () => {
  test('becomes text, in the language of the person, and is counted', async () => {
    await app.request('/v1/me', {
      method: 'PATCH',
      headers: { authorization, 'content-type': 'application/json' },
      body: '{"locale":"de-DE"}',
    })
    server.script({ text: ' Morgen um neun den Zahnarzt anrufen. ' })
    expect(await send()).toMatchObject({ status: 200, text: 'Morgen um neun den Zahnarzt anrufen' })
    const [{ authorization: key, fields, file } = {} as never] = server.asked
    expect([key, fields]).toEqual(['Bearer sk-1', { model: 'ears', language: 'de', response_format: 'json' }])
    expect([file.name, file.type, Buffer.compare(file.bytes, sound)]).toEqual(['speech.wav', 'audio/wav', 0])
    expect((await me()).speech).toEqual({ calls: 1, seconds: 3, most: { calls: 500, seconds: 3600 } })
  })

  test.each([
    ['audio/webm;codecs=opus', 'speech.webm', 'audio/webm'],
    ['audio/mp4', 'speech.mp4', 'audio/mp4'],
  ])('is taken as %s', async (type, name, sent) => {
    server.script({ text: 'buy milk' })
    expect(await send(Buffer.alloc(5000, 1), { type })).toMatchObject({ status: 200, text: 'buy milk' })
    expect(server.asked[0]!.file).toMatchObject({ name, type: sent })
  })

  test.each([
    ['Buy milk tomorrow. Call mom.', 'Buy milk tomorrow. Call mom'],
    ['کل دودھ لانا۔', 'کل دودھ لانا'],
    ['What is due today?', 'What is due today?'],
    ['and so on ...', 'and so on ...'],
  ])('of “%s” the full stop at the end is not said', async (text, said) => {
    server.script({ text })
    expect((await send()).text).toBe(said)
  })

  test('may be nothing', async () => {
    server.script({ text: '' })
    expect(await send()).toMatchObject({ status: 200, text: '' })
  })
})

describe('what cannot be heard', () => {
  test('without speech, it is said that there is none, and to whoever runs it how to get it', async () => {
    app = start({ speech: async () => undefined })
    expect(await send()).toMatchObject({
      status: 501,
      code: 'no-speech',
      detail: expect.not.stringContaining('make dev'),
    })
    expect((await me()).speech).toBeNull()
    app = start({ speech: async () => undefined, modelHint: true })
    expect(await send()).toMatchObject({ status: 501, detail: expect.stringContaining('make dev SPEECH_URL=') })
  })

  test('no recording, none of these types, and an empty one are refused before anybody is asked', async () => {
    server.script({ text: 'never' })
    expect(await send('{}', { type: 'application/json' })).toMatchObject({ status: 415 })
    expect(await send(sound, { type: 'audio/mpeg' })).toMatchObject({ status: 415 })
    expect(await send(null)).toMatchObject({ status: 422, code: 'empty-recording' })
    expect(await send(Buffer.alloc(0))).toMatchObject({ status: 422, code: 'empty-recording' })
    expect(server.asked).toEqual([])
    expect((await me()).speech).toMatchObject({ calls: 0, seconds: 0 })
  })

  test('one that says it is too large is not read at all', async () => {
    const more = { headers: { authorization, 'content-type': 'audio/wav', 'content-length': String(26 * 1024 * 1024) } }
    expect(await send(sound, { more })).toMatchObject({ status: 413, code: 'body-too-large' })
  })

  test('one that has no end is read to the limit, and no further', async () => {
    const { body, taken } = endless(Buffer.alloc(8, 1), Buffer.alloc(256 * 1024, 1))
    expect(await send(body, { type: 'audio/webm' })).toMatchObject({ status: 413, code: 'body-too-large' })
    expect(taken()).toBeLessThan(27 * 1024 * 1024)
  })

  test('one of more than five minutes is ended there', async () => {
    const header = wavOf({ tone: 0, silence: 0, rate: 8000 })
    const { body, taken } = endless(header, Buffer.alloc(160_000))
    expect(await send(body)).toMatchObject({ status: 413, code: 'recording-too-long' })
    expect(taken()).toBeLessThan(330 * 16_000)
  })

  test('what is no sound to the server is the recording’s fault, and it is asked on', async () => {
    server.script({ status: 400 })
    for (let times = 0; times < 4; times++)
      expect(await send()).toMatchObject({ status: 422, code: 'unreadable-recording' })
    server.script({ text: 'buy milk' })
    expect(await send()).toMatchObject({ text: 'buy milk' })
  })

  test.each([
    ['too much to do', { status: 429, retryAfter: 7 }, '7'],
    ['a fault', { status: 500 }, '5'],
    ['another key', { status: 401 }, '5'],
    ['no JSON', { fault: 'garbage' }, '5'],
    ['no connection', { fault: 'reset' }, '5'],
    ['an answer without end', { fault: 'endless' }, '5'],
  ] as const)('a server that has %s is told in plain words', async (_, heard, retryAfter) => {
    server.script(heard)
    const answer = await send()
    expect(answer).toMatchObject({ status: 503, code: 'speech-unavailable', retryAfter })
    expect(answer.detail).toMatch(/write it/)
  })

  test.each(['mute', 'never'] as const)('a server that is %s is waited for as long as may be', async (fault) => {
    app = start({ speechSeconds: 1 })
    server.script({ fault })
    expect(await send(wavOf({ tone: 20 }))).toMatchObject({ status: 503, code: 'speech-unavailable' })
  })

  test('who sends too slowly is told so, and not the server blamed', async () => {
    app = start({ speechSeconds: 1 })
    server.script({ text: 'never' })
    const halted = () => new ReadableStream({ start: (controller) => controller.enqueue(sound) })
    for (let times = 0; times < 4; times++) expect(await send(halted())).toMatchObject({ status: 408 })
    expect(await send(new ReadableStream({}))).toMatchObject({ status: 408 })
    expect(await send()).toMatchObject({ text: 'never' })
  })

  test('a server that fails time and again is left alone for a while', async () => {
    server.script({ status: 500 })
    for (let times = 0; times < 3; times++) await send()
    const before = server.asked.length
    expect(await send()).toMatchObject({ status: 503, code: 'speech-unavailable' })
    expect(server.asked).toHaveLength(before)
  })
})

test('one person has as much in a day as one may have', async () => {
  app = start({ quotas: { speechCallsPerDay: 2 } })
  server.script({ text: 'buy milk' })
  for (let times = 0; times < 2; times++) expect(await send()).toMatchObject({ status: 200 })
  expect(await send()).toMatchObject({ status: 429, code: 'speech-used-up', retryAfter: '3600' })
  expect(await me()).toMatchObject({ speech: { calls: 2, seconds: 6, most: { calls: 2 } } })
  authorization = await bearerOf(newId())
  expect(await send()).toMatchObject({ status: 200 })
})

test('what failed costs too', async () => {
  server.script({ status: 500 })
  await send()
  expect((await me()).speech).toMatchObject({ calls: 1, seconds: 3 })
})

test('recordings of one person are heard one after another', async () => {
  server.script({ text: 'buy milk' })
  const answers = await Promise.all([send(), send(), send()])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
})

test('a token that may only look cannot spend', async () => {
  app = start({ authenticate: async () => ({ person: newId(), scopes: ['tasks:read'] }) as never })
  expect(await send()).toMatchObject({ status: 403 })
})
