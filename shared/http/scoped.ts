/** Holds requests to the scopes of their token. Who signs in may do all; a token that was made for a program may do what its scopes say. */
import type { Context, MiddlewareHandler } from 'hono'
import type { AuthVariables, Identity } from './auth.ts'
import { Problem } from './problem.ts'
import type { Scope } from './scopes.ts'

/** `all`: what is about the person or their tokens, which no scope is enough for. */
export type Needed = Scope | 'all'

/** Who may write may read: a change is answered with the task. */
export const mayDo = ({ scopes }: Pick<Identity, 'scopes'>, needed: Needed): boolean =>
  scopes === null ||
  (needed !== 'all' && (scopes.includes(needed) || (needed === 'tasks:read' && scopes.includes('tasks:write'))))

/** What a request needs by its method alone. */
export const byMethod = ({ req }: Context): Scope =>
  req.method === 'GET' || req.method === 'HEAD' ? 'tasks:read' : 'tasks:write'

/** Lets only those through whose token may do what the request is. After `authenticated`. */
export const scoped =
  (neededBy: (c: Context) => Needed = byMethod): MiddlewareHandler<{ Variables: AuthVariables }> =>
  async (c, next) => {
    const needed = neededBy(c)
    if (!mayDo(c.get('identity'), needed)) throw insufficient(needed)
    await next()
  }

/** RFC 6750, section 3.1 */
export const insufficient = (needed: Needed): Problem =>
  new Problem({
    status: 403,
    code: 'insufficient-scope',
    detail:
      needed === 'all'
        ? 'A token that was made for a program cannot do this, whatever its scopes are; please sign in yourself.'
        : `This token may not do that: it lacks the scope ${needed}. Make one that has it.`,
    extra: needed === 'all' ? {} : { scope: needed },
    headers: {
      'www-authenticate': `Bearer error="insufficient_scope"${needed === 'all' ? '' : `, scope="${needed}"`}`,
    },
  })
