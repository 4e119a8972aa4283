/** `make assistant-eval`: the scenarios with the model of MODEL_URL, or with the moves that each scripts; judged by what is stored afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Model } from '../../functions/gateway/chat/assistant/model.ts'
import { createModel } from '../../functions/gateway/chat/assistant/openai.ts'
import { type AssistantRow, keepRow } from '../../scripts/bench/assistant.ts'
import { OPENAI, onlyModelOf } from '../../scripts/dev/model.ts'
import { startParts } from '../../scripts/dev/parts/index.ts'
import { say } from '../../scripts/dev/progress.ts'
import { DATA } from '../../scripts/dev/running.ts'
import { readSecrets } from '../../scripts/dev/secrets.ts'
import { openStateStore } from '../../shared/dapr/index.ts'
import { openDatabase } from '../../shared/database/index.ts'
import { startModelServer } from '../model/server.ts'
import { type Run, runScenario } from './run.ts'
import { readScenarios, type Scenario } from './scenario.ts'
import { mindOf } from './scripted.ts'

const { MODEL_URL, MODEL_NAME, MODEL_KEY, ONLY = '', MODEL_SECONDS = '120', KEEP } = process.env

/** A model for each scenario, and its name. */
async function chooseModels(): Promise<{ name: string; of(scenario: Scenario): Model; close(): Promise<void> }> {
  if (!MODEL_URL && !MODEL_NAME) {
    const server = await startModelServer()
    return {
      name: 'scripted',
      of(scenario) {
        server.script(mindOf(scenario))
        return createModel({ apiKey: 'none', baseUrl: server.url, model: 'scripted' })
      },
      close: server.close,
    }
  }
  const url = (MODEL_URL || OPENAI).replace(/\/+$/, '')
  const keys = await readSecrets(join(DATA, 'secrets.json'))
  const apiKey = MODEL_KEY || keys[`model-key ${url}`] || keys['model-key'] || 'none'
  const name = MODEL_NAME || (await onlyModelOf(url, apiKey))
  const model = createModel({ apiKey, baseUrl: url, model: name })
  return { name, of: () => model, close: async () => {} }
}

async function report(runs: Run[], model: string): Promise<void> {
  const good = runs.filter(({ missed, harm }) => !missed.length && !harm.length).length
  const harmful = runs.filter(({ harm }) => harm.length).length
  const asked = runs.filter(({ rounds }) => rounds)
  const mean = (of: (run: Run) => number) =>
    Number((asked.reduce((sum, run) => sum + of(run), 0) / (asked.length || 1)).toFixed(1))
  const row: AssistantRow = {
    model,
    date: new Date().toISOString().slice(0, 10),
    scenarios: runs.length,
    success: good,
    harm: harmful,
    rounds: mean(({ rounds }) => rounds),
    tokens: mean(({ tokens }) => tokens),
    seconds: mean(({ seconds }) => seconds),
    command: [
      'make assistant-eval',
      MODEL_URL && `MODEL_URL=${MODEL_URL}`,
      MODEL_NAME && `MODEL_NAME=${MODEL_NAME}`,
      ONLY && `ONLY=${ONLY}`,
    ]
      .filter(Boolean)
      .join(' '),
  }
  console.table(
    [row],
    Object.keys(row).filter((name) => name !== 'command'),
  )
  if (KEEP) await keepRow(row)
  process.exitCode = harmful ? 1 : 0
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'todo-chatbot-eval-'))
  const models = await chooseModels()
  say(
    `The model is ${models.name}${models.name === 'scripted' ? ' (name another with MODEL_URL and MODEL_NAME)' : ''}. Starting the parts`,
  )
  const parts = await startParts({ dataDir, durable: false })
  const database = openDatabase(parts.databaseUrl)
  try {
    const state = openStateStore({ daprUrl: `http://127.0.0.1:${parts.daprHttpPort}`, store: 'statestore' })
    const runs: Run[] = []
    for (const scenario of readScenarios().filter(({ id }) => ONLY.split(',').some((part) => id.includes(part)))) {
      const model = models.of(scenario)
      const modelLimits = { seconds: Number(MODEL_SECONDS) }
      const run = await runScenario({ database, state, model: async () => model, modelLimits }, scenario)
      runs.push(run)
      const { id, missed, harm, talk } = run
      const isGood = !missed.length && !harm.length
      console.log(`${isGood ? '✓' : harm.length ? '✗ HARM' : '–'} ${id}  ${[...harm, ...missed].join('; ')}`)
      if (!isGood)
        for (const { said, reply } of talk) console.log(`    › ${said}\n    ‹ ${reply.replaceAll('\n', '\n      ')}`)
    }
    await report(runs, models.name)
  } finally {
    await database.close()
    await models.close()
    await parts.stop()
    await rm(dataDir, { recursive: true })
  }
}

await main().catch((error: Error) => {
  say(error.message)
  process.exitCode = 1
})
