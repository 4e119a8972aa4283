/** Tasks by the words of a filter, read and applied on the device. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { nameKey } from '../../../../shared/domain/collections/name-key.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { type FitContext, fits } from '../../../../shared/language/fits.ts'
import type { Filter } from '../../../../shared/language/types.ts'
import { instant, timeZone, today } from './clock.ts'
import { projects } from './collections.ts'
import { readFilter } from './grammar.ts'
import { tasks } from './known.ts'

/** `unread`: the words are no filter; `reading`: the grammar is on its way */
export type Reading = Filter | 'reading' | 'unread' | undefined

/** @returns undefined for no words */
export function useFilter(text: string): Reading {
  const read = useSignal<Reading>(undefined)
  const wanted = text.trim()
  useEffect(() => {
    if (!wanted) {
      read.value = undefined
      return
    }
    let isCurrent = true
    void readFilter(wanted).then((filter) => {
      if (isCurrent) read.value = filter ?? 'unread'
    })
    return () => {
      isCurrent = false
    }
    // "Today" is another day then.
  }, [wanted, today.value])
  if (!wanted) return undefined
  // While one types, what was read last stays until the next is read.
  return read.value ?? 'reading'
}

/** Those of the tasks that a filter names; all of them where its words are none. */
export function filtered(all: readonly Task[], reading: Reading): Task[] {
  if (reading === undefined || reading === 'unread') return [...all]
  if (reading === 'reading') return []
  const context: FitContext = {
    now: instant.value,
    timeZone: timeZone.value,
    projectsWithin,
    parentOf: ({ parentId }) => tasks.value.get(parentId ?? ''),
  }
  return all.filter((task) => fits(reading, task, context))
}

function projectsWithin(name: string): string[] {
  const around = projects.value.filter((project) => project.id && nameKey(project.name) === nameKey(name))
  const inner = projects.value.filter(({ parentId }) => around.some(({ id }) => id === parentId))
  return inner.flatMap((project) => [project.name, ...projectsWithin(project.name)])
}
