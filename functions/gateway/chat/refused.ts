import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Refused } from '../../../shared/language/replies.ts'

/** A refusal as the chat says it in each language. */
export const refusedOf = ({ code, message, errors }: Refusal): Refused => ({
  code,
  detail: message,
  ...(errors && { fields: [...new Set(errors.map(({ field }) => field.split('.')[0]!))] }),
})
