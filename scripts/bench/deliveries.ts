/** Keeps what a measurement caused out of the next one. */
import { setTimeout } from 'node:timers/promises'
import type { System } from '../dev/system.ts'
import { fetchState, scaleSource } from '../knative/client.ts'

/** seconds */
const PATIENCE = 300

/** Waits until what was measured before has taken all its effects: they would be measured as part of what comes next. */
export async function settled({ gatewayUrl }: System): Promise<void> {
  for (let second = 0; second < PATIENCE; second++) {
    const { kafkaSources } = await fetchState(gatewayUrl)
    if (kafkaSources.every(({ lag }) => lag === 0)) return
    await setTimeout(1000)
  }
  throw new Error(`the functions are behind Kafka by ${PATIENCE} s and more`)
}

/** Runs something whose events are delivered only afterwards. */
export async function withoutDeliveries<Result>({ gatewayUrl }: System, run: () => Promise<Result>): Promise<Result> {
  const { kafkaSources } = await fetchState(gatewayUrl)
  const scale = (consumersOf: (source: (typeof kafkaSources)[number]) => number) =>
    Promise.all(kafkaSources.map((source) => scaleSource(gatewayUrl, source.name, consumersOf(source))))
  await scale(() => 0)
  try {
    return await run()
  } finally {
    await scale(({ consumers }) => consumers)
  }
}
