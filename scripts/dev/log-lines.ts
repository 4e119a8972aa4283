/** The functions' JSON log lines as a person reads them in a terminal. */

const COLOURS: Record<string, number> = { debug: 90, info: 32, warn: 33, error: 31 }
/** Said by the columns, or of no use to who reads along. */
const IN_COLUMNS = new Set(['time', 'level', 'function', 'message', 'error'])

const NO_TIME = ' '.repeat('09:00:00.000'.length)

interface LogLine {
  time?: string
  level?: string
  function?: string
  message?: string
  error?: { message?: string; stack?: string } | string
}

/**
 * One line: time, function, level, message, fields; below it an error's stack. What is not such a JSON object stays as it is, under the
 * name of who printed it.
 *
 * @example readable('{"time":"2026-11-23T09:00:00.000Z","level":"info","function":"gateway","message":"listening","port":8080}')
 * // '09:00:00.000 gateway      info  listening  port=8080', the time in the machine's zone
 */
export function readable(line: string, { name = '', colour = false } = {}): string {
  const parsed = parse(line)
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  if (!parsed) return `${NO_TIME} ${paint(36, name.padEnd(12))} ${line}`
  const level = parsed.level ?? 'info'
  const columns = [
    paint(90, clock(parsed.time)),
    paint(36, (parsed.function ?? '').padEnd(12)),
    paint(COLOURS[level] ?? 0, level.padEnd(5)),
    parsed.message,
  ]
  const fields = Object.entries(parsed)
    .filter(([key, value]) => !IN_COLUMNS.has(key) && value !== undefined)
    .map(([key, value]) => `${paint(90, `${key}=`)}${shown(value)}`)
  const head = columns.join(' ') + (fields.length > 0 ? `  ${fields.join(' ')}` : '')
  return parsed.error ? `${head}\n${paint(31, indented(parsed.error))}` : head
}

function parse(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const parsed = JSON.parse(line)
    return typeof parsed.message === 'string' ? parsed : undefined
  } catch {
    return undefined
  }
}

function clock(time: string | undefined): string {
  const date = new Date(time ?? Number.NaN)
  if (Number.isNaN(date.getTime())) return NO_TIME
  const two = (value: number) => String(value).padStart(2, '0')
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0')
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${milliseconds}`
}

function shown(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return /[\s"=]/.test(value) || value === '' ? JSON.stringify(value) : value
}

function indented(error: NonNullable<LogLine['error']>): string {
  const text = typeof error === 'string' ? error : (error.stack ?? error.message ?? JSON.stringify(error))
  return text.replace(/^/gm, '    ')
}
