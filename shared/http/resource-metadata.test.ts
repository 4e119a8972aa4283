import { expect, test } from 'vitest'
import { challengeOf, metadataOf, metadataUrl } from './resource-metadata.ts'

test.each([
  ['https://mcp.example.com/mcp', 'https://mcp.example.com/.well-known/oauth-protected-resource/mcp'],
  ['https://example.com/agents/mcp', 'https://example.com/.well-known/oauth-protected-resource/agents/mcp'],
  ['https://mcp.example.com/', 'https://mcp.example.com/.well-known/oauth-protected-resource'],
])('the metadata of %s is at %s (RFC 9728, section 3.1)', (resource, url) => {
  expect(metadataUrl(resource)).toBe(url)
})

test('without an identity provider no place is named that gives tokens', () => {
  expect(metadataOf('https://mcp.example.com/mcp', undefined)).not.toHaveProperty('authorization_servers')
})

test('a token that is not good is told apart from none', () => {
  expect(challengeOf('https://mcp.example.com/mcp', false)).not.toContain('error')
  expect(challengeOf('https://mcp.example.com/mcp', true)).toContain('error="invalid_token"')
})
