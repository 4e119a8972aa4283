import { expect, test } from 'vitest'
import { openApiDocument } from './index.ts'

interface Operation {
  parameters?: { name?: string }[]
  responses: Record<string, { headers?: Record<string, unknown> }>
}

test('a write that takes a key tells of the one that is sent back to who had none', () => {
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, Operation>> }
  const all = Object.values(paths).flatMap((path) => Object.values(path).filter(({ responses }) => responses))
  const writes = all.filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'Idempotency-Key'))
  expect(writes.length).toBeGreaterThan(8)
  for (const { responses } of all) {
    const told = Object.entries(responses).filter(([, { headers }]) => headers?.['Idempotency-Key'])
    const isWrite = writes.some((write) => write.responses === responses)
    const expected = Object.keys(responses).filter((status) => isWrite && (status.startsWith('2') || status === '503'))
    expect(told.map(([status]) => status)).toEqual(expected)
  }
})

test('the events of a chat that streams are told with their data', () => {
  const { components } = openApiDocument() as {
    components: { schemas: { ChatStreamEvent: { oneOf: { properties: { event: { const: string } } }[] } } }
  }
  const { oneOf } = components.schemas.ChatStreamEvent
  expect(oneOf.map(({ properties }) => properties.event.const)).toEqual(['step', 'text', 'done', 'error'])
})
