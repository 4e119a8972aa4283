/** Asks a running stand-in, as `kubectl` asks a cluster. */
import { request } from 'node:http'
import { ADMIN_HOST } from './admin.ts'
import type { State } from './state.ts'

/** @param gatewayUrl of the system that it runs */
export const fetchState = (gatewayUrl: string): Promise<State> => ask(gatewayUrl, 'GET', '/state')

/** Resolves when the source has stopped (0), or has its partitions. */
export const scaleSource = (gatewayUrl: string, name: string, consumers: number): Promise<unknown> =>
  ask(gatewayUrl, 'POST', `/sources/${name}/scale?consumers=${consumers}`)

function ask<Answer>(gatewayUrl: string, method: string, path: string): Promise<Answer> {
  const { hostname, port } = new URL(gatewayUrl)
  // By a header: not every machine resolves names below localhost.
  const headers = { host: `${ADMIN_HOST}.localhost:${port}` }
  return new Promise((resolve, reject) => {
    request({ host: hostname, port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () => (response.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(text))))
    })
      .on('error', reject)
      .end()
  })
}
