import type * as z from 'zod/mini'

/** A manifest that a cluster would refuse, or that asks for what this stand-in cannot do. Names the file and the field. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError'
  readonly code = 'invalid-manifest'
}

/** @throws ManifestError that names every wrong field */
export function checked<Schema extends z.ZodMiniType>(schema: Schema, value: unknown, where: string): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `${fieldOf(issue.path)}: ${issue.message}`)
  throw new ManifestError(`${where}: ${problems.join('; ')}`)
}

/** As kubectl writes it: `spec.containers[0].image`. */
function fieldOf(path: PropertyKey[]): string {
  const parts = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`
    return /^[\w-]+$/.test(String(key)) ? `.${String(key)}` : `["${String(key)}"]`
  })
  return parts.join('').replace(/^\./, '') || 'the document'
}
