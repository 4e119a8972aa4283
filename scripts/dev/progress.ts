const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

const CLEAR = '\r\u001b[K'

/** What runs now, with when it began. */
const steps = new Map<string, number>()
let ticking: NodeJS.Timeout | undefined

/** Progress goes to standard error: what a command answers stays alone on standard output. */
export const say = (line: string): void => {
  process.stderr.write(`${ticking ? CLEAR : ''}${line}\n`)
}

/** Runs what takes long under a line that says so; on a terminal one line counts the seconds of all that run. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const since = performance.now()
  if (!process.stderr.isTTY) say(`  ${title} ...`)
  else ticking ??= setInterval(tick, 100)
  steps.set(title, since)
  try {
    const result = await work()
    say(`  ${title}: done in ${seconds(since)}`)
    return result
  } finally {
    steps.delete(title)
    if (steps.size === 0) {
      clearInterval(ticking)
      ticking = undefined
    }
  }
}

function tick(): void {
  const line = [...steps].map(([title, since]) => `${title} ... ${seconds(since)}`).join(', ')
  // A line that wraps could not be cleared.
  process.stderr.write(`${CLEAR}  ${line.slice(0, (process.stderr.columns ?? 80) - 3)}`)
}
