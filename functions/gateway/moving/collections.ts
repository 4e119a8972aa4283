/** What the projects, sections, labels and filters of a file come to. What there is of a name is left as it is. */
import type { Collection, Collections } from '../../../shared/domain/collections/collection.ts'
import {
  type CollectionChange,
  decideCollection,
  findNamed,
} from '../../../shared/domain/collections/decide-collection.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { idOf } from '../../../shared/ids/index.ts'
import type { ComingCollection, LeftOut } from './formats/format.ts'

interface Options {
  personId: string
  /** the person's */
  there: Collections
  /** RFC 3339 */
  now: string
}

export interface PlannedCollections {
  /** what others are within comes before them */
  changes: CollectionChange[]
  /** those that cannot come, and why */
  without: LeftOut[]
}

export function planCollections(coming: ComingCollection[], { personId, there, now }: Options): PlannedCollections {
  const all = structuredClone(there)
  const byRef = new Map(coming.map((each) => [each.ref, each]))
  /** what each of the file is here; null: it cannot come */
  const ids = new Map<string, string | null>()
  const planned: PlannedCollections = { changes: [], without: [] }

  function settle(each: ComingCollection): string | null {
    const known = ids.get(each.ref)
    if (known !== undefined) return known
    // What is within itself is within nothing.
    ids.set(each.ref, null)
    const around = each.within === undefined ? undefined : byRef.get(each.within)
    const id = come(each, around ? settle(around) : null)
    ids.set(each.ref, id)
    return id
  }

  function come({ kind, ref, line, file, fields: own }: ComingCollection, within: string | null): string | null {
    const fields = { ...own, ...(within && (kind === 'section' ? { projectId: within } : { parentId: within })) }
    const [former, derived] = [ref, idOf('imported-collection', personId, kind, ref)].map((id) =>
      (all[kind] as Collection[]).find((each) => each.id === id),
    )
    const same = [former, derived].find((each) => each && !each.isDeleted) ?? findNamed(all, kind, fields)
    if (same && same.version > 0) return same.id
    const gone = former ?? derived
    const change: CollectionChange = gone
      ? { kind, id: gone.id, command: { type: 'revert', previous: { ...fields, isDeleted: false } } }
      : { kind, id: idOf('imported-collection', personId, kind, ref), command: { type: 'create', fields } }
    try {
      decideCollection(change, all, now)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      planned.without.push({ line, ...(file !== undefined && { file }), code: 'invalid', text: error.message })
      return null
    }
    planned.changes.push(change)
    return findNamed(all, kind, fields)!.id
  }

  for (const each of coming) settle(each)
  return planned
}
