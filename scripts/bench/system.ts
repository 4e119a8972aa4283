/** The system that is measured: of its own, with data that is dropped afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BUN, bundleFunctions } from '../dev/bundle.ts'
import { say } from '../dev/progress.ts'
import { openSecrets } from '../dev/secrets.ts'
import { startSystem } from '../dev/system.ts'
import { makeToken } from '../dev/token.ts'
import { UNLIMITED } from '../dev/unlimited.ts'
import { startIssuer } from '../knative/eventing/issuer.ts'
import { readManifests } from '../knative/manifests/index.ts'
import { settled } from './deliveries.ts'
import { type Bench, SECTIONS, type SectionName } from './sections.ts'
import type { Section } from './table.ts'

const MANIFESTS = fileURLToPath(new URL('../../knative/base/', import.meta.url))
const BARE = [BUN, '--smol', fileURLToPath(new URL('./bare-server.ts', import.meta.url))]
/** whose tasks are written side by side */
const PEOPLE = 1000

export interface Listener {
  /** is told each section as soon as it is measured */
  onSection: (section: Section) => void
  /** is told which could not be measured; without it, that ends all */
  onFailure?: (name: SectionName, error: Error) => void
}

export async function measureSections(names: SectionName[], { onSection, onFailure }: Listener): Promise<Section[]> {
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
      const bench = await benchOf(system, dataDir)
      for (const name of names) {
        // What was measured before is not to be measured as part of what comes next.
        await settled(system)
        try {
          const section = await SECTIONS[name](bench)
          sections.push(section)
          onSection(section)
        } catch (error) {
          if (!onFailure) throw error
          onFailure(name, error as Error)
        }
      }
    } finally {
      await system.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
  return sections
}

async function benchOf(system: Bench['system'], dataDir: string): Promise<Bench> {
  const signingKey = (await openSecrets(join(dataDir, 'secrets.json')))['jwt-signing-key']!
  const tokenOf = (person: string) => makeToken(signingKey, person)
  const issuer = await startIssuer()
  const { services } = await readManifests(MANIFESTS)
  return {
    system,
    commands: await bundleFunctions(join(dataDir, 'bench')),
    bare: BARE,
    environment: {
      HOST: '127.0.0.1',
      KAFKA_BROKERS: system.kafkaBrokers,
      DAPR_HTTP_PORT: String(system.daprHttpPort),
      LOG_LEVEL: 'error',
      ...UNLIMITED,
      // Events come straight to its port here, with tokens of this one; an older commit went by the host that was asked.
      DELIVERY_ISSUER_URL: issuer.url,
      EVENT_HOST_SUFFIX: '',
    },
    environments: Object.fromEntries(services.map((each) => [each.name, each.environment])),
    issuer,
    signingKey,
    tokenOf,
    token: await tokenOf('bench'),
    tokens: await Promise.all(Array.from({ length: PEOPLE }, (_, index) => tokenOf(`bench-${index}`))),
  }
}
