/** Asks whether an address is the person's, before anything else is sent there. */
import { noticesOf } from '../../../shared/language/locales/notices.ts'
import { confirmationToken } from '../../../shared/webhooks/confirmation.ts'
import type { Ask } from '../message.ts'
import { Undelivered } from '../undelivered.ts'
import type { Mailer } from './mailer.ts'
import { ofPerson, type SignedPost, type SignedRequest } from './webhook.ts'

interface EmailOptions {
  mail: Mailer
  /** the secret that the link is signed with; undefined where none is configured */
  signingSecret: () => Promise<string | undefined>
  /** of the gateway, as people reach it */
  publicUrl: string
  now: () => Date
}

/** By e-mail, with a link to a page that has a button: mail scanners follow links, and press no buttons. */
export const createEmailConfirmation =
  ({ mail, signingSecret, publicUrl, now }: EmailOptions): Ask =>
  async ({ id, endpoint, challenge, profile }) => {
    const secret = await signingSecret()
    if (!secret) {
      const words = 'Links cannot be signed here: the secret has no webhook-signing-key.'
      throw new Undelivered(words, { why: 'no-signing-key' })
    }
    const link = new URL('/confirm', publicUrl)
    link.searchParams.set('token', await confirmationToken(secret, challenge, now()))
    const { confirmation } = await noticesOf(profile.locale)
    const { subject } = confirmation
    await mail({ id, to: endpoint, subject, text: confirmation.text(link.href), date: now() })
  }

/** Bytes of an answer in which the challenge is looked for. */
const ANSWER = 1024

/** A signed POST with a challenge, which the receiver sends back: as the text of its answer, or as `challenge` in JSON. */
export const createWebhookConfirmation =
  (post: SignedPost, now: () => Date): Ask =>
  ({ id, personId, endpoint, challenge }) =>
    sendChallenge(post, { id, keys: ofPerson(personId), url: endpoint, challenge, at: now() })

interface Challenge extends Omit<SignedRequest, 'body' | 'wanted'> {
  challenge: string
  at: Date
}

/** Resolves when the receiver sent it back. @throws Undelivered */
export async function sendChallenge(post: SignedPost, { challenge, at, ...request }: Challenge): Promise<void> {
  const body = { type: 'todo.webhook.challenge', timestamp: at.toISOString(), data: { challenge } }
  const answer = await post({ ...request, body, wanted: ANSWER })
  if (sentBack(answer) === challenge) return
  const words = `${new URL(request.url).host} took the challenge, but did not answer with it.`
  throw new Undelivered(words, { why: 'no-challenge' })
}

function sentBack(answer: string): unknown {
  const text = answer.trim()
  if (!text.startsWith('{')) return text
  try {
    return (JSON.parse(text) as { challenge?: unknown }).challenge
  } catch {
    return undefined
  }
}
