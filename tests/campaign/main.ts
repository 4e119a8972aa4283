/** `make faults`: breaks a system of its own in every way it knows, and proves that nothing was lost and nothing happened twice. */
import { runCampaign } from './campaign.ts'
import { record } from './document.ts'
import { runOutages } from './outages.ts'
import { outageRow, outagesReport, reportOf, runRow, sabotageRow } from './report.ts'
import { judge, type Run, readKept } from './run.ts'
import { readSettings, type Settings } from './settings.ts'
import { enterOwnMounts } from './system/volume.ts'

const say = (line: string): void => console.error(line)

/** @returns whether nothing was found */
async function judged(run: Run, report: string): Promise<boolean> {
  say('Checking')
  const result = judge(run)
  console.log(reportOf(result))
  if (run.settings.sabotage) await record(report, 'sabotage', [sabotageRow(result)])
  else await record(report, 'runs', [runRow(result)])
  return result.violations.length === 0
}

async function outages(settings: Settings): Promise<boolean> {
  const result = await runOutages(settings, say, async (outage) => {
    const row = outageRow(outage)
    console.log(row.join('\t'))
    await record(settings.report, 'outages', [row])
  })
  console.log(outagesReport(result))
  return result.violations.length === 0
}

const BY_MODE: Record<Settings['mode'], (settings: Settings) => Promise<boolean>> = {
  async faults(settings) {
    enterOwnMounts()
    return judged(await runCampaign(settings, say), settings.report)
  },
  async outages(settings) {
    enterOwnMounts()
    return outages(settings)
  },
  judge: async ({ evidence, report }) => judged(await readKept(evidence), report),
}

async function main(): Promise<number> {
  if (process.platform !== 'linux')
    throw new Error('make faults finds the processes that it breaks in /proc: run it on Linux')
  const settings = readSettings(process.env)
  return (await BY_MODE[settings.mode](settings)) ? 0 : 1
}

// What it started is ended by the watchdog; its data by `exit`.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

main().then(
  (status) => process.exit(status),
  (error) => {
    say(`\n${error.stack}`)
    process.exit(2)
  },
)
