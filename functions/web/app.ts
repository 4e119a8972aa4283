import { readdir, readFile } from 'node:fs/promises'
import type { Context } from 'hono'
import { BoundedMap } from '../../shared/bounded/index.ts'
import { type BaseDeps, createFunctionApp } from '../../shared/http/function-app.ts'
import { createLimits, type LimitOptions } from '../../shared/http/limits/index.ts'
import type { Sessions } from './sessions.ts'
import { type SignInOptions, signInRoutes } from './sign-in.ts'

interface Deps extends BaseDeps {
  /** the folder with the page, as it was bundled */
  assets: URL
  /** where the page finds the other functions; default: beside its own host */
  gatewayUrl?: string | undefined
  syncUrl?: string | undefined
  auditUrl?: string | undefined
  /** the identity provider that people sign in at; without one, the page takes a token */
  signIn?: (SignInOptions & { sessions: Sessions }) | undefined
  limits?: LimitOptions
}

interface Origins {
  gateway: string
  sync: string
  audit: string
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
}

interface Asset {
  body: Uint8Array<ArrayBuffer>
  etag: string
}

/** Serves the app: its page at every address that it shows something for, and its scripts and styles. All else it asks the other functions. */
export function createApp({ assets, gatewayUrl, syncUrl, auditUrl, signIn, limits, ...base }: Deps) {
  const app = createFunctionApp(base)
  app.use(createLimits(limits).open)
  // All files together are less than a megabyte.
  const read = new BoundedMap<string, Promise<Asset>>(200)
  let listed: Promise<ReadonlySet<string>> | undefined
  const origins = (c: Context): Origins => {
    const { protocol, host } = new URL(c.req.url)
    const shared = host.replace(/^web\./, '')
    return {
      gateway: gatewayUrl ?? `${protocol}//${shared}`,
      sync: syncUrl ?? `${protocol}//sync.${shared}`,
      audit: auditUrl ?? `${protocol}//audit.${shared}`,
    }
  }

  const load = (file: string): Promise<Asset> => {
    const known = read.get(file)
    if (known) return known
    const asset = readAsset(new URL(file, assets))
    read.set(file, asset)
    return asset
  }

  if (signIn) app.route('/auth', signInRoutes(signIn, signIn.sessions, base.log))

  app.get('/config.json', (c) =>
    c.json({ ...origins(c), signsIn: signIn !== undefined }, 200, { 'cache-control': 'no-cache' }),
  )

  app.get('*', async (c) => {
    listed ??= list(assets)
    const files = await listed
    const file = fileFor(c.req.path, files)
    if (!file) return c.notFound()
    const isPacked = files.has(`${file}.br`) && (c.req.header('accept-encoding') ?? '').includes('br')
    const { body, etag } = await load(isPacked ? `${file}.br` : file)
    const headers = {
      etag,
      'content-type': TYPES[file.split('.').at(-1)!] ?? 'application/octet-stream',
      'cache-control': file.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(isPacked && { 'content-encoding': 'br' }),
      ...SECURITY,
      ...(!file.startsWith(HASHED) && { 'content-security-policy': policy(origins(c)) }),
    }
    return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(body, 200, headers)
  })
  return app
}

/** Files there have their content in their name. */
const HASHED = 'assets/'

const list = async (assets: URL): Promise<ReadonlySet<string>> => new Set(await readdir(assets, { recursive: true }))

/** The app is at every address that names no file. */
function fileFor(path: string, files: ReadonlySet<string>): string | undefined {
  const file = path.slice(1)
  if (files.has(file) && /\.\w+$/.test(file)) return file
  if (files.has(`${file}.html`)) return `${file}.html`
  // A project may be called "Node.js": only what would be a file of ours is missed.
  return file.startsWith(HASHED) || /^[^/]*\.\w+$/.test(file) ? undefined : 'index.html'
}

async function readAsset(file: URL): Promise<Asset> {
  const body = new Uint8Array(await readFile(file))
  const hash = await crypto.subtle.digest('SHA-256', body)
  return { body, etag: `"${Buffer.from(hash).toString('base64url').slice(0, 22)}"` }
}

const SECURITY = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }

/**
 * Nothing inline, nothing from elsewhere, connections to our own functions only, and no text made into a script. Of a document and of a worker;
 * the scripts and styles of a page are under the page's, and each would only carry it along.
 */
const policy = ({ gateway, sync, audit }: Origins): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${gateway} ${sync} ${audit}; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify todo`
