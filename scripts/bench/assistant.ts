/** How good models are as the assistant: a row of `make assistant-eval` each, kept until that model is measured again. `make bench` writes them too. */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface AssistantRow {
  model: string
  /** of the measurement, 2026-03-11 */
  date: string
  scenarios: number
  success: number
  harm: number
  /** means of the conversations in which the model was asked */
  rounds: number
  tokens: number
  seconds: number
  command: string
}

const ROWS = new URL('./assistant.json', import.meta.url)
export const REPORT = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url))

const HEADING = '## The assistant\n'
const INTRODUCTION =
  'Conversations of `tests/eval/scenarios.jsonl`, judged by the tasks that are stored afterwards: success, and harm, which is a change that nobody asked for. Rounds, tokens and seconds are means of those in which the model was asked.'

const readRows = async (): Promise<AssistantRow[]> => JSON.parse(await readFile(ROWS, 'utf8'))

export async function assistantSection(): Promise<string> {
  const rows = (await readRows()).map(
    ({ model, date, scenarios, success, harm, rounds, tokens, seconds, command }) =>
      `| ${model} | ${date} | ${scenarios} | ${success} | ${harm} | ${rounds} | ${tokens} | ${seconds} | \`${command}\` |`,
  )
  return [
    HEADING,
    `${INTRODUCTION}\n`,
    '| model | on | scenarios | success | harm | rounds | tokens | seconds | by |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

/** In place of the model's row before, here and in docs/benchmarks.md. */
export async function keepRow(row: AssistantRow): Promise<void> {
  const others = (await readRows()).filter(({ model, command }) => model !== row.model || command !== row.command)
  await writeFile(ROWS, `${JSON.stringify([...others, row], undefined, 2)}\n`)
  const report = await readFile(REPORT, 'utf8')
  const [before, behind = ''] = report.split(HEADING)
  const rest = behind.indexOf('\n## ')
  await writeFile(REPORT, `${before!.trimEnd()}\n\n${await assistantSection()}${rest < 0 ? '' : behind.slice(rest)}`)
}
