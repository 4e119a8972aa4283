/** A project's sections as columns; a task is dragged from one to another. */
import type { Section } from '../../../../shared/domain/collections/collection.ts'
import { nameKey } from '../../../../shared/domain/collections/name-key.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { edited } from '../features/collections/opened.ts'
import { dropTarget } from '../features/task/drag.ts'
import { moveInto } from '../features/task/move.ts'
import { TaskRow } from '../features/task/row.tsx'
import { projects } from '../state/collections.ts'
import { sorted } from '../state/groups.ts'
import { collections } from '../state/known.ts'
import { words } from '../words/index.ts'

export function Board({ project, tasks }: { project: string; tasks: readonly Task[] }) {
  const { id } = projects.value.find(({ name }) => nameKey(name) === nameKey(project)) ?? {}
  const kept = collections.value.sections.filter(({ projectId }) => projectId === id)
  const named = [...kept.map(({ name }) => name), ...tasks.flatMap(({ section }) => section ?? [])]
  const sections = [...new Set(named)].sort((a, b) => a.localeCompare(b))
  const { make } = words.value.collections
  // A task can be moved out of its section, also where no other one is outside.
  const isUsed = tasks.some(({ section }) => section === null)
  const names = isUsed ? [null, ...sections] : [...sections, null]
  return (
    <div class="board">
      {names.map((name) => (
        <Column
          key={name ?? ''}
          name={name}
          kept={kept.find((each) => each.name === name)}
          tasks={tasks.filter(({ section }) => section === name)}
        />
      ))}
      {id && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            edited.value = { kind: 'section', fields: { projectId: id } }
          }}
        >
          + {make.section}
        </button>
      )}
    </div>
  )
}

interface ColumnProperties {
  name: string | null
  /** the section itself, where there is more of it than the name that its tasks have */
  kept: Section | undefined
  tasks: readonly Task[]
}

function Column({ name, kept, tasks }: ColumnProperties) {
  const title = name ?? words.value.groups.noSection
  return (
    <section
      class="column"
      aria-label={title}
      ref={(element) => {
        if (!element) return
        dropTarget(element, (id) => moveInto({ of: 'section', section: name }, title, id))
      }}
    >
      <h2>
        <bdi>{title}</bdi> <small class="count">{tasks.length}</small>
        {kept && (
          <button
            type="button"
            class="quiet edit"
            aria-label={words.value.collections.changeIt(kept.name)}
            onClick={() => {
              edited.value = { kind: 'section', id: kept.id, fields: { name: kept.name } }
            }}
          >
            …
          </button>
        )}
      </h2>
      <ul class="tasks">
        {sorted(tasks, 'date').map((task) => (
          <TaskRow key={task.id} task={task} hides="project" />
        ))}
      </ul>
    </section>
  )
}
