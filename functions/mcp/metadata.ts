/** How an agent finds out where it gets a token: OAuth 2.0 Protected Resource Metadata (RFC 9728), as MCP asks for it. */
import { SCOPES } from '../../shared/http/scopes.ts'

const WELL_KNOWN = '/.well-known/oauth-protected-resource'

/** With the resource's path and without: clients look for either. */
export const METADATA_PATHS = [`${WELL_KNOWN}/mcp`, WELL_KNOWN]

/** Of the document (RFC 9728, section 3.1). */
export function metadataUrl(mcpUrl: string): string {
  const { origin, pathname } = new URL(mcpUrl)
  return `${origin}${WELL_KNOWN}${pathname === '/' ? '' : pathname}`
}

/** @param issuer undefined where nobody but this project gives tokens: then there are access tokens alone */
export const metadataOf = (mcpUrl: string, issuer: string | undefined) => ({
  resource: mcpUrl,
  ...(issuer && { authorization_servers: [issuer] }),
  scopes_supported: SCOPES,
  bearer_methods_supported: ['header'],
  resource_name: 'Todo chatbot',
})

/**
 * What a request without a good token is told (RFC 6750, section 3; RFC 9728, section 5.1).
 *
 * @param isGiven whether there was a token at all
 */
export const challengeOf = (mcpUrl: string, isGiven: boolean): string =>
  [
    `Bearer resource_metadata="${metadataUrl(mcpUrl)}"`,
    `scope="${SCOPES.join(' ')}"`,
    ...(isGiven ? ['error="invalid_token"'] : []),
  ].join(', ')
