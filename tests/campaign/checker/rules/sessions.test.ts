import { expect, test } from 'vitest'
import type { SessionStep } from '../../history.ts'
import { check } from '../index.ts'
import { goodEvidence, INSTANT } from '../synthetic.ts'

function found(...steps: [SessionStep['what'], Partial<SessionStep>?][]): string[] {
  const evidence = goodEvidence()
  evidence.history.sessions = steps.map(([what, more]) => ({
    person: 'ada',
    what,
    at: INSTANT,
    until: INSTANT,
    ...more,
  }))
  return check(evidence).map(({ rule, kind, what }) => `${rule} (${kind}): ${what}`)
}

test('who signs in, renews and signs out is refused after that, and not before', () => {
  expect(
    found(
      ['signed in'],
      ['renewed', { isOwn: true }],
      ['signed out'],
      ['refused', { code: 'signed-out' }],
      ['signed in'],
    ),
  ).toEqual([])
})

test('who is signed out unasked', () => {
  const code = 'used-twice'
  expect(found(['signed in'], ['renewed'], ['refused', { code }]).join()).toMatch(
    /sessions \(lost\): .*unasked \(used-twice\)/,
  )
})

test('who was answered only after more than a minute may have to sign in again', () => {
  const refused = (seconds: number) =>
    found(['signed in'], ['refused', { code: 'unauthorized', at: INSTANT - seconds * 1000 }])
  expect(refused(61)).toEqual([])
  expect(refused(60)).toHaveLength(1)
})

test('a cookie that nobody had used a minute ago is not refused as used twice', () => {
  const refused = (code: string, seconds: number) =>
    found(['signed in'], ['refused', { code, at: INSTANT - 120_000, busy: INSTANT - seconds * 1000 }])
  expect(refused('used-twice', 61)).toEqual([])
  expect(refused('unauthorized', 5)).toEqual([])
  expect(refused('used-twice', 5).join()).toMatch(/sessions \(lost\): .*unasked \(used-twice\)/)
})

test('a cookie that is good after signing out, and a token of somebody else', () => {
  expect(found(['signed in'], ['signed out'], ['renewed']).join()).toMatch(/sessions \(wrong\): .*was renewed/)
  expect(found(['signed in'], ['renewed', { isOwn: false }]).join()).toMatch(/sessions \(wrong\): .*not its person/)
})
