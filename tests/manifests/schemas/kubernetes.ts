/** Kubernetes' own kinds: client-go carries the types of all their fields, for merging; here they tell unknown and wrong ones. */
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

interface Type {
  name?: string
  namedType?: string
  scalar?: 'string' | 'numeric' | 'boolean' | 'untyped'
  map?: { fields?: { name: string; type: Type }[]; elementType?: Type }
  list?: { elementType: Type }
}

export type Types = Map<string, Type>

export async function typesOfKubernetes(file: string): Promise<Types> {
  const source = await readFile(file, 'utf8')
  const yaml = source.slice(source.indexOf('`') + 1, source.lastIndexOf('`'))
  return new Map((parse(yaml) as { types: Type[] }).types.map((type) => [type.name!, type]))
}

/** @returns undefined for what is not of Kubernetes itself */
export function typeNameOf(apiVersion: string, kind: string): string | undefined {
  const [version, group = 'core'] = apiVersion.split('/').reverse() as [string, string?]
  if (group.includes('.') && !group.endsWith('.k8s.io')) return undefined
  return `io.k8s.api.${group.split('.')[0]}.${version}.${kind}`
}

/** @returns what is wrong, a line each, beginning with the field */
export function problemsIn(value: unknown, type: Type, types: Types, path = ''): string[] {
  const { map, list, scalar } = type.namedType ? types.get(type.namedType)! : type
  if (Array.isArray(value)) {
    if (!list) return [`${path}: is a list`]
    return value.flatMap((item, index) => problemsIn(item, list.elementType, types, `${path}[${index}]`))
  }
  if (typeof value === 'object' && value !== null) {
    if (!map) return [`${path}: has fields`]
    return Object.entries(value).flatMap(([name, field]) => {
      const known = map.fields?.find((one) => one.name === name)?.type ?? map.elementType
      return known ? problemsIn(field, known, types, `${path}.${name}`) : [`${path}.${name}: is not a known field`]
    })
  }
  if (!scalar) return [`${path}: is ${value}`]
  const expected = { string: 'string', numeric: 'number', boolean: 'boolean', untyped: typeof value }[scalar]
  return typeof value === expected ? [] : [`${path}: is ${typeof value}, not ${expected}`]
}
