import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../shared/ids/index.ts'
import { openChat } from '../../../tests/chat.ts'
import { ask, bearerOf, type Gateway } from '../../../tests/gateway.ts'
import type { TestOutbox } from '../../../tests/outbox.ts'

const DOCS = new URL('../../../docs/comments.md', import.meta.url)
const rows = /\| said \| answered \|\n\|---\|---\|\n((?:\|.*\n)+)/
  .exec(readFileSync(DOCS, 'utf8'))![1]!
  .trimEnd()
  .split('\n')
  .map((line) => line.slice(1, -1).split('|') as [string, string])
  .map(([said, answered]) => [said.trim(), answered.trim()] as const)

let outbox: TestOutbox
let app: Gateway

beforeAll(async () => {
  ;({ app, outbox } = await openChat())
})
afterAll(() => outbox.close())

test('the conversation of docs/comments.md', async () => {
  const authorization = await bearerOf(newId())
  expect(rows.length).toBeGreaterThan(8)
  for (const [message, expected] of rows) {
    const body = { message, conversationId: 'c', timeZone: 'Europe/Berlin' }
    const answer = await ask<{ reply: string }>(app, 'POST', '/v1/chat', body, { authorization })
    expect(answer.body.reply, message).toContain(expected)
  }
})
