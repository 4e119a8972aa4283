import { expect, test } from 'vitest'
import type { Kind } from '../../../../shared/language/commands/kind.ts'
import { commandKinds } from '../../../../shared/language/commands/table.ts'
import { z } from '../../../../shared/language/commands/zod.ts'
import { commandTools } from './commands.ts'
import { readTools } from './reads.ts'
import { turnTools } from './turns.ts'

/** The kinds that agents have no tool of the same name for, and why. */
const OTHERWISE: Partial<Record<Kind, string>> = {
  recall: '`list_tasks` with `at`',
  figures: '`list_tasks` with what was completed, and the agenda',
  copy: 'an agent adds a task with the fields that it wants',
  swap: 'an agent changes the two dates',
  show: '`fetch` tells all about a task',
  confirm: 'the tool `confirm` names the plan that it answers',
  cancel: '`confirm` with a no',
  setting: 'settings are the person’s own affair: no scope is for them',
  help: 'the protocol lists what there is',
  none: 'an agent answers for itself',
}

test.each(Object.entries(commandKinds))('%s is a tool for agents, or there is a reason why not', (kind, { tool }) => {
  const names = [...readTools(), ...commandTools(), ...turnTools()].map(({ name }) => name)
  const has = tool !== null && names.includes(tool(z).name)
  expect(has).toBe(!(kind in OTHERWISE))
})
