/** Reads JSON lines with a text, a moment and a zone from stdin, writes what was understood as JSON lines to stdout. */
import { createInterface } from 'node:readline'
import { lastOccurrence, occurrences, readWhen } from '../shared/language/index.ts'

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const { id, text, now, timeZone, count } = JSON.parse(line)
  const r = readWhen(text, { now: now.slice(0, 16), timeZone })
  let recurrence = null
  if (r?.repeat) {
    const { rule, start } = r.repeat
    recurrence = {
      rrule: rule,
      next: occurrences(rule, start, { from: now.slice(0, 16), limit: count ?? 3 }),
      last: /UNTIL|COUNT/.test(rule) ? lastOccurrence(rule, start) : null,
    }
  }
  process.stdout.write(
    `${JSON.stringify({ id, title: text, due: r?.due ?? null, range: r?.range ?? null, recurrence })}\n`,
  )
}
