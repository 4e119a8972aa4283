/** docs/collections.md says what is answered; its conversation is held here. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../shared/ids/index.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { openOutbox, type TestOutbox } from '../../../tests/outbox.ts'

const DOCUMENT = readFileSync(new URL('../../../docs/collections.md', import.meta.url), 'utf8')
const TABLE = DOCUMENT.slice(DOCUMENT.indexOf('| said |'), DOCUMENT.indexOf('## Why'))
const ROWS = [...TABLE.matchAll(/^\| (.+?) \| (.*?) ?\|$/gm)].slice(1).map(([, said, answered]) => [said!, answered!])

let outbox: TestOutbox
let app: Gateway
let authorization: string

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  app = createGateway({
    database: outbox.own,
    publisher: outbox.publisher,
    now: () => new Date('2026-03-11T08:30:00.000Z'),
  })
  authorization = await bearerOf(newId())
})
afterAll(() => outbox.close())

interface Reply {
  reply: string
  tasks: { title: string; project: string | null }[]
  choices?: string[]
}

const say = async (message: string, conversationId = 'table'): Promise<Reply> =>
  (await ask<Reply>(app, 'POST', '/v1/chat', { message, conversationId }, { authorization })).body

test('the conversation of the document', async () => {
  expect(ROWS.length).toBeGreaterThan(20)
  const answers: [string, string][] = []
  for (const [said] of ROWS) answers.push([said!, (await say(said!)).reply])
  for (const [index, [said, reply]] of answers.entries()) expect(`${said} → ${reply}`).toContain(ROWS[index]![1])
})

test('a renaming in the same breath as a task is one turn, and one undo takes both back', async () => {
  authorization = await bearerOf(newId())
  await say('water the roses #Terrace', 'breath')
  await say('rename project Terrace to Balcony and add buy soil #Terrace', 'breath')
  const shown = await say('show all', 'breath')
  expect(shown.tasks.map(({ title, project }) => [title, project]).toSorted()).toEqual([
    ['buy soil', 'Terrace'],
    ['water the roses', 'Balcony'],
  ])
  await say('undo', 'breath')
  expect((await say('show all', 'breath')).tasks.map(({ title, project }) => [title, project])).toEqual([
    ['water the roses', 'Terrace'],
  ])
})
