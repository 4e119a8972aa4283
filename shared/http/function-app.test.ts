import { expect, test } from 'vitest'
import { DaprError } from '../dapr/index.ts'
import { createLog } from '../log/index.ts'
import { createFunctionApp } from './function-app.ts'

test('a function that waits for its sidecar says so once, however often it is asked, and once that it is ready', async () => {
  const lines: { level: string; message: string; error?: { message: string } }[] = []
  const log = createLog({ name: 'gateway', write: (line) => lines.push(JSON.parse(line)) })
  let away = true
  const ready = async () => {
    if (away) throw new DaprError('Dapr does not answer', 0)
  }
  const app = createFunctionApp({ log, ready })
  for (let i = 0; i < 3; i++) {
    const response = await app.request('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'unavailable' })
  }
  away = false
  for (let i = 0; i < 2; i++) expect((await app.request('/readyz')).status).toBe(200)
  expect(lines).toMatchObject([
    { level: 'info', message: 'waiting', error: { message: 'Dapr does not answer' } },
    { level: 'info', message: 'ready' },
  ])
})
