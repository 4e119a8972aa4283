/** Who calls: a person, by a program that acts for them. */
import type { Identity } from '../../shared/http/auth.ts'
import type { Scope } from '../../shared/http/scopes.ts'
import { SCOPES } from '../../shared/http/scopes.ts'
import type { Trace } from '../../shared/tracing/trace.ts'

export interface Caller {
  personId: string
  scopes: readonly Scope[]
  /** it cannot get another token by itself: what its scopes do not allow is not offered */
  isFixed: boolean
  /** of its events: `mcp/claude-code` */
  source: string
  trace: Trace
}

export const callerOf = ({ person, scopes, client, accessToken }: Identity, trace: Trace): Caller => ({
  personId: person,
  scopes: scopes ?? SCOPES,
  isFixed: accessToken !== undefined,
  source: sourceOf(client),
  trace,
})

/** Letters of a client's name in an event's source. */
const LONGEST = 40

/**
 * The name of a token or an OAuth client as a part of a URI: no header of an event holds anything else.
 *
 * @example sourceOf('Claude Code (laptop)') // 'mcp/claude-code-laptop'
 */
export function sourceOf(client = ''): string {
  const name = client
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '')
  return `mcp/${name || 'agent'}`
}
