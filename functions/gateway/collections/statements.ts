import type { Statement } from '../../../shared/database/index.ts'
import type { Collection, CollectionKind } from '../../../shared/domain/collections/collection.ts'
import type { Renaming } from '../../../shared/domain/collections/renaming.ts'
import type { Beside } from '../../../shared/outbox/index.ts'

export interface StoredRow {
  kind: CollectionKind
  collection: Collection
}

/** A JSON array of `StoredRow`, of person `$1`. */
export const COLLECTIONS_OF = `coalesce(
  (select jsonb_agg(jsonb_build_object('kind', kind, 'collection', collection)) from todo.collections where person_id = $1), '[]'
)`

export interface CollectionsRow {
  /** of the person, at which all of it is so */
  revision: string
  stored: StoredRow[]
  /** names that open tasks have */
  projects: string[]
  labels: string[]
}

/** All spellings of names that tasks have, whatever their state, where a name is to be another: what follows is found by these. */
export const spellingsOf = (personId: string): Statement => ({
  name: 'spellings-of',
  text: `
    select array(select distinct task ->> 'project' from todo.tasks where person_id = $1 and task ->> 'project' is not null) as project,
      array(select distinct task ->> 'section' from todo.tasks where person_id = $1 and task ->> 'section' is not null) as section,
      array(
        select distinct label from todo.tasks, jsonb_array_elements_text(task -> 'labels') as label
        where person_id = $1 and task -> 'labels' <> '[]'
      ) as label`,
  values: [personId],
})

export type Spellings = Record<Renaming['kind'], string[]>

/** The open tasks of a project, a section or a label, by all spellings of its name; most of them first come. */
export const tasksNamed = (
  personId: string,
  { kind, names, within }: { kind: Renaming['kind']; names: string[]; within: string[] },
  limit: number,
): Statement => {
  const has = {
    project: `task ->> 'project' = any($2)`,
    section: `task ->> 'section' = any($2) and task ->> 'project' = any($3)`,
    label: `task -> 'labels' ?| $2`,
  }[kind]
  return {
    name: `tasks-named-${kind}`,
    text: `
      select task from todo.tasks where person_id = $1 and status = 'open' and ${has}${kind === 'section' ? '' : ' and $3::text[] is not null'}
      limit $4`,
    values: [personId, names, within, limit],
  }
}

export interface Keeping {
  collections: { kind: CollectionKind; nameKey: string; collection: Collection }[]
  /** whose tasks follow: by every spelling that a task has of the name */
  renamings: (Pick<Renaming, 'kind' | 'to'> & { spellings: string[]; within: string[]; at: string })[]
}

const STORED = `
    stored as (
      insert into todo.collections (person_id, id, kind, version, name_key, collection)
      select $1, (entry -> 'collection' ->> 'id')::uuid, entry ->> 'kind', (entry -> 'collection' ->> 'version')::int,
        entry ->> 'nameKey', entry -> 'collection'
      from person, jsonb_array_elements($beside -> 'collections') as entry
      on conflict (person_id, id) do update
        set version = excluded.version, name_key = excluded.name_key, collection = excluded.collection
    )`

/** A task of the commit itself is stored by it, with its new name. */
const OTHERS = `id <> all(array(select (each ->> 'id')::uuid from jsonb_array_elements($3::jsonb) as changed (each)))`

const texts = (value: string): string => `array(select jsonb_array_elements_text(${value}))`

/** As `followed` of shared/domain/collections makes it. */
const changedTo = (fields: string): string => `
        set version = tasks.version + 1,
          task = task || jsonb_build_object('version', tasks.version + 1, 'updatedAt', renaming ->> 'at', ${fields})`

const FOLLOWED: Record<Renaming['kind'], string> = {
  project: `${changedTo(`'project', renaming ->> 'to'`)}
        from person, renaming where person_id = $1 and ${OTHERS} and task ->> 'project' = any(${texts(`renaming -> 'spellings'`)})`,
  section: `${changedTo(`'section', renaming ->> 'to'`)}
        from person, renaming where person_id = $1 and ${OTHERS} and task ->> 'section' = any(${texts(`renaming -> 'spellings'`)})
          and task ->> 'project' = any(${texts(`renaming -> 'within'`)})`,
  label: `${changedTo(`'labels', (
            select jsonb_agg(label order by place) from (
              select case when renaming -> 'spellings' ? label then renaming ->> 'to' else label end as label, min(place) as place
              from jsonb_array_elements_text(task -> 'labels') with ordinality as labels (label, place) group by 1
            ) as renamed
          )`)}
        from person, renaming where person_id = $1 and ${OTHERS} and task -> 'labels' ?| ${texts(`renaming -> 'spellings'`)}`,
}

/**
 * Stores collections beside a commit, and lets the tasks of a renamed one follow in the same statement: no event for each, as the one of the
 * collection says it of all. Of each kind one is renamed at a time.
 */
export function keeping(input: Keeping): Beside {
  const kinds = input.renamings.map(({ kind }) => kind)
  const steps = kinds.map(
    (kind, index) => `
    renaming_${kind} as (select $beside -> 'renamings' -> ${index} as renaming from person),
    followed_${kind} as (
      update todo.tasks ${FOLLOWED[kind].replaceAll('from person, renaming', `from renaming_${kind}`)}
    )`,
  )
  return { name: ['collections', ...kinds].join('-'), text: [STORED, ...steps].join(','), input }
}
