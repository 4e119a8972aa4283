/** Makes a project, a section, a label or a saved filter, or changes and deletes one. */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import type { CollectionFields } from '../../../../../shared/domain/collections/collection.ts'
import { COLOURS, type Colour } from '../../../../../shared/domain/collections/colours.ts'
import { Refused } from '../../api/client.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { undo } from '../../state/actions.ts'
import { changeCollection, makeCollection, projectTree, removeCollection } from '../../state/collections.ts'
import { notify } from '../../state/notices.ts'
import { words } from '../../words/index.ts'
import { labelPath, projectPath } from '../nav/paths.ts'
import { type Edited, edited } from './opened.ts'

export function CollectionDialog() {
  return edited.value ? <Opened key={edited.value.id ?? 'new'} {...edited.value} /> : null
}

const close = (): void => {
  edited.value = undefined
}

function Opened({ kind, id, fields: given }: Edited) {
  const { collections: said } = words.value
  const { path, route } = useLocation()
  const fields = useSignal<Partial<CollectionFields>>(given)
  const problem = useSignal('')
  /** open tasks that have the name, once it is asked what becomes of them */
  const openTasks = useSignal(0)
  const isBusy = useSignal(false)
  const set = (changes: Partial<CollectionFields>): void => {
    fields.value = { ...fields.value, ...changes }
  }

  async function attempt(act: () => Promise<void>): Promise<void> {
    isBusy.value = true
    problem.value = ''
    try {
      await act()
      close()
    } catch (error) {
      if (error instanceof Refused && error.code === 'not-empty') openTasks.value = Number(error.problem.openTasks)
      else problem.value = (error as Error).message
    } finally {
      isBusy.value = false
    }
  }

  const save = () =>
    attempt(async () => {
      const all = fields.value as CollectionFields
      if (!id) await makeCollection(kind, all)
      else {
        const { projectId: _, ...changes } = all
        await changeCollection(kind, id, changes)
        // Where one is has the name in its address.
        const pathOf = { project: projectPath, label: labelPath }[kind as 'project' | 'label']
        if (pathOf && given.name && path === pathOf(given.name)) route(pathOf(all.name), true)
      }
    })
  const remove = (tasks?: 'keep' | 'delete') =>
    attempt(async () => {
      await removeCollection(kind, id!, tasks)
      const text = said.removed(given.name ?? '')
      notify({ kind: 'done', text, action: { label: words.value.undo, run: undo } })
      if (kind !== 'section') route('/')
    })

  const {
    name = '',
    colour = null,
    isFavourite = false,
    isArchived = false,
    parentId = null,
    words: filter = '',
  } = fields.value
  const title = id ? said.change[kind] : said.make[kind]
  return (
    <Dialog label={title} class="collection" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
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
                .filter((project) => project.id && project.id !== id)
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
        {kind === 'project' && id && (
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
              <span role="alert">{said.fate(given.name ?? '', openTasks.value)}</span>
            </legend>
            <button type="button" disabled={isBusy.value} onClick={() => remove('keep')}>
              {said.keep}
            </button>
            <button type="button" class="danger" disabled={isBusy.value} onClick={() => remove('delete')}>
              {said.removeToo}
            </button>
          </fieldset>
        ) : (
          <p class="buttons">
            <button type="submit" disabled={isBusy.value}>
              {said.save}
            </button>
            {id && (
              <button type="button" class="danger" disabled={isBusy.value} onClick={() => remove()}>
                {said.remove}
              </button>
            )}
          </p>
        )}
      </form>
    </Dialog>
  )
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
