import { expect, test } from 'vitest'
import { confirmationToken, readConfirmation } from './confirmation.ts'

const challenge = '3f0c1d8e-5b7a-4c58-9d5e-0a1b2c3d4e5f'
const now = new Date('2026-03-11T09:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000)

test('a link leads back to its challenge for three days', async () => {
  const token = await confirmationToken('secret', challenge, now)
  expect(await readConfirmation('secret', token, daysLater(2.9))).toBe(challenge)
  expect(await readConfirmation('secret', token, daysLater(3.1))).toBe('expired')
})

test('a link that we did not sign leads nowhere, and neither does one whose end was put off', async () => {
  const token = await confirmationToken('secret', challenge, now)
  const [, expires, signature] = token.split('.')
  const forged = [
    `${challenge}.${Number(expires) + 86_400}.${signature}`,
    `${challenge.replace('3', '4')}.${expires}.${signature}`,
    `${challenge}.${expires}.${'A'.repeat(43)}`,
    `${challenge}.${expires}`,
    '',
    'x'.repeat(10_000),
  ]
  for (const each of forged) expect(await readConfirmation('secret', each, now)).toBeUndefined()
  expect(await readConfirmation('another', token, now)).toBeUndefined()
})
