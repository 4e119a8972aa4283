/** Identifiers of RFC 9562: UUIDv7 where order by creation helps, UUIDv5 where the same thing must get the same id twice. */
import { v5, v7 } from 'uuid'

/** The namespace of every deterministic id of this project; changing it would create each of them again. */
const NAMESPACE = '6f1c0a5e-94a6-5b0e-8f43-5d2f1f0b7a11'

export type IdSource = () => string

export const newId: IdSource = () => v7()

/**
 * Parts cannot run into each other, whatever is in them.
 *
 * @example occurrenceId = idOf('occurrence', seriesId, '2026-12-31')
 */
export const idOf = (...parts: string[]): string => v5(parts.map(inOneLine).join('\n'), NAMESPACE)

/** Injective; and most parts have neither, so that what an id was it stays. */
const inOneLine = (part: string): string => part.replaceAll('\0', '\0\0').replaceAll('\n', '\0n')

/** In order it is before all others (RFC 9562, section 5.9). */
export const NIL_ID = '00000000-0000-0000-0000-000000000000'

export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)
