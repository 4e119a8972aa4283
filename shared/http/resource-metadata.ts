/** How a program finds out where its person signs in: OAuth 2.0 Protected Resource Metadata (RFC 9728). */
import { SCOPES } from './scopes.ts'

export const WELL_KNOWN = '/.well-known/oauth-protected-resource'

/** Of the document (RFC 9728, section 3.1). */
export function metadataUrl(resource: string): string {
  const { origin, pathname } = new URL(resource)
  return `${origin}${WELL_KNOWN}${pathname === '/' ? '' : pathname}`
}

/** @param issuer undefined where nobody but this project gives tokens: then there are access tokens alone */
export const metadataOf = (resource: string, issuer: string | undefined) => ({
  resource,
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
export const challengeOf = (resource: string, isGiven: boolean): string =>
  [
    `Bearer resource_metadata="${metadataUrl(resource)}"`,
    `scope="${SCOPES.join(' ')}"`,
    ...(isGiven ? ['error="invalid_token"'] : []),
  ].join(', ')
