const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Progress goes to standard error: what a command answers stays alone on standard output. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Runs what takes long under a line that says so; on a terminal the line counts the seconds. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const since = performance.now()
  const isTerminal = process.stderr.isTTY
  if (!isTerminal) say(`  ${title} ...`)
  const ticking = isTerminal
    ? setInterval(() => process.stderr.write(`\r  ${title} ... ${seconds(since)}`), 100)
    : undefined
  try {
    const result = await work()
    say(`${isTerminal ? '\r' : ''}  ${title}: done in ${seconds(since)}`)
    return result
  } finally {
    clearInterval(ticking)
  }
}
