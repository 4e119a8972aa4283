import { readFile } from 'node:fs/promises'
import type { Context } from 'hono'
import { type BaseDeps, createFunctionApp } from '../../shared/http/function-app.ts'
import { createLimits, type LimitOptions } from '../../shared/http/limits/index.ts'

interface Deps extends BaseDeps {
  /** the folder with the page, its scripts bundled */
  assets: URL
  /** where the page finds the other functions; default: beside its own host */
  gatewayUrl?: string | undefined
  syncUrl?: string | undefined
  limits?: LimitOptions
}

const FILES: Record<string, { file: string; type: string }> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/api': { file: 'api.html', type: 'text/html; charset=utf-8' },
  '/style.css': { file: 'style.css', type: 'text/css; charset=utf-8' },
  '/main.js': { file: 'main.js', type: 'text/javascript; charset=utf-8' },
  '/api.js': { file: 'api.js', type: 'text/javascript; charset=utf-8' },
}

/** Serves the page: chat, live list, and a page to try the API. Everything else the page asks the other functions. */
export function createApp({ assets, gatewayUrl, syncUrl, limits, ...base }: Deps) {
  const app = createFunctionApp(base)
  app.use(createLimits(limits).open)
  const read = new Map<string, Promise<{ body: string; etag: string }>>()
  const origins = (c: Context) => {
    const { protocol, host } = new URL(c.req.url)
    const shared = host.replace(/^web\./, '')
    return { gateway: gatewayUrl ?? `${protocol}//${shared}`, sync: syncUrl ?? `${protocol}//sync.${shared}` }
  }

  app.get('/config.json', (c) => c.json(origins(c), 200, { 'cache-control': 'no-cache' }))

  for (const [path, { file, type }] of Object.entries(FILES)) {
    app.get(path, async (c) => {
      if (!read.has(file)) read.set(file, readAsset(new URL(file, assets)))
      const { body, etag } = await read.get(file)!
      const headers = { etag, 'cache-control': 'no-cache', 'content-type': type, ...security(origins(c)) }
      return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(body, 200, headers)
    })
  }
  return app
}

async function readAsset(file: URL): Promise<{ body: string; etag: string }> {
  const body = await readFile(file, 'utf8')
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))
  return { body, etag: `"${Buffer.from(hash).toString('base64url').slice(0, 22)}"` }
}

/** Nothing inline, nothing from elsewhere, and connections to our own functions only. */
const security = ({ gateway, sync }: { gateway: string; sync: string }): Record<string, string> => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${gateway} ${sync}; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})
