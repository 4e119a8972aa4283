import { describe, expect, test } from 'vitest'
import { createLog } from '../../shared/log/index.ts'
import { readable } from './log-lines.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let line = ''
  const now = () => new Date(2026, 10, 23, 9, 5, 7, 42)
  write(createLog({ name: 'gateway', level: 'debug', now, write: (text) => (line = text) }))
  return line
}

describe('log lines in a terminal', () => {
  test('time, function, level, message and fields stand in one line', () => {
    const line = logged((log) => log.info('produced', { topic: 'task-events', partition: 3, title: 'pay rent' }))
    expect(readable(line)).toBe(
      '09:05:07.042 gateway      info  produced  topic=task-events partition=3 title="pay rent"',
    )
  })

  test('an error shows where it came from', () => {
    const shown = readable(logged((log) => log.error('failed', { error: new Error('no such column') })))
    expect(shown).toMatch(/^09:05:07.042 gateway {6}error failed\n {4}Error: no such column\n {8}at /)
  })

  test.each(['listening on 8080', '{"half": ', '{"no":"message"}'])('%j is no log line: it stays, named', (line) => {
    expect(readable(line, { name: 'web' })).toBe(`             web          ${line}`)
  })
})
