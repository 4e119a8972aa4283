/** The chat of a gateway on a database of its own. */
import { createGateway, type Gateway } from './gateway.ts'
import { openOutbox, type TestOutbox } from './outbox.ts'

export interface TestChat {
  app: Gateway
  /** to be closed */
  outbox: TestOutbox
}

/** @param now the gateway's clock, ISO 8601; Wednesday, 11 March 2026, 09:30 in Berlin unless said */
export async function openChat(now = (): string => '2026-03-11T08:30:00.000Z'): Promise<TestChat> {
  const outbox = await openOutbox('gateway')
  const { own, publisher } = outbox
  const app = createGateway({
    database: own,
    publisher,
    signingSecret: async () => 'secret',
    webhookKey: async (personId) => `whsec_${personId}`,
    now: () => new Date(now()),
  })
  return { app, outbox }
}
