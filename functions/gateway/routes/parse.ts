import { Hono } from 'hono'
import * as z from 'zod/mini'
import { once } from '../../../shared/domain/once.ts'
import { timeZoneSchema } from '../../../shared/domain/task.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, readJson } from '../../../shared/http/function-app.ts'
import type { GatewayDeps } from '../deps.ts'
import { languageContext, loadPerson } from '../person/person.ts'

export const parseSchema = once(() =>
  z.strictObject({
    text: z.string().check(z.maxLength(4000)),
    timeZone: z.optional(timeZoneSchema()),
  }),
)

/** What a text would be understood as, for pages that show it while the person types. Nothing is changed. */
export function parseRoutes({ database, now }: GatewayDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.post('/', async (c) => {
    const { text, timeZone } = await readJson(c.req.raw, parseSchema())
    const person = await loadPerson(database, c.var.identity.person)
    // A cold start should not wait for the language, nor hold it for people who only use REST.
    const { readyLanguage, understand } = await import('../../../shared/language/index.ts')
    const language = await readyLanguage(text, person.profile.locale)
    return c.json(understand(text, { ...languageContext(person, now(), timeZone), language }))
  })
  return routes
}
