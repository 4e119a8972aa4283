/** What a token may be used for, as OAuth names it (RFC 6749, section 3.3). */
export const SCOPES = ['tasks:read', 'tasks:write'] as const
export type Scope = (typeof SCOPES)[number]

export const isScope = (text: string): text is Scope => SCOPES.includes(text as Scope)
