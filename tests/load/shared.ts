/** What the scenarios share: people, tokens, goals. Runs in k6. */
import crypto from 'k6/crypto'
import encoding from 'k6/encoding'

export const GATEWAY = __ENV.GATEWAY_URL
export const PEOPLE = 1000
export const WARM_UP = '15s'

const encode = (value: unknown): string => encoding.b64encode(JSON.stringify(value), 'rawurl')

/** A token of the n-th person, as `make token` signs it. */
export function tokenOf(index: number): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    sub: `load-${index}`,
    role: 'person',
    iss: 'todo-chatbot',
    aud: 'todo-chatbot',
    iat: now,
    exp: now + 3600,
  }
  const signed = `${encode({ alg: 'HS256' })}.${encode(claims)}`
  return `${signed}.${crypto.hmac('sha256', __ENV.JWT_SIGNING_KEY!, signed, 'base64rawurl')}`
}

const tokens: Record<number, string> = {}

/** Headers of the virtual user's own person. */
export function headersOf(person: number): Record<string, string> {
  tokens[person] ??= tokenOf(person)
  return { authorization: `Bearer ${tokens[person]}`, 'content-type': 'application/json' }
}

/** Prints k6's own summary, and keeps the figures where `make bench` asks for them. */
export function summary(data: { metrics: unknown }): Record<string, string> {
  const lines = Object.entries(
    data.metrics as Record<string, { values: Record<string, number>; thresholds?: Record<string, { ok: boolean }> }>,
  )
    .filter(([, { thresholds }]) => thresholds)
    .map(([name, { values, thresholds }]) => {
      const goals = Object.entries(thresholds!).map(([goal, { ok }]) => `${goal} ${ok ? 'met' : 'MISSED'}`)
      const figures = Object.entries(values).map(([key, value]) => `${key}=${Math.round(value * 100) / 100}`)
      return `  ${name}: ${figures.join(' ')} (${goals.join(', ')})`
    })
  return { stdout: `${lines.join('\n')}\n`, ...(__ENV.SUMMARY && { [__ENV.SUMMARY]: JSON.stringify(data) }) }
}
