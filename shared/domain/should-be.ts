/** What a value should be, in words, by an issue that zod found: its small flavour brings no words of its own. */
import type { core } from 'zod/mini'

export type Issue = core.$ZodIssue

/** zod's own message where no other is given */
const SILENT = 'Invalid input'

/**
 * @param isMissing nothing was given
 * @returns such as "must have at most 500 characters", to be read behind the field's name
 */
export function shouldBe(issue: Issue, isMissing = false): string {
  if (isMissing) return `is missing and ${shouldBe(issue)}`
  if (issue.code === 'unrecognized_keys') return 'is not a known field'
  if (issue.message !== SILENT) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? `a ${issue.expected}`}`
    case 'invalid_value':
      return `must be ${oneOf(issue.values)}`
    case 'invalid_union':
      return issue.errors.length ? either(issue.errors) : 'is not valid here'
    case 'too_small':
      return sized(issue.origin) === 'have' && issue.minimum === 1
        ? 'must not be empty'
        : `must ${sized(issue.origin)} at least ${issue.minimum}${unit(issue.origin)}`
    case 'too_big':
      return `must ${sized(issue.origin)} at most ${issue.maximum}${unit(issue.origin)}`
    case 'not_multiple_of':
      return issue.divisor === 1 ? 'must be a whole number' : `must be a multiple of ${issue.divisor}`
    case 'invalid_format':
      return FORMATS[issue.format] ?? `must be a valid ${issue.format}`
    default:
      return 'is not valid here'
  }
}

const TYPES: Partial<Record<string, string>> = { int: 'a whole number', array: 'a list', object: 'an object' }
const FORMATS: Partial<Record<string, string>> = {
  email: 'must be an e-mail address',
  url: 'must be a URL',
  uuid: 'must be a UUID',
  datetime: 'must be an instant such as 2026-03-31T09:00:00Z',
}

const sized = (origin: string): string => (origin === 'string' || origin === 'array' ? 'have' : 'be')
const unit = (origin: string): string => ({ string: ' characters', array: ' entries' })[origin] ?? ''

const oneOf = (values: readonly unknown[]): string =>
  values.length > 1 ? `one of ${values.join(', ')}` : `${values[0]}`

/** Of several shapes: that which the constants of the value chose, or what these may be, or any. */
function either(shapes: Issue[][]): string {
  const chosen = shapes.filter((issues) => !issues.some(({ code }) => code === 'invalid_value'))
  if (chosen.length) return [...new Set(chosen.flat().map((issue) => named(issue, shouldBe(issue))))].join(', or ')
  const constants = shapes.flat().filter((issue) => issue.code === 'invalid_value')
  return named(constants[0]!, `must be ${oneOf(constants.flatMap(({ values }) => values))}`)
}

/** Within a value that may have several shapes, the field is named again. */
const named = ({ path }: Issue, words: string): string => [...path.map(String), words].join(' ')
