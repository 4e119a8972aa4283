import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { newId } from '../../../../shared/ids/index.ts'
import { commandKinds } from '../../../../shared/language/commands/table.ts'
import { type Tool, ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { argumentsOf } from './arguments.ts'

const change = argumentsOf(commandKinds.update.tool!(z) as Tool)
const add = argumentsOf(commandKinds.add.tool!(z) as Tool)

describe('what an agent leaves out is nothing', () => {
  test('in the schema that it is shown, only what must be there is required', () => {
    expect(add.schema.required).toEqual(['title'])
    expect(change.schema.required).toEqual(['tasks'])
  })
  test('a text is null, a list is empty; what was given stays', () => {
    expect(add.read({ title: 'x', priority: 'p1' }).args).toMatchObject({
      title: 'x',
      priority: 'p1',
      when: null,
      labels: [],
    })
  })
  test('null, as a model says it, is taken too', () => {
    expect(add.read({ title: 'x', when: null }).args).toMatchObject({ when: null })
  })
})

describe('tasks are named by their ids', () => {
  const ids = [newId(), newId()]
  test('which are places in the list of the command', () => {
    const read = change.read({ tasks: { ids } })
    expect(read.ids).toEqual(ids)
    expect(read.args).toMatchObject({ tasks: { numbers: [1, 2], title: null, filter: null } })
  })
  test('the parent of others too, behind those', () => {
    const nest = argumentsOf(commandKinds.nest.tool!(z) as Tool)
    expect(nest.read({ tasks: { ids: [ids[0]!] }, under: { ids: [ids[1]!] } })).toMatchObject({
      ids,
      args: { tasks: { numbers: [1] }, under: { numbers: [2], title: null, filter: null } },
    })
    expect(nest.read({ tasks: { ids }, under: null }).args).toMatchObject({ under: null })
  })
  test('and what is left out of an entry of a list is nothing too', () => {
    const addUnder = argumentsOf(commandKinds.addUnder.tool!(z) as Tool)
    const { args } = addUnder.read({ under: { ids: [ids[0]!] }, tasks: [{ title: 'x' }] })
    expect(args).toMatchObject({ tasks: [{ title: 'x', when: null }] })
    expect(JSON.stringify(addUnder.schema)).not.toMatch(/null (?:if|for|leaves|otherwise)/)
  })
  test('or by a title or a filter', () => {
    expect(change.read({ tasks: { filter: 'today' } })).toMatchObject({
      ids: [],
      args: { tasks: { numbers: [], filter: 'today' } },
    })
  })
  test.each([[{ ids: ['7'] }], [{ ids: 'x' }], [{ ids: [null] }], [{ ids: Array.from({ length: 101 }, newId) }]])(
    'and by nothing else: %.60j',
    (tasks) => {
      expect(() => change.read({ tasks })).toThrow(ToolArgumentError)
    },
  )
})
