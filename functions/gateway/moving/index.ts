/** Bringing tasks from elsewhere, as a route asks for it: the file is the body of the request. */
import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, validate } from '../../../shared/http/function-app.ts'
import { BODY_LIMITS, readBody } from '../../../shared/http/read-body.ts'
import { idOf } from '../../../shared/ids/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { languageContext, loadPerson } from '../person/person.ts'
import { runOnce } from '../writes/idempotency.ts'
import { originOf } from '../writes/origin.ts'
import { FORMATS } from './formats/format.ts'
import { type Imported, type Planned, type Preview, planImport, runImport } from './import.ts'
import { readFile } from './read.ts'

type C = Context<{ Variables: BaseVariables & AuthVariables }>

export const importQuerySchema = z.strictObject({
  /** told by the file itself where it is left out */
  format: z.optional(z.enum(FORMATS)),
  /** of the file: Todoist's files are called as their projects */
  name: z._default(z.string().check(z.maxLength(200)), ''),
})

/** Milliseconds for the file to arrive. */
const ARRIVES = 60_000

async function planned({ database, now }: GatewayDeps, c: C): Promise<Planned & { fingerprint: string }> {
  const { format, name } = validate(importQuerySchema, c.req.query())
  const personId = c.var.identity.person
  const bytes = await readBody(c.req.raw, BODY_LIMITS.import, ARRIVES)
  const person = await loadPerson(database, personId)
  const at = now()
  const read = await readFile(
    { name, bytes },
    { personId, context: languageContext(person, at), locale: person.profile.locale, now: at.toISOString(), format },
  )
  const { hash } = await import('node:crypto')
  return {
    ...(await planImport(database, person, read, at.toISOString())),
    fingerprint: hash('sha256', bytes, 'base64url'),
  }
}

/** What would come, and what cannot. */
export const preview = async (deps: GatewayDeps, c: C): Promise<Preview> => (await planned(deps, c)).preview

/**
 * The file is read and held against what there is before anything is answered.
 *
 * @returns stores it; `onProgress` is told how many of the tasks are
 */
export async function prepareImport(
  deps: GatewayDeps,
  c: C,
): Promise<(onProgress: (done: number, of: number) => void) => Promise<Response>> {
  const { preview, fingerprint, ...coming } = await planned(deps, c)
  const { database, now } = deps
  const personId = c.var.identity.person
  const key = c.req.header('idempotency-key')
  const own = originOf(c, now())
  // Who sends it again under its key goes on with the same turn.
  const origin = { ...own, correlationId: key ? idOf('import', personId, key) : own.correlationId }
  const { format, found, known, collections, leftOut, without, more } = preview
  const added = coming.commands.length
  const body: Imported = { format, found, added, known, collections, leftOut, without, more }
  return (onProgress) =>
    runOnce(
      c,
      { database, personId, request: { fingerprint, query: c.req.query() }, origin, keepsAnswer: true },
      (idempotency) =>
        runImport(deps, coming, {
          personId,
          origin,
          idempotency,
          onProgress: (done) => onProgress(done, added),
        }),
      () => ({ status: 200, body }),
    )
}
