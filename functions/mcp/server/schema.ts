/** Schemas of zod/mini as the protocol's library takes them: it asks them for JSON Schema, which zod/mini has as a function beside them. */
import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import * as z from 'zod/mini'

export type Json = Record<string, unknown>

export function jsonOf(schema: z.ZodMiniType): Json {
  const { $schema, ...json } = z.toJSONSchema(schema) as Json
  return json
}

type Validate = StandardSchemaWithJSON['~standard']['validate']

/** @param validate default: whatever is given, which is checked where it is read, so that who called is told what to do */
export const standard = (json: Json, validate: Validate = (value) => ({ value })): StandardSchemaWithJSON => ({
  '~standard': {
    version: 1,
    vendor: 'zod',
    validate,
    jsonSchema: { input: () => json, output: () => json },
  },
})

/** What is sent is held to its schema. */
export const standardOf = (schema: z.ZodMiniType): StandardSchemaWithJSON =>
  standard(jsonOf(schema), (value) => schema['~standard'].validate(value) as ReturnType<Validate>)
