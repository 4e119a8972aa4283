/**
 * Who is signed in. Access tokens are kept in memory only and last minutes; what gets new ones is a cookie that no script can read
 * (functions/web/sign-in.ts).
 */
import { signal } from '@preact/signals'
import { createClient, type GetToken, type Origins, Refused } from '../api/client.ts'
import { fieldText } from '../features/field/text.ts'
import { clearConversation } from '../features/talk/conversation.ts'
import { speak, words } from '../words/index.ts'
import { follow } from './following.ts'
import { client, close, me, open } from './known.ts'
import { notices } from './notices.ts'
import { stopPush } from './push.ts'
import { stopSending } from './sending.ts'
import { Device } from './stored.ts'
import { forgetToken, renewed, TOKEN } from './tokens.ts'

export type Session = 'unknown' | 'signed-out' | 'signed-in'

interface Config extends Origins {
  /** people sign in at an identity provider; else the page takes a token */
  signsIn: boolean
}

export const session = signal<Session>('unknown')
/** Why nobody is signed in, where there is something to say. */
export const signInProblem = signal('')
export const config = signal<Config | undefined>(undefined)

/** Who was signed in here last: what the device kept of them is shown before anybody was asked. */
const PERSON = 'todo-person'
const CONFIG = 'todo-config'
/** What stood in the field when the session ended, for the same person and this tab alone. */
const TYPED = 'todo-typed'

/** Milliseconds that signing out waits for what it would tell the server. */
const PATIENCE = 3000

let person = ''

export async function restoreSession(): Promise<void> {
  config.value = await loadConfig()
  const given = localStorage.getItem(TOKEN)
  if (given) return signInWith(given)
  const known = localStorage.getItem(PERSON)
  if (!config.value.signsIn) {
    session.value = 'signed-out'
  } else if (known) await begin(known, ownToken)
  else await signInByCookie()
}

/** Without a net, as it was last. */
async function loadConfig(): Promise<Config> {
  try {
    const found = await (await fetch('/config.json')).json()
    localStorage.setItem(CONFIG, JSON.stringify(found))
    return found
  } catch (error) {
    const kept = localStorage.getItem(CONFIG)
    if (!kept) throw error
    return JSON.parse(kept)
  }
}

/** Somebody comes back from the identity provider, or was here before. */
async function signInByCookie(): Promise<void> {
  const problem = new URLSearchParams(location.search).get('sign-in')
  try {
    await begin(subjectOf(await renewed()), ownToken)
  } catch (error) {
    const isNew =
      error instanceof Refused && error.status === 401 && !problem && !location.search.includes('signed-out')
    if (isNew) return leave()
    if (problem && Object.hasOwn(words.value.signInProblems, problem)) signInProblem.value = problem
    else if (!(error instanceof Refused && error.status === 401)) signInProblem.value = (error as Error).message
    session.value = 'signed-out'
  }
}

/** To the identity provider, and back to where one is. */
export function leave(asAnother = false): void {
  const query = new URLSearchParams(location.search)
  const isReturned = query.has('sign-in') || query.has('signed-out')
  const to = isReturned ? (query.get('to') ?? '/') : `${location.pathname}${location.search}`
  location.assign(`/auth/sign-in?${new URLSearchParams({ to, ...(asAnother && { as: 'another' }) })}`)
}

async function begin(found: string, token: GetToken): Promise<void> {
  person = found
  localStorage.setItem(PERSON, person)
  const typed = JSON.parse(sessionStorage.getItem(TYPED) ?? '{}')
  sessionStorage.removeItem(TYPED)
  if (typed.person === person) fieldText.value ||= typed.text
  const signedOut = await open(createClient(config.value!, token), person)
  void follow(signedOut, expire)
  session.value = 'signed-in'
}

/** The cookie is the browser's: when somebody else signed in with it, this page is theirs, and nothing of the one before is sent as them. */
const ownToken: GetToken = async (anew) => {
  const token = await renewed(anew)
  const subject = subjectOf(token)
  if (subject === person) return token
  localStorage.setItem(PERSON, subject)
  location.reload()
  throw new Refused('Somebody else signed in.', 0)
}

/** Another tab signed out, or in as somebody else. */
addEventListener('storage', (event) => {
  const { key, newValue } = event as StorageEvent
  if (key !== PERSON || session.value !== 'signed-in' || newValue === person) return
  if (newValue === null) end('/?signed-out')
  else location.reload()
})

/** Signed out of from elsewhere, a device keeps nothing; where only its time was up, what is here waits for the same person. */
function expire({ code }: Refused): void {
  if (Object.hasOwn(words.value.signInProblems, code)) signInProblem.value = code
  if (code === 'signed-out') return void forgetPerson()
  if (fieldText.value) sessionStorage.setItem(TYPED, JSON.stringify({ person, text: fieldText.value }))
  end('/?signed-out')
}

/** By a token that was given by hand. */
export async function signInWith(token: string): Promise<void> {
  signInProblem.value = ''
  try {
    const bearer: GetToken = async () => token
    if (localStorage.getItem(TOKEN) !== token) await createClient(config.value!, bearer).me()
    localStorage.setItem(TOKEN, token)
    await begin(subjectOf(token), bearer)
  } catch (error) {
    localStorage.removeItem(TOKEN)
    signInProblem.value = (error as Error).message
    session.value = 'signed-out'
  }
}

/** Nothing of the person stays on the device. */
export async function signOut(): Promise<void> {
  // A device that somebody else uses next tells of nothing; a net that hangs keeps nobody from signing out.
  await Promise.race([stopPush().catch(() => {}), new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  if (config.value?.signsIn) await fetch('/auth/sign-out', { method: 'POST' }).catch(() => {})
  await forgetPerson()
}

/** Here as well. */
export async function signOutEverywhere(): Promise<void> {
  await client().endSessions()
  await signOut()
}

/** Also after leaving for good, and when the person signed out of this browser from another one. */
export async function forgetPerson(): Promise<void> {
  end('/?signed-out')
  await Device.forget(person)
}

function end(path: string): void {
  forgetToken()
  for (const key of [TOKEN, PERSON]) localStorage.removeItem(key)
  stopSending()
  close()
  clearConversation()
  fieldText.value = ''
  notices.value = []
  history.replaceState(null, '', path)
  session.value = 'signed-out'
}

/** Whose token it is, to find what this device kept; the functions check it. @throws Error for what is no token */
function subjectOf(token: string): string {
  try {
    const [, payload = ''] = token.split('.')
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    return String(claims.sub)
  } catch {
    throw new Error('This is no token. In development `make -s token PERSON=ada` prints one.')
  }
}

me.subscribe((found) => {
  if (found) void speak(found.locale)
})
