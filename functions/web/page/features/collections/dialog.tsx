/** Makes a project, a section, a label or a saved filter, or changes and deletes one. */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import type { CollectionFields, Project } from '../../../../../shared/domain/collections/collection.ts'
import { COLOURS, type Colour } from '../../../../../shared/domain/collections/colours.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { undo } from '../../state/actions.ts'
import { changeCollection, makeCollection, namesake, removeCollection } from '../../state/collection-actions.ts'
import type { Fate } from '../../state/collection-changes.ts'
import { openTasksOf, projects, projectTree } from '../../state/collections.ts'
import { notify } from '../../state/notices.ts'
import { type Edited, edited } from '../../state/opened.ts'
import { words } from '../../words/index.ts'

export function CollectionDialog() {
  return edited.value ? <Opened key={`${edited.value.seen?.id} ${edited.value.problem}`} {...edited.value} /> : null
}

const close = (): void => {
  edited.value = undefined
}

const SETTABLE = ['name', 'colour', 'isFavourite', 'parentId', 'isArchived', 'projectId', 'words'] as const

/** Those of the fields that are different from what was seen. */
const changesIn = (fields: Partial<CollectionFields>, seen: Partial<CollectionFields>): Partial<CollectionFields> =>
  Object.fromEntries(
    SETTABLE.flatMap((field) => (fields[field] === seen[field] ? [] : [[field, fields[field]] as const])),
  )

function Opened({ kind, seen, fields: given, problem: why, openTasks: asked = 0 }: Edited) {
  const { collections: said } = words.value
  const { route } = useLocation()
  const before: Partial<CollectionFields> = seen ?? {}
  const fields = useSignal<Partial<CollectionFields>>({ ...before, ...given })
  const problem = useSignal(why ?? '')
  /** open tasks that have the name, once it is asked what becomes of them */
  const openTasks = useSignal(asked)
  const set = (changes: Partial<CollectionFields>): void => {
    fields.value = { ...fields.value, ...changes }
  }

  const save = (): void => {
    const all = { ...fields.value, name: fields.value.name!.trim() }
    const same = namesake(kind, all, seen?.id)
    if (same) {
      problem.value = said.taken(same.name)
      return
    }
    const changes = changesIn(all, before)
    if (!seen) makeCollection(kind, { ...changes, name: all.name })
    else if (Object.keys(changes).length) {
      changeCollection(kind, seen, changes)
    }
    close()
  }
  const remove = (tasks?: Fate): void => {
    openTasks.value = tasks ? 0 : openTasksOf(kind, seen!)
    if (openTasks.value) return
    removeCollection(kind, seen!, tasks)
    const text = said.removed(seen!.name)
    notify({ kind: 'done', text, action: { label: words.value.undo, run: undo } })
    if (kind !== 'section') route('/')
    close()
  }

  const {
    name = '',
    colour = null,
    isFavourite = false,
    isArchived = false,
    parentId = null,
    words: filter = '',
  } = fields.value
  const title = seen ? said.change[kind] : said.make[kind]
  return (
    <Dialog label={title} class="collection" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <h2>{title}</h2>
        <label>
          <span>{said.name}</span>
          <input
            required
            maxLength={100}
            value={name}
            dir="auto"
            onInput={({ currentTarget }) => set({ name: currentTarget.value })}
          />
        </label>
        {kind === 'filter' && (
          <label>
            <span>{said.words}</span>
            <input
              required
              maxLength={1000}
              value={filter}
              dir="auto"
              placeholder="p1 & today"
              onInput={({ currentTarget }) => set({ words: currentTarget.value })}
            />
          </label>
        )}
        {kind === 'project' && (
          <label>
            <span>{said.within}</span>
            <select
              value={parentId ?? ''}
              onChange={({ currentTarget }) => set({ parentId: currentTarget.value || null })}
            >
              <option value="">{said.none}</option>
              {projectTree.value
                .filter((project) => project.id && !isIn(project, seen?.id))
                .map((project) => (
                  <option key={project.id} value={project.id}>
                    {project.name}
                  </option>
                ))}
            </select>
          </label>
        )}
        {kind !== 'section' && (
          <>
            <Colours value={colour} onChange={(found) => set({ colour: found })} />
            <label class="tick">
              <input
                type="checkbox"
                checked={isFavourite}
                onChange={({ currentTarget }) => set({ isFavourite: currentTarget.checked })}
              />
              <span>{said.favourite}</span>
            </label>
          </>
        )}
        {kind === 'project' && seen && (
          <label class="tick">
            <input
              type="checkbox"
              checked={isArchived}
              onChange={({ currentTarget }) => set({ isArchived: currentTarget.checked })}
            />
            <span>{said.archived}</span>
          </label>
        )}
        {problem.value && (
          <p class="problem" role="alert">
            {problem.value}
          </p>
        )}
        {openTasks.value > 0 ? (
          <fieldset class="fate">
            <legend>
              <span role="alert">{said.fate(seen?.name ?? '', openTasks.value)}</span>
            </legend>
            <button type="button" onClick={() => remove('keep')}>
              {said.keep}
            </button>
            <button type="button" class="danger" onClick={() => remove('delete')}>
              {said.removeToo}
            </button>
          </fieldset>
        ) : (
          <p class="buttons">
            <button type="submit" class="primary">
              {said.save}
            </button>
            {seen && (
              <button type="button" class="danger" onClick={() => remove()}>
                {said.remove}
              </button>
            )}
          </p>
        )}
      </form>
    </Dialog>
  )
}

/** Whether a project is this one, or within it. */
function isIn({ id, parentId }: Project, other: string | undefined): boolean {
  if (id === other) return true
  const parent = projects.value.find((each) => each.id === parentId)
  return parent !== undefined && isIn(parent, other)
}

function Colours({ value, onChange }: { value: Colour | null; onChange: (colour: Colour | null) => void }) {
  const { collections: said } = words.value
  return (
    <fieldset class="colours">
      <legend>{said.colour}</legend>
      {[null, ...COLOURS].map((colour) => (
        <label key={colour ?? ''} title={colour ? said.colours[colour] : said.none}>
          <input type="radio" name="colour" checked={colour === value} onChange={() => onChange(colour)} />
          <span class={`dot is-${colour ?? 'none'}`} />
          <span class="hidden">{colour ? said.colours[colour] : said.none}</span>
        </label>
      ))}
    </fieldset>
  )
}
