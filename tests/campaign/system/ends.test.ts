import { expect, test } from 'vitest'
import { endsOf } from './ends.ts'

const ended = (how: string) =>
  `knative\t${JSON.stringify({ time: '2026-03-31T09:00:00.000Z', level: 'warn', message: 'a process ended', service: 'gateway', pid: 7, how })}`

test('of processes that ended, those count that nobody had ended', () => {
  const lines = [
    ended('exit code 0'),
    ended('killed by SIGKILL'),
    'gateway\t{"message":"a process ended"}',
    'gateway\terror: Connection terminated unexpectedly',
    ended('exit code 1'),
    ended('killed by SIGSEGV'),
    '',
  ]
  const at = Date.parse('2026-03-31T09:00:00.000Z')
  expect(endsOf(lines.join('\n'))).toEqual([
    { name: 'gateway', how: 'exit code 1', at },
    { name: 'gateway', how: 'killed by SIGSEGV', at },
  ])
})
