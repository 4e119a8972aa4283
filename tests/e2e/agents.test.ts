/** An agent works for a person on the running system: with a token that they made, through the ingress, seen by their other devices. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAgent } from '../agents.ts'
import { clientOf, eventually, fetchFrom } from '../client.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system?.stop())

interface Change {
  outcome: string
  said: string
  tasks: { id: string; title: string; status: string }[]
  confirmation: string
}

const throughIngress = (url: string | URL, { method, headers, body, signal }: RequestInit = {}) =>
  fetchFrom(system.gatewayUrl, 'mcp', new URL(url).pathname, {
    ...(method && { method }),
    headers: Object.fromEntries(new Headers(headers)),
    ...(typeof body === 'string' && { body }),
    ...(signal && { signal }),
  })

test('adds, completes a series, plans, confirms and undoes, and is shut out when its token is revoked', async () => {
  const ada = await clientOf(system, 'ada')
  const { body: made } = await ada.call<{ id: string; token: string }>('POST', '/v1/tokens', {
    name: 'Claude Code',
    scopes: ['tasks:write'],
  })
  const agent = await openAgent('http://mcp.localhost/mcp', throughIngress, { token: made.token })
  const device = await ada.stream(0)
  const { tasks } = await agent.call<Change>('add_task', { title: 'water the plants', when: 'every monday 9am' })
  const { id } = tasks[0]!
  await eventually('the new task on the device', async () => device.events.some(({ data }) => data.subject === id))
  expect((await ada.chat('list')).body.reply).toContain('water the plants')

  await agent.call('complete_tasks', { tasks: { ids: [id] } })
  const open = async () =>
    (await agent.call<{ tasks: Change['tasks'] }>('list_tasks', { filter: 'search: plants' })).tasks
  await eventually('the next occurrence', async () => (await open()).some((task) => task.id !== id))
  const history = await eventually('the history', async () => {
    const { status, body } = await ada.call<{ entries: { summary: string }[] }>(
      'GET',
      `/v1/tasks/${id}/history`,
      undefined,
      { host: 'audit' },
    )
    return status === 200 && body.entries.length > 1 ? body.entries : undefined
  })
  expect(history.map(({ summary }) => summary)).toContainEqual(
    expect.stringContaining('You, by claude-code, completed “water the plants”'),
  )

  const [next] = await open()
  const plan = await agent.call<Change>('delete_tasks', { tasks: { ids: [next!.id] } })
  expect(plan.outcome).toBe('waits')
  expect(await open()).toHaveLength(1)
  await agent.call('confirm', { confirmation: plan.confirmation, answer: 'yes' })
  expect(await open()).toEqual([])
  await agent.call('undo')
  expect(await open()).toHaveLength(1)

  expect((await ada.call('DELETE', `/v1/tokens/${made.id}`)).status).toBe(204)
  await eventually('the revoked token', async () => {
    const again = await openAgent('http://mcp.localhost/mcp', throughIngress, { token: made.token }).catch(() => 'shut')
    return again === 'shut'
  })
  device.close()
})
