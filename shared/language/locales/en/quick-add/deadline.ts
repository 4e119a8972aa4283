/** A deadline in words. */
import { resolve } from '../../../calendar/resolve.ts'
import { oneOf, skip } from '../../../engine/source.ts'
import { cut, type Read } from '../../../quick-add/name.ts'
import { endsHere } from '../time/bare-number.ts'
import { readClause } from '../time/clause.ts'

/** "write essay, deadline friday": said as such, it is not when the task is due. */
export const readSpokenDeadline: Read = (reader, at) => {
  const { source, marks } = reader
  if (!oneOf(source, at, 'deadline') || at === 0 || marks.deadline || oneOf(source, at - 1, 'the', 'a', 'my', 'our'))
    return undefined
  const clause = readClause(source, skip(source, skip(source, at + 1, ':', 'is'), 'on', 'by'))
  if (!clause || clause.value.weak || clause.value.until || !endsHere(source, clause.next)) return undefined
  const due = resolve(source, { ...clause.value, bound: undefined })?.due
  if (!due) return undefined
  marks.deadline = due
  const from = oneOf(source, at - 1, 'with') ? at - 1 : at
  return cut(reader, from, clause.next, 'deadline')
}
