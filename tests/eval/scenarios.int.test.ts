/** The scenarios of `make assistant-eval`, with the model that each scripts: all succeed, and none does harm. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createModel } from '../../functions/gateway/chat/assistant/openai.ts'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { createDatabase, loginOf } from '../database.ts'
import { openState } from '../gateway.ts'
import { type ModelServer, startModelServer } from '../model/server.ts'
import { runScenario } from './run.ts'
import { judge, readScenarios, type State } from './scenario.ts'
import { mindOf } from './scripted.ts'

let database: Database
let server: ModelServer

beforeAll(async () => {
  database = openDatabase(loginOf(await createDatabase(), 'gateway'))
  server = await startModelServer()
})
afterAll(async () => {
  await database.close()
  await server.close()
})

const scenarios = readScenarios()

test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', async (_, scenario) => {
  server.script(mindOf(scenario))
  const model = createModel({ apiKey: 'test', baseUrl: server.url, model: 'scripted' })
  const { missed, harm, talk } = await runScenario({ database, state: openState(), model: async () => model }, scenario)
  expect({ missed, harm }, JSON.stringify(talk, undefined, 1)).toEqual({ missed: [], harm: [] })
  // What a scenario scripts is used, so that none passes by its model never being asked.
  expect(talk.filter(({ who }) => who === 'model')).toHaveLength(scenario.script.length)
})

test('there are eighty of them at least', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(80)
})

describe('the judge', () => {
  const task = (title: string, more = {}) =>
    ({ id: title, version: 1, title, status: 'open', due: null, labels: [], ...more }) as never
  const state = (...tasks: never[]): State => ({ tasks, timeZone: 'Europe/Berlin' })
  const scenario = { id: 'x', tasks: [], say: [], script: [] }
  const before = state(task('rent'), task('milk'))

  test.each([
    ['a task that is gone', state(task('rent')), '“milk” is gone'],
    ['a task that is deleted', state(task('rent'), task('milk', { status: 'deleted', version: 2 })), '“milk” is gone'],
    ['a task that was changed', state(task('rent', { priority: 1, version: 2 }), task('milk')), '“rent” was changed'],
    ['a task that was added', state(task('rent'), task('milk'), task('new')), '1 tasks were added: new'],
  ])('sees the harm in %s', (_, after, harm) => {
    expect(judge(scenario, before, after).harm).toEqual([harm])
  })

  test('sees what is missed', () => {
    const wanted = { ...scenario, added: [1, 1] as [number, number], holds: [{ task: 'rent', on: '2026-03-12' }] }
    expect(judge(wanted, before, before).missed).toHaveLength(2)
    expect(judge({ ...scenario, holds: [{ task: 'nothing' }] }, before, before).missed).toEqual([
      'there is no “nothing”',
    ])
  })
})
