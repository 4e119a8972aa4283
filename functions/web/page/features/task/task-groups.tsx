/** Tasks under headings. Of long lists only what can be seen is in the document. */
import type { VNode } from 'preact'
import { useWindow } from '../../parts/window.ts'
import type { Group, GroupKey } from '../../state/groups.ts'
import { inTrees, type Leaf } from '../../state/tree.ts'
import { dateBeside, dayInWords } from '../../words/dates.ts'
import { words } from '../../words/index.ts'
import { dropTarget } from './drag.ts'
import { moveInto, takesTasks } from './move.ts'
import { TaskRow } from './row.tsx'

interface Properties {
  groups: Group[]
  empty: string
  /** stands beside a group's heading */
  tool?: (key: GroupKey) => VNode | null
  hides?: 'date' | 'project' | undefined
  /** in the order that the person gives it */
  isByHand?: boolean
}

type Line = { group: Group } | (Leaf & { of: GroupKey })

/** Pixels, before they were measured. */
const HEADING = 48
const ROW = 46

export function TaskGroups({ groups, empty, tool, hides, isByHand = false }: Properties) {
  const lines = groups.flatMap((group): Line[] => [
    ...(group.key.of === 'all' ? [] : [{ group }]),
    ...inTrees(group.tasks).map((leaf) => ({ ...leaf, of: group.key })),
  ])
  const view = useWindow(lines.length, (index) => ('task' in lines[index]! ? ROW : HEADING))
  if (!lines.length) return <p class="empty">{empty}</p>
  return (
    <div
      class="groups"
      ref={view.root}
      style={{ paddingBlockStart: `${view.before}px`, paddingBlockEnd: `${view.after}px` }}
    >
      {sections(lines.slice(view.from, view.to)).map(({ heading, key, leaves }) => (
        <section
          key={`${JSON.stringify(key)} ${isByHand}`}
          class={`group is-${key.of}`}
          aria-label={key.of === 'all' ? undefined : groupInWords(key)}
          ref={(element) => {
            if (element && takesTasks(key)) dropTarget(element, (id) => moveInto(key, groupInWords(key), id))
          }}
        >
          {heading && (
            <div class="group-head">
              <h2>
                <span>{groupInWords(key)}</span>
                {key.of === 'day' && <small>{dateBeside(key.date)}</small>}
                {heading.tasks.length > 0 && <small class="count">{heading.tasks.length}</small>}
              </h2>
              {tool?.(key)}
            </div>
          )}
          {leaves.length > 0 && (
            <ul class="tasks">
              {leaves.map(({ task, level }) => (
                <TaskRow
                  key={task.id}
                  task={task}
                  level={level}
                  isByHand={isByHand}
                  hides={hides ?? (key.of === 'day' ? 'date' : key.of === 'project' ? 'project' : undefined)}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}

interface Section {
  key: GroupKey
  heading: Group | undefined
  leaves: Leaf[]
}

/** Lines that can be seen, under the groups that they are of; the heading may have been scrolled away. */
function sections(lines: Line[]): Section[] {
  const found: Section[] = []
  for (const line of lines) {
    if ('group' in line) found.push({ key: line.group.key, heading: line.group, leaves: [] })
    else {
      if (found.at(-1)?.key !== line.of) found.push({ key: line.of, heading: undefined, leaves: [] })
      found.at(-1)!.leaves.push(line)
    }
  }
  return found
}

function groupInWords(key: GroupKey): string {
  const { groups, task } = words.value
  switch (key.of) {
    case 'all':
      return ''
    case 'overdue':
      return groups.overdue
    case 'no-date':
      return groups.noDate
    case 'notes':
      return groups.notes
    case 'day':
      return dayInWords(key.date)
    case 'priority':
      return task.priorities[key.priority]
    case 'project':
      return key.project ?? groups.noProject
    case 'label':
      return key.label === null ? groups.noLabel : `@${key.label}`
    case 'section':
      return key.section ?? groups.noSection
  }
}
