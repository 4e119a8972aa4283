import { expect, test } from 'vitest'
import { silentLog } from '../log/index.ts'
import { createFunctionApp } from './function-app.ts'
import { takesOnly } from './methods.ts'

const app = createFunctionApp({ log: silentLog, ready: async () => {} })
app.use('/v1/*', async (_, next) => next())
app.get('/v1/things', (c) => c.text('all'))
app.post('/v1/things', (c) => c.text('made'))
app.post('/v1/things/batch', (c) => c.text('many'))
app.all('/v1/things/batch', takesOnly('POST'))
app.get('/v1/things/:id', (c) => c.text(c.req.param('id')))

const ask = async (method: string, path: string) => {
  const response = await app.request(path, { method })
  return [response.status, response.headers.get('allow')]
}

test('a method that is not taken where others are is told which', async () => {
  expect(await ask('DELETE', '/v1/things')).toEqual([405, 'GET, HEAD, POST'])
  expect(await ask('PATCH', '/v1/things/7')).toEqual([405, 'GET, HEAD'])
  expect(await ask('GET', '/v1/things/batch')).toEqual([405, 'POST'])
})

test('where there is nothing, no method would help', async () => {
  expect(await ask('GET', '/v1/nothing')).toEqual([404, null])
  expect(await ask('GET', '/v1/things/7/parts')).toEqual([404, null])
})

test('what is taken is', async () => {
  expect(await ask('POST', '/v1/things/batch')).toEqual([200, null])
  expect(await ask('HEAD', '/v1/things/7')).toEqual([200, null])
})
