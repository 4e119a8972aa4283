/** What an app answers to a method that it does not take where it takes others (RFC 9110, section 15.5.6). */
import type { Context } from 'hono'
import { Problem } from './problem.ts'

interface Route {
  method: string
  path: string
}

/** Methods that routes take at a path, in order; none where there is nothing at all. Middleware takes all and counts for none. */
export function methodsAt(routes: Route[], path: string): string[] {
  const found = routes.filter(({ method, path: pattern }) => method !== 'ALL' && matches(pattern, path))
  const methods = new Set(found.map(({ method }) => method))
  if (methods.has('GET')) methods.add('HEAD')
  return [...methods].sort()
}

const matches = (pattern: string, path: string): boolean => {
  const [parts, given] = [pattern.split('/'), path.split('/')]
  return parts.length === given.length && parts.every((part, index) => part.startsWith(':') || part === given[index])
}

export const methodNotAllowed = (method: string, path: string, allowed: string[]): Problem =>
  new Problem({
    status: 405,
    code: 'method-not-allowed',
    detail: `${path} takes ${allowed.join(', ')}, and no ${method}.`,
    headers: { allow: allowed.join(', ') },
  })

/** A handler for a path whose other methods a more general route would take. */
export const takesOnly =
  (...allowed: string[]) =>
  (c: Context): never => {
    throw methodNotAllowed(c.req.method, c.req.path, allowed)
  }
