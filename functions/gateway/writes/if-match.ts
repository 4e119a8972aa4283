/** Versions as HTTP tells them: an ETag, and the If-Match of who has seen one (RFC 9110, section 13.1.1). */
import { invalid } from '../../../shared/http/problem.ts'

export const etagOf = ({ version }: { version: number }): string => `"${version}"`

/**
 * @param header If-Match
 * @returns undefined when the caller does not say which version it has seen
 * @throws Problem 422 for what is no ETag of ours
 */
export function versionIn(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined
  const match = /^"(\d{1,9})"$/.exec(header)
  if (!match) throw invalid('If-Match must be the ETag that was read, such as "3".')
  return Number(match[1])
}
