/** The app that a browser keeps, and a newer one. */
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../../client.ts'
import { type AppUnderTest, startApp } from './browser.ts'

let app: AppUnderTest
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

test('after an update, a page that is opened again is the new one', async () => {
  // As the server is, but for what stands at the end of the service worker.
  let release = ''
  const { host, port } = new URL(app.url)
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, host, 'accept-encoding': 'identity' }
    delete headers['if-none-match']
    const passed = request({ host: '127.0.0.1', port, path: asked.url, method: asked.method, headers }, (found) => {
      const isWorker = asked.url === '/sw.js'
      if (isWorker) delete found.headers['content-length']
      answer.writeHead(found.statusCode!, found.headers)
      found.pipe(answer, { end: !isWorker })
      if (isWorker) found.once('end', () => answer.end(release))
    })
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const context = await app.context()
  const page = await context.newPage()
  const url = `http://localhost:${(server.address() as AddressInfo).port}/?signed-out`
  const workers = () =>
    page.evaluate(async () => {
      const { active, waiting } = (await navigator.serviceWorker.getRegistration()) ?? {}
      return { isActive: active?.state === 'activated', isWaiting: waiting !== null && waiting !== undefined }
    })
  await page.goto(url)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  release = '\n// newer'
  await page.reload()
  await eventually('the newer one waits', async () => (await workers()).isWaiting)
  let loads = 0
  page.on('load', () => loads++)
  await page.reload()
  await eventually('the newer one is there', async () => loads === 2)
  await page.waitForLoadState()
  expect(await workers()).toEqual({ isActive: true, isWaiting: false })
  await context.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
