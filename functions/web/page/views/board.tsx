/** A project's sections as columns; a task is dragged from one to another. */
import type { Section } from '../../../../shared/domain/collections/collection.ts'
import { nameKey } from '../../../../shared/domain/collections/name-key.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { dropTarget } from '../features/task/drag.ts'
import { moveInto } from '../features/task/move.ts'
import { TaskRow } from '../features/task/row.tsx'
import { projects, sectionsOf, UNHEARD } from '../state/collections.ts'
import { type SortBy, sorted } from '../state/groups.ts'
import { edited } from '../state/opened.ts'
import { words } from '../words/index.ts'

interface Properties {
  project: string
  tasks: readonly Task[]
  sort: SortBy
}

export function Board({ project, tasks, sort }: Properties) {
  const id = projects.value.find(({ name }) => nameKey(name) === nameKey(project))?.id
  const sections = sectionsOf(project)
  const { make } = words.value.collections
  // A task can be moved out of its section, also where no other one is outside.
  const isUsed = tasks.some(({ section }) => section === null)
  const columns = isUsed ? [undefined, ...sections] : [...sections, undefined]
  return (
    <div class="board">
      {columns.map((column) => (
        <Column
          key={column?.name ?? ''}
          section={column}
          sort={sort}
          tasks={tasks.filter(({ section }) => nameKey(section ?? '') === nameKey(column?.name ?? ''))}
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
  /** undefined for what is in none */
  section: Section | undefined
  tasks: readonly Task[]
  sort: SortBy
}

function Column({ section, tasks, sort }: ColumnProperties) {
  const title = section?.name ?? words.value.groups.noSection
  return (
    <section
      class="column"
      aria-label={title}
      ref={(element) => {
        if (!element) return
        dropTarget(element, (id) => moveInto({ of: 'section', section: section?.name ?? null }, title, id))
      }}
    >
      <div class="column-head">
        <h2>
          <bdi>{title}</bdi> <small class="count">{tasks.length}</small>
        </h2>
        {section && section.id !== UNHEARD && (
          <button
            type="button"
            class="quiet edit"
            aria-label={words.value.collections.changeIt(section.name)}
            onClick={() => {
              edited.value = { kind: 'section', seen: section, fields: {} }
            }}
          >
            …
          </button>
        )}
      </div>
      {tasks.length > 0 && (
        <ul class="tasks">
          {sorted(tasks, sort).map((task) => (
            <TaskRow key={task.id} task={task} hides="project" />
          ))}
        </ul>
      )}
    </section>
  )
}
