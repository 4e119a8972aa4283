/**
 * The arguments of the commands' tools as agents give them. A model that is made to fill every argument in says null for what it does not mean;
 * an agent leaves it out. And tasks are named by their ids instead of by places in a list, for nothing is remembered between calls.
 */

import { isUuid } from '../../../../shared/ids/index.ts'
import type { Tool } from '../../../../shared/language/commands/tool.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { type Json, jsonOf } from '../schema.ts'

interface Schema extends Json {
  description?: string
  type?: string | string[]
  anyOf?: Schema[]
  items?: Schema
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
}

/** Ids that one call may name. */
const MOST = 100

const IDS = {
  type: 'array',
  items: { type: 'string', format: 'uuid' },
  maxItems: MOST,
  description: 'ids of tasks, as results give them',
}

/** The arguments that name tasks. */
const TARGETS = ['tasks', 'under', 'beside']

export interface Given {
  /** as the command's tool reads them */
  args: Json
  /** of the tasks that are named by it */
  ids: string[]
}

export interface AgentArguments {
  /** for agents */
  schema: Json
  /** @throws ToolArgumentError for what is no id of a task */
  read(given: Json): Given
}

export function argumentsOf({ parameters }: Tool): AgentArguments {
  const own = jsonOf(parameters) as Schema
  return {
    schema: lenient(own),
    read(given) {
      const all: string[] = []
      const whole = Object.entries(given).map(([name, value]) => {
        if (!TARGETS.includes(name) || !isObject(value)) return [name, value]
        const { ids = [], ...named } = value
        if (!Array.isArray(ids) || ids.length > MOST || !ids.every((id) => typeof id === 'string' && isUuid(id)))
          throw new ToolArgumentError(`'ids' must be up to ${MOST} ids of tasks, as results give them`)
        const numbers = ids.map((id) => all.push(id))
        return [name, { ...named, numbers }]
      })
      return { args: filled(own, Object.fromEntries(whole)), ids: all }
    },
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an argument is that was left out; undefined for one that has to be there. */
function absent({ type, anyOf, enum: values }: Schema): unknown {
  if ([type].flat().includes('null') || anyOf?.some((each) => each.type === 'null')) return null
  if (type === 'array') return []
  if (type === 'boolean') return false
  return values?.[0]
}

/** The shape of what may be null. */
const shapeOf = (schema: Schema): Schema => schema.anyOf?.find(({ properties }) => properties) ?? schema

function filled({ properties = {} }: Schema, given: Json): Json {
  const missing = Object.entries(properties).flatMap(([name, schema]) => {
    const value = absent(schema)
    return given[name] === undefined && value !== undefined ? [[name, value] as const] : []
  })
  const inner = Object.entries(properties).flatMap(([name, schema]): [string, unknown][] => {
    const value = given[name]
    const { items, ...shape } = shapeOf(schema)
    if (items?.properties && Array.isArray(value))
      return [[name, value.map((each) => (isObject(each) ? filled(items, each) : each))]]
    return shape.properties && isObject(value) ? [[name, filled(shape, value)]] : []
  })
  return { ...given, ...Object.fromEntries(missing), ...Object.fromEntries(inner) }
}

/** What says what null and nothing mean, to those who cannot leave an argument out. */
const ABSENT = /; (?:null|empty|by none)[^;]*$/

function lenient(given: Schema): Schema {
  const { description } = given
  const schema = { ...given, ...(description && { description: description.replace(ABSENT, '') }) }
  const { properties, required = [], anyOf, items } = schema
  if (items) return { ...schema, items: lenient(items) }
  if (anyOf) return { ...schema, anyOf: anyOf.map(lenient) }
  if (!properties) return schema
  const shown = Object.entries(properties).map(([name, each]): [string, Schema] =>
    name === 'numbers' ? ['ids', IDS] : [name, lenient(each)],
  )
  const must = required.filter((name) => absent(properties[name]!) === undefined)
  const { required: _, ...rest } = schema
  return { ...rest, properties: Object.fromEntries(shown), ...(must.length && { required: must }) }
}
