import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('./watchdog.sh', import.meta.url))
const VARIABLE = 'TODO_CHATBOT_RUN'

let mark: string | undefined

/**
 * The environment by which every process of this run is known, inherited by what those start in turn. The first call also starts the
 * watchdog, a process of its own that ends all bearers of the mark once this process is gone, however it went.
 */
export function runMark(): Record<string, string> {
  mark ??= watch()
  return { [VARIABLE]: mark }
}

function watch(): string {
  const name = randomUUID()
  const watchdog = spawn('/bin/sh', [SCRIPT, name], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: process.env.PATH },
  })
  watchdog.on('error', () => {})
  watchdog.unref()
  // The pipe is never written to: it closes when this process ends.
  ;(watchdog.stdin as unknown as { unref: () => void }).unref()
  return name
}

/** Ends what is left of an earlier run whose watchdog was killed with it. */
export function reap(markOfRun: string): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn('/bin/sh', [SCRIPT, markOfRun], { stdio: 'ignore', env: { PATH: process.env.PATH } })
      .once('error', reject)
      .once('close', () => resolve())
  })
}
