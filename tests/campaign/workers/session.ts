/**
 * A browser that signs in at the identity provider and renews its session: it asks again with the cookie that it has until it is answered,
 * whatever becomes of the answers, as a page does that is reloaded or has no net for a moment.
 */
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { History, SessionStep } from '../history.ts'
import type { Random } from '../random.ts'

export interface Session {
  /** Signs in, renews, or now and then signs out and tries the cookie once more. */
  act(): Promise<void>
}

interface Options {
  person: string
  port: number
  random: Random
  history: History
  /** ends all waiting */
  signal: AbortSignal
}

const PATIENCE = 12_000
/** Milliseconds of a page that is left before the answer comes. */
const HASTE = 200
const SHARE_OF_HASTE = 0.15
const SHARE_OF_SIGN_OUTS = 0.05
const PAUSE: [number, number] = [100, 2000]
const COOKIE = 'todo-refresh'
/** Of an answer by which another process is using the cookie. */
const BUSY = 'The sign-in does not answer'

type Jar = Map<string, string>

interface Answer {
  status: number
  location: string | undefined
  body: string
}

export function createSession({ person, port, random, history, signal }: Options): Session {
  const here = `http://web.localhost:${port}`
  const jar: Jar = new Map()

  const note = (what: SessionStep['what'], at: number, more: Partial<SessionStep> = {}) =>
    history.sessions.push({ person, what, at, until: Date.now(), ...more })

  /** Follows a person who says who they are: to the provider, through its form, and back. @returns whether there is a session */
  async function signIn(): Promise<boolean> {
    const there: Jar = new Map()
    let url = `${here}/auth/sign-in?as=another`
    let form: string | undefined
    for (let step = 0; step < 12; step++) {
      const isHere = url.startsWith(here)
      const answer: Answer = await ask(url, { jar: isHere ? jar : there, ...(form !== undefined && { form }) })
      form = answer.status === 200 && !isHere ? `person=${encodeURIComponent(person)}` : undefined
      if (isHere && (jar.has(COOKIE) || answer.status !== 302)) return jar.has(COOKIE)
      if (answer.location) url = new URL(answer.location, url).href
      else if (form === undefined) return false
    }
    return false
  }

  const tokenAt = (patience = PATIENCE): Promise<Answer> => ask(`${here}/auth/token`, { jar, method: 'POST', patience })

  async function renew(): Promise<void> {
    const at = Date.now()
    let told: { busy?: number } = {}
    const answer = await untilAnswered(async (round) => {
      const asked = Date.now()
      const made = await tokenAt(round === 0 && random.chance(SHARE_OF_HASTE) ? random.between(1, HASTE) : PATIENCE)
      if (made.status === 503 && made.body.includes(BUSY)) told = { busy: asked }
      return made
    })
    if (!answer) return
    if (answer.status !== 200) return void note('refused', at, { code: codeIn(answer), ...told })
    const { accessToken, session } = JSON.parse(answer.body) as { accessToken: string; session: string }
    const headers = { authorization: `Bearer ${accessToken}` }
    const listed = await untilAnswered(() => ask(`http://localhost:${port}/v1/sessions`, { jar: new Map(), headers }))
    if (!listed) return
    note('renewed', at, { isOwn: listed.status === 200 && listed.body.includes(session) })
  }

  async function signOut(): Promise<void> {
    const [at, before] = [Date.now(), new Map(jar)]
    if (!(await untilAnswered(() => ask(`${here}/auth/sign-out`, { jar: new Map(before), method: 'POST' })))) return
    note('signed out', at)
    const answer = await untilAnswered(() => ask(`${here}/auth/token`, { jar: new Map(before), method: 'POST' }))
    jar.clear()
    if (answer) note(answer.status === 200 ? 'renewed' : 'refused', at, { code: codeIn(answer) })
  }

  /** Asks again until the answer stands. @returns undefined when the campaign is over first */
  async function untilAnswered(once: (round: number) => Promise<Answer>): Promise<Answer | undefined> {
    for (let round = 0; !signal.aborted; round++) {
      const answer = await once(round).catch(() => undefined)
      if (answer && answer.status < 500 && answer.status !== 429) return answer
      await sleep(random.between(...PAUSE), undefined, { signal }).catch(() => {})
    }
    return undefined
  }

  return {
    async act() {
      if (jar.has(COOKIE)) return random.chance(SHARE_OF_SIGN_OUTS) ? signOut() : renew()
      const at = Date.now()
      if (await signIn().catch(() => false)) note('signed in', at)
    },
  }
}

const codeIn = ({ status, body }: Answer): string => /"code":\s*"([\w-]+)"/.exec(body)?.[1] ?? String(status)

interface Sent {
  jar: Jar
  method?: string
  form?: string
  headers?: Record<string, string>
  patience?: number
}

/** One request, as a browser makes it: with its cookies, which it keeps once it has the whole answer. @throws Error when there is none in time */
function ask(url: string, { jar, method, form, headers = {}, patience = PATIENCE }: Sent): Promise<Answer> {
  const { host, port, pathname, search } = new URL(url)
  const all = {
    host,
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...headers,
  }
  const how = {
    host: '127.0.0.1',
    port,
    method: method ?? (form === undefined ? 'GET' : 'POST'),
    path: `${pathname}${search}`,
    headers: all,
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(how, (incoming) => {
      let body = ''
      incoming.setEncoding('utf8').on('data', (part) => (body += part))
      incoming.on('error', reject)
      incoming.on('close', () => (incoming.complete ? undefined : reject(new Error('the answer broke off'))))
      incoming.on('end', () => {
        clearTimeout(late)
        for (const line of incoming.headers['set-cookie'] ?? []) keep(jar, line)
        resolve({ status: incoming.statusCode!, location: incoming.headers.location, body })
      })
    })
    const late = setTimeout(() => outgoing.destroy(new Error('no answer in time')), patience)
    outgoing.on('error', (error) => {
      clearTimeout(late)
      reject(error)
    })
    outgoing.end(form)
  })
}

function keep(jar: Jar, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (value && !/max-age=0/i.test(line)) jar.set(name, value)
  else jar.delete(name)
}
