/** Who is signed in. */
import { signal } from '@preact/signals'
import { createClient, type Origins } from '../api/client.ts'
import { speak } from '../words/index.ts'
import { me, start, stop } from './store.ts'
import { Device } from './stored.ts'

export type Session = 'unknown' | 'signed-out' | 'signed-in'

export const session = signal<Session>('unknown')
/** Why nobody is signed in, where there is something to say. */
export const signInProblem = signal('')

const TOKEN = 'todo-token'

let origins: Origins
let person = ''

export async function restoreSession(): Promise<void> {
  origins = await (await fetch('/config.json')).json()
  const token = localStorage.getItem(TOKEN)
  if (token) await signIn(token)
  else session.value = 'signed-out'
}

export async function signIn(token: string): Promise<void> {
  signInProblem.value = ''
  try {
    person = subjectOf(token)
    const client = createClient(origins, token)
    // Kept tasks are shown without asking; a token that nobody has used here is tried first.
    if (localStorage.getItem(TOKEN) !== token) await client.me()
    localStorage.setItem(TOKEN, token)
    await start({ client, person, onSignedOut: expired })
    session.value = 'signed-in'
  } catch (error) {
    signInProblem.value = (error as Error).message
    session.value = 'signed-out'
  }
}

/** Nothing of the person stays on the device. */
export async function signOut(): Promise<void> {
  expired()
  await Device.forget(person)
}

function expired(): void {
  localStorage.removeItem(TOKEN)
  stop()
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
