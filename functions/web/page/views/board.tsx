/** A project's sections as columns; a task is dragged from one to another. */
import type { Task } from '../../../../shared/domain/task.ts'
import { dropTarget } from '../features/task/drag.ts'
import { moveInto } from '../features/task/move.ts'
import { TaskRow } from '../features/task/row.tsx'
import { sorted } from '../state/groups.ts'
import { words } from '../words/index.ts'

export function Board({ tasks }: { tasks: readonly Task[] }) {
  const sections = [...new Set(tasks.flatMap(({ section }) => section ?? []))].sort((a, b) => a.localeCompare(b))
  // A task can be moved out of its section, also where no other one is outside.
  const isUsed = tasks.some(({ section }) => section === null)
  const names = isUsed ? [null, ...sections] : [...sections, null]
  return (
    <div class="board">
      {names.map((name) => (
        <Column key={name ?? ''} name={name} tasks={tasks.filter(({ section }) => section === name)} />
      ))}
    </div>
  )
}

function Column({ name, tasks }: { name: string | null; tasks: readonly Task[] }) {
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
      </h2>
      <ul class="tasks">
        {sorted(tasks, 'date').map((task) => (
          <TaskRow key={task.id} task={task} hides="project" />
        ))}
      </ul>
    </section>
  )
}
