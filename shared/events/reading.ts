/**
 * The schemas by which consumers read events: made from those by which events are written, but asking only for what no later revision may
 * change under the same name. So an older consumer takes a newer producer's events: fields that it does not know stay in them unread, an
 * enumeration may have values that it does not know, and lengths and formats are the producer's affair (docs/events.md).
 */

import * as z from 'zod/mini'
import type { EventData } from './schemas.ts'
import { EVENT_SCHEMAS } from './schemas.ts'
import type { EventType } from './types.ts'

type Schema = z.core.$ZodType

const made = new Map<EventType, z.ZodMiniType>()

/** Data that has this schema's shape may hold values that its TypeScript type does not name: a `switch` needs a default. */
export function readingSchema<Type extends EventType>(type: Type): z.ZodMiniType<EventData<Type>> {
  const schema = made.get(type) ?? makeTolerant(EVENT_SCHEMAS[type])
  made.set(type, schema)
  return schema as z.ZodMiniType<EventData<Type>>
}

function makeTolerant(schema: Schema): z.ZodMiniType {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).map(([name, field]) => [name, makeTolerant(field)])
      return z.looseObject(Object.fromEntries(fields))
    }
    case 'array':
      return z.array(makeTolerant(def.element))
    case 'nullable':
      return z.nullable(makeTolerant(def.innerType))
    case 'optional':
      return z.optional(makeTolerant(def.innerType))
    case 'default':
      return z._default(makeTolerant(def.innerType), def.defaultValue)
    // Of several shapes a later revision may have one more; it has the same type of JSON.
    case 'union':
      return z.union([...new Set(def.options.map(jsonTypeOf))].map((jsonType) => OF_TYPE[jsonType]))
    default:
      return OF_TYPE[jsonTypeOf(schema)]
  }
}

const OF_TYPE = {
  string: z.string(),
  number: z.number(),
  boolean: z.boolean(),
  object: z.looseObject({}),
  any: z.unknown(),
}

function jsonTypeOf(schema: Schema): keyof typeof OF_TYPE {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'object':
      return def.type
    case 'enum':
      return jsonTypeNamed(Object.values(def.entries)[0])
    case 'literal':
      return jsonTypeNamed(def.values[0])
    default:
      return 'any'
  }
}

const jsonTypeNamed = (value: unknown): keyof typeof OF_TYPE =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? (typeof value as 'string' | 'number' | 'boolean')
    : 'any'
