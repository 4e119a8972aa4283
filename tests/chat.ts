/** The chat of a gateway on a database of its own. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Task } from '../shared/domain/task.ts'
import { newId } from '../shared/ids/index.ts'
import { ask, bearerOf, createGateway, type Gateway } from './gateway.ts'
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

/** What a test looks at of an answer, whether of the chat or of a list. */
export interface ChatBody {
  reply: string
  tasks: Task[]
}

/** To be called once in a file: a chat with another person, in Berlin, in each of its tests. */
export function chatPerTest<Body extends ChatBody = ChatBody>() {
  let chat: TestChat
  let authorization: string
  beforeAll(async () => {
    chat = await openChat()
  })
  afterAll(() => chat.outbox.close())
  beforeEach(async () => {
    authorization = await bearerOf(newId())
  })

  const call = (method: string, path: string, body?: unknown) =>
    ask<Body>(chat.app, method, `/v1/${path}`, body, { authorization })
  /** @param as how the message is to be read whatever it says */
  const say = async (message: string, as?: 'command') =>
    (await call('POST', 'chat', { message, as, conversationId: 'c', timeZone: 'Europe/Berlin' })).body
  return { call, say }
}
