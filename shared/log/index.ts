/**
 * Structured logs: one JSON object a line on standard output, so that a cluster's collector and `make dev` read the same.
 * Every line has `time` (RFC 3339), `level`, `function` and `message`; the rest is the caller's, with the field names of `Fields`.
 */
export type Level = 'debug' | 'info' | 'warn' | 'error'

const ORDER: Record<Level, number> = { debug: 0, info: 1, warn: 2, error: 3 }

export type Fields = Record<string, unknown>

export interface Log {
  debug(message: string, fields?: Fields): void
  info(message: string, fields?: Fields): void
  warn(message: string, fields?: Fields): void
  error(message: string, fields?: Fields): void
}

interface Options {
  name: string
  level?: Level
  write?: (line: string) => void
  now?: () => Date
}

/** @example const log = createLog({ name: 'gateway' }); log.info('listening', { port: 8080 }) */
export function createLog({ name, level = 'info', write = writeLine, now = () => new Date() }: Options): Log {
  const at =
    (lineLevel: Level) =>
    (message: string, fields: Fields = {}): void => {
      if (ORDER[lineLevel] < ORDER[level]) return
      write(
        JSON.stringify({ time: now().toISOString(), level: lineLevel, function: name, message, ...toReadable(fields) }),
      )
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** A log that nobody reads, for tests and tools. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** Lines that were logged in this run of the event loop. */
let lines = ''

/**
 * What is logged without a pause, such as a line for each event of a batch, is one write: that costs several times what a line does. Nothing
 * is held while this process waits for anything, so that one that is killed has told all that it did.
 */
function writeLine(line: string): void {
  if (!lines) queueMicrotask(writeLines)
  lines += `${line}\n`
}

function writeLines(): void {
  const written = lines
  lines = ''
  if (written) process.stdout.write(written)
}

process.on('exit', writeLines)

/** An Error's own fields are not enumerable: JSON would print `{}`. */
function toReadable(fields: Fields): Fields {
  const { error } = fields
  if (!(error instanceof Error)) return fields
  const { name, message, stack, cause } = error
  return {
    ...fields,
    error: { name, message, code: (error as { code?: unknown }).code, cause: cause && String(cause), stack },
  }
}
