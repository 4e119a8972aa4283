/** Proves that a system works, from outside: a line for each thing looked at, a table at the end. */
import { parseArgs } from 'node:util'
import { say } from '../../dev/progress.ts'
import { table } from '../../knative/ps.ts'
import { CHECKS, cleanUp, NotChecked, type Seen } from './checks.ts'
import { targetOf, USAGE } from './options.ts'

async function main(): Promise<boolean> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      ...{
        target: text,
        gateway: text,
        sync: text,
        audit: text,
        mcp: text,
        ingress: text,
        context: text,
        namespace: text,
      },
      ...{ 'kafka-brokers': text, 'kafka-pod': text, 'max-lateness': text },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return true
  }
  const target = await targetOf(values, process.env)
  say(
    `Verifying ${target.name} at ${target.gateway.url.origin}; the reminder takes up to 75 s, scaling to zero some minutes`,
  )
  const seen: Seen = { target }
  const rows: [string, string, string, string][] = []
  for (const { name, run } of CHECKS) {
    const started = performance.now()
    const [result, what] = await run(seen).then(
      (found) => ['ok', found],
      (error: Error) => [error instanceof NotChecked ? 'not checked' : 'FAILED', error.message],
    )
    const took = `${((performance.now() - started) / 1000).toFixed(1)} s`
    say(`  ${name}: ${result} (${took})`)
    rows.push([name, result!, took, what!])
  }
  await cleanUp(seen).catch((error) => say(`  What was made could not be removed: ${error.message}`))
  console.log(table(['CHECK', 'RESULT', 'TOOK', 'SEEN'], rows))
  const failed = rows.filter(([, result]) => result === 'FAILED')
  const left = rows.filter(([, result]) => result === 'not checked')
  const rest = left.length > 0 ? `, ${left.length} not checked` : ''
  console.log(`\n${rows.length - failed.length - left.length} ok, ${failed.length} failed${rest}`)
  return failed.length === 0
}

// What is still open, such as a stream, must not keep a finished run alive.
main()
  .then((isGood) => process.exit(isGood ? 0 : 1))
  .catch((error) => {
    say((error as Error).message)
    process.exit(1)
  })
