/** Reads JSON lines with a text, a moment and a zone from stdin, writes what was understood as JSON lines to stdout. */
import { createInterface } from 'node:readline'
import { readWhen } from '../shared/language/index.ts'

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const { id, text, now, timeZone } = JSON.parse(line)
  const r = readWhen(text, { now: now.slice(0, 16), timeZone })
  process.stdout.write(
    `${JSON.stringify({ id, title: text, due: r?.due ?? null, range: r?.range ?? null, recurrence: null })}\n`,
  )
}
