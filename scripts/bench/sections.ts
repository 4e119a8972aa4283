/** What is measured, in this order, each by its name. */
import type { System } from '../dev/system.ts'
import type { Issuer } from '../knative/eventing/issuer.ts'
import { withoutDeliveries } from './deliveries.ts'
import type { Section } from './table.ts'

export interface Bench {
  system: System
  /** how to start each function, and a bare server beside it */
  commands: Record<string, string[]>
  bare: string[]
  /** of all functions here, and of each as its manifest says */
  environment: Record<string, string>
  environments: Record<string, Record<string, string>>
  issuer: Issuer
  signingKey: string
  tokenOf: (person: string) => Promise<string>
  /** of somebody, and of people whose tasks are written side by side */
  token: string
  tokens: string[]
}

/** Each is loaded when it is measured: a commit that is compared with may lack what another one needs. */
export const SECTIONS = {
  starts: async (bench) => (await import('./cold-start.ts')).coldStarts({ ...bench, parts: bench.system }),
  memory: async (bench) => (await import('./cold-start.ts')).memory({ ...bench, parts: bench.system }),
  effects: async ({ system, token }) => (await import('./effects.ts')).effects(system, token),
  reminders: async ({ system }) => (await import('./reminders.ts')).reminders(system),
  writes: async (bench) => {
    const { writes } = await import('./writes.ts')
    return withoutDeliveries(bench.system, () => writes({ ...bench, ...gatewayOf(bench) }))
  },
  neighbours: async (bench) => (await import('./neighbours.ts')).neighbours(bench),
  heavy: async (bench) => (await import('./heavy.ts')).heavy({ ...bench, ...gatewayOf(bench) }),
  costly: async ({ system, tokenOf }) => {
    const { costly, PERSON } = await import('./costly.ts')
    return costly(system, await tokenOf(PERSON))
  },
  size: async (bench) => (await import('./size.ts')).size({ ...bench, ...gatewayOf(bench) }),
  load: async ({ system, signingKey }) => (await import('./load.ts')).load(system, signingKey),
  app: async ({ system, tokenOf }) => (await import('./app.ts')).app(system, tokenOf),
  language: async () => (await import('./language.ts')).language(),
} satisfies Record<string, (bench: Bench) => Promise<Section>>

export type SectionName = keyof typeof SECTIONS

const gatewayOf = ({ commands, system }: Bench) => ({ command: commands.gateway!, parts: system })
