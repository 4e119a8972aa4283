import { expect, test } from 'vitest'
import { traceOf } from '../../shared/tracing/trace.ts'
import { callerOf, sourceOf } from './caller.ts'

test.each([
  ['Claude Code (laptop)', 'mcp/claude-code-laptop'],
  ['Müllers Agent', 'mcp/mullers-agent'],
  ['https://chat.example.com/oauth/client.json', 'mcp/https-chat-example-com-oauth-client-json'],
  ['../../gateway', 'mcp/gateway'],
  ['a\r\nce_type: forged', 'mcp/a-ce-type-forged'],
  ['میرا مددگار', 'mcp/agent'],
  ['', 'mcp/agent'],
  [undefined, 'mcp/agent'],
])('the client %j is %s in the source of its events', (client, source) => {
  expect(sourceOf(client)).toBe(source)
})

const identity = { person: 'ada', role: 'person', until: 0 } as const

test('who signs in may do all that there is for agents; a token may do what it says, and has no way to more', () => {
  const trace = traceOf(null)
  expect(callerOf({ ...identity, scopes: null }, trace)).toMatchObject({
    scopes: ['tasks:read', 'tasks:write'],
    isFixed: false,
  })
  expect(callerOf({ ...identity, scopes: ['tasks:read'], accessToken: 'id', client: 'cron' }, trace)).toMatchObject({
    scopes: ['tasks:read'],
    isFixed: true,
    source: 'mcp/cron',
  })
})
