/** Which collection is being made or changed, if one is. */
import { signal } from '@preact/signals'
import type { CollectionFields, CollectionKind } from '../../../../../shared/domain/collections/collection.ts'

export interface Edited {
  kind: CollectionKind
  /** undefined for a new one */
  id?: string
  fields: Partial<CollectionFields>
}

export const edited = signal<Edited | undefined>(undefined)
