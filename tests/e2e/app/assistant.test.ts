/** Speaking to the app, with a browser that hears a file; and the tokens that other programs get in with. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SpeechServer, startSpeechServer, wavOf } from '../../speech/server.ts'
import { type AppUnderTest, fieldOf, go, rowOf, startApp } from './browser.ts'

let app: AppUnderTest
let speech: SpeechServer
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todo-chatbot-voice-'))
  const heard = join(folder, 'heard.wav')
  await writeFile(heard, wavOf({ tone: 1.5, silence: 6 }))
  speech = await startSpeechServer()
  app = await startApp(
    { keys: { 'speech-key': 'sk-1' }, environment: { SPEECH_URL: speech.url, SPEECH_MODEL: 'ears' } },
    [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${heard}`,
    ],
  )
})
afterAll(async () => {
  await app?.stop()
  await speech.close()
  await rm(folder, { recursive: true })
})

const microphone = (page: Page) => page.getByRole('button', { name: 'Speak' })

describe('what is said aloud', () => {
  test('stands in the field with what it would do, and is sent by itself', async () => {
    speech.script({ text: 'Buy milk tomorrow.' })
    const { page, errors, close } = await app.open('vera')
    await microphone(page).click()
    await page.getByText('Listening …').waitFor()
    // All of it is there for some seconds only.
    await Promise.all([
      page.getByText('Is sent in a moment; any key keeps it here').waitFor({ timeout: 60_000 }),
      expect.poll(() => fieldOf(page).inputValue(), { timeout: 60_000, interval: 100 }).toBe('Buy milk tomorrow'),
      page.getByText(/^Add “Buy milk”/).waitFor({ timeout: 60_000 }),
    ])
    await page.getByRole('log').getByRole('button', { name: 'Open Buy milk' }).waitFor({ timeout: 60_000 })
    const [{ fields, file } = {} as never] = speech.asked
    expect([fields.language, file.type]).toEqual(['en', 'audio/webm'])
    expect(file.bytes.length).toBeGreaterThan(2000)
    expect(errors).toEqual([])
    await close()
  })

  test('is ended by a second press, and a key keeps it in the field, to be changed', async () => {
    speech.script({ text: 'call the dentist' })
    const { page, close } = await app.open('walt')
    await microphone(page).click()
    await page.getByRole('button', { name: 'Stop listening' }).click({ delay: 300 })
    await page.getByText(/Is sent in a moment|Nothing was heard/).waitFor({ timeout: 60_000 })
    await fieldOf(page).press('End')
    await fieldOf(page).pressSequentially(' on friday')
    await page.getByText('Is sent in a moment').waitFor({ state: 'detached' })
    await fieldOf(page).press('Enter')
    await page.getByRole('log').getByText(/Fri/).first().waitFor()
    await close()
  })

  test('goes behind what was typed, which waits for its person', async () => {
    speech.script({ text: 'and eggs' })
    const { page, close } = await app.open('xena')
    await fieldOf(page).fill('buy milk')
    await microphone(page).click()
    await expect.poll(() => fieldOf(page).inputValue(), { timeout: 60_000 }).toBe('buy milk and eggs')
    expect(await page.getByText('Is sent in a moment').count()).toBe(0)
    await close()
  })

  test('that nobody understands is said in plain words, and nothing is sent', async () => {
    const { page, close } = await app.open('yara')
    for (const [heard, told] of [
      [{ text: '' }, 'Nothing was heard.'],
      [{ status: 400 }, 'This could not be understood.'],
      [{ status: 500 }, 'Speech cannot be understood at the moment.'],
    ] as const) {
      speech.script(heard)
      await microphone(page).click()
      await page.getByText(told).waitFor({ timeout: 60_000 })
    }
    expect(await fieldOf(page).inputValue()).toBe('')
    await close()
  })

  test('needs a microphone that may be used', async () => {
    const { page, close } = await app.open('zoe')
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('denied', 'NotAllowedError')
      }
    })
    await microphone(page).click()
    await page.getByText('The browser does not let this page use the microphone').waitFor()
    await microphone(page).waitFor()
    await close()
  })
})

test('what was used today stands in the settings, with what there may be', async () => {
  speech.script({ text: 'buy bread' })
  const { page, errors, close } = await app.open('uma')
  await microphone(page).click()
  await page.getByRole('log').getByRole('button', { name: 'Open buy bread' }).waitFor({ timeout: 60_000 })
  await go(page, 'Settings')
  const section = page.getByRole('region', { name: 'Used today' })
  await section.getByText('Speaking: 1 of 500 recordings').waitFor()
  expect(await section.getByText('The assistant’s model').count()).toBe(0)
  expect(errors).toEqual([])
  await close()
})

test('a token is made, shown once, used, and revoked', async () => {
  const { page, errors, close } = await app.open('abe')
  await go(page, 'Settings')
  const section = page.getByRole('region', { name: 'Access tokens' })
  await section.getByRole('textbox', { name: 'For which program' }).fill('Claude Code')
  await section.getByRole('combobox', { name: 'It may' }).selectOption('look and change')
  await section.getByRole('button', { name: 'Make a token' }).click()
  const token = await section.locator('code').textContent()
  expect(token).toMatch(/^todo_pat_/)
  const add = () =>
    fetch(`${app.system.gatewayUrl}/v1/tasks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"title":"from a program"}',
    })
  expect((await add()).status).toBe(201)
  await page.reload()
  await section.getByText('last used').waitFor()
  expect(await section.locator('code').count()).toBe(0)
  await section.getByRole('button', { name: 'Revoke the token of Claude Code' }).click()
  await section.getByRole('button', { name: 'Really revoke the token of Claude Code' }).click()
  await section.getByText('last used').waitFor({ state: 'detached' })
  await expect.poll(async () => (await add()).status, { timeout: 20_000 }).toBe(401)
  await go(page, 'Inbox')
  await rowOf(page, 'from a program').first().waitFor()
  expect(errors).toEqual([])
  await close()
})
