/** What an API server would say to a custom resource: the structural OpenAPI schema of its CRD, unknown fields refused (kubectl's strict validation). */
import { readFile } from 'node:fs/promises'
import { parseAllDocuments } from 'yaml'

export interface Schema {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  enum?: unknown[]
  pattern?: string
  minimum?: number
  maximum?: number
  'x-kubernetes-preserve-unknown-fields'?: boolean
  'x-kubernetes-int-or-string'?: boolean
}

interface Crd {
  kind: string
  spec: {
    group: string
    names: { kind: string }
    versions: { name: string; served: boolean; schema: { openAPIV3Schema: Schema } }[]
  }
}

/** By `<apiVersion> <kind>`, of every version that is served. */
export async function schemasOfCrds(files: string[]): Promise<Map<string, Schema>> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const crds = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Crd | null))
  return new Map(
    crds
      .filter((crd): crd is Crd => crd?.kind === 'CustomResourceDefinition')
      .flatMap(({ spec }) =>
        spec.versions
          .filter(({ served }) => served)
          .map(({ name, schema }) => [`${spec.group}/${name} ${spec.names.kind}`, schema.openAPIV3Schema] as const),
      ),
  )
}

/** @returns what is wrong, a line each, beginning with the field */
export function problemsIn(value: unknown, schema: Schema, path = ''): string[] {
  if (schema['x-kubernetes-int-or-string']) {
    return typeof value === 'string' || Number.isInteger(value) ? [] : [`${path}: is neither a number nor a text`]
  }
  const wrong = typeProblem(value, schema)
  if (wrong) return [`${path}: ${wrong}`]
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (schema.items ? problemsIn(item, schema.items, `${path}[${index}]`) : []))
  }
  if (typeof value === 'object' && value !== null) return fieldProblems(value as Record<string, unknown>, schema, path)
  return valueProblems(value, schema).map((problem) => `${path}: ${problem}`)
}

function fieldProblems(value: Record<string, unknown>, schema: Schema, path: string): string[] {
  const missing = (schema.required ?? [])
    .filter((name) => !(name in value))
    .map((name) => `${path}.${name}: is missing`)
  const problems = Object.entries(value).flatMap(([name, field]) => {
    const known = schema.properties?.[name]
    if (known) return problemsIn(field, known, `${path}.${name}`)
    const { additionalProperties: others } = schema
    if (typeof others === 'object') return problemsIn(field, others, `${path}.${name}`)
    const isOpen = others === true || schema['x-kubernetes-preserve-unknown-fields'] || !schema.properties
    return isOpen ? [] : [`${path}.${name}: is not a known field`]
  })
  return [...missing, ...problems]
}

function typeProblem(value: unknown, { type }: Schema): string | undefined {
  if (type === undefined) return undefined
  const found = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
  if (type === found || (type === 'integer' && Number.isInteger(value))) return undefined
  return `is ${found}, not ${type}`
}

function valueProblems(value: unknown, { enum: values, pattern, minimum, maximum }: Schema): string[] {
  const problems: string[] = []
  if (values && !values.includes(value)) problems.push(`'${value}' is none of ${values.join(', ')}`)
  if (pattern && typeof value === 'string' && !new RegExp(pattern).test(value))
    problems.push(`'${value}' is not ${pattern}`)
  if (minimum !== undefined && (value as number) < minimum) problems.push(`${value} is less than ${minimum}`)
  if (maximum !== undefined && (value as number) > maximum) problems.push(`${value} is more than ${maximum}`)
  return problems
}
