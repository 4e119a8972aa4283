/** `make bench`: measures on real parts, prints a table, and writes docs/benchmarks.md. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BUN, bundleFunctions } from '../dev/bundle.ts'
import { UNLIMITED } from '../dev/environment.ts'
import { say } from '../dev/progress.ts'
import { openSecrets } from '../dev/secrets.ts'
import { MANIFESTS, startSystem } from '../dev/system.ts'
import { makeToken } from '../dev/token.ts'
import { startIssuer } from '../knative/eventing/issuer.ts'
import { readManifests } from '../knative/manifests/index.ts'
import { app } from './app.ts'
import { coldStarts, memory } from './cold-start.ts'
import { settled, withoutDeliveries } from './deliveries.ts'
import { effects } from './effects.ts'
import { language } from './language.ts'
import { load } from './load.ts'
import { neighbours } from './neighbours.ts'
import { size } from './size.ts'
import { markdown, printed, type Section } from './table.ts'
import { writes } from './writes.ts'

const REPORT = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url))
const BARE = [BUN, '--smol', fileURLToPath(new URL('./bare-server.ts', import.meta.url))]

/** whose tasks are written side by side */
const PEOPLE = 1000

const dataDir = await mkdtemp(join(tmpdir(), 'todo-chatbot-bench-'))
const sections: Section[] = []

try {
  say('Starting the system')
  const system = await startSystem({
    dataDir,
    developmentFactor: 1,
    log: () => {},
    environment: { ...UNLIMITED, LOG_LEVEL: 'warn' },
  })
  try {
    const keys = await openSecrets(join(dataDir, 'secrets.json'))
    const key = keys['jwt-signing-key']!
    const tokenOf = (person: string) => makeToken(key, person)
    const token = await tokenOf('bench')
    const tokens = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => tokenOf(`bench-${index}`)))
    const commands = await bundleFunctions(join(dataDir, 'bench'))
    const issuer = await startIssuer()
    const environment = {
      HOST: '127.0.0.1',
      KAFKA_BROKERS: system.kafkaBrokers,
      DAPR_HTTP_PORT: String(system.daprHttpPort),
      LOG_LEVEL: 'error',
      ...UNLIMITED,
      // Events come straight to its port here, with tokens of this one.
      DELIVERY_ISSUER_URL: issuer.url,
    }
    const { services } = await readManifests(MANIFESTS)
    const environments = Object.fromEntries(services.map((each) => [each.name, each.environment]))
    const context = { commands, bare: BARE, environment, environments, parts: system, token, issuer }
    await measure(() => coldStarts(context))
    await measure(() => memory(context))
    await measure(() => effects(system, token))
    await measure(() => withoutDeliveries(system, () => writes({ ...context, command: commands.gateway!, tokens })))
    await settled(system)
    await measure(() => neighbours({ ...context, tokenOf }))
    await settled(system)
    await measure(() => size({ command: commands.gateway!, environment, parts: system, tokenOf }))
    await measure(() => load(system, key))
    await measure(() => app(system, tokenOf))
  } finally {
    await system.stop()
  }
  await measure(language)
  await writeFile(REPORT, report())
  say('\nWritten to docs/benchmarks.md')
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

async function measure(run: () => Promise<Section>): Promise<void> {
  const section = await run()
  sections.push(section)
  say(printed(section))
}

function report(): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB`
  return [
    '# Benchmarks',
    '',
    `Made by \`make bench\` on ${new Date().toISOString().slice(0, 10)}, ${machine}. Each figure stands beside its baseline from the same run; the load generator and all`,
    'parts (Kafka, Postgres, Dapr, every function) share these cores. Goals that were missed are shown as missed.',
    '',
    ...sections.map(markdown),
  ].join('\n')
}
