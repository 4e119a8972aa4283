/** Tasks under tasks, as people speak of them. */
import { beforeEach, describe, expect, test } from 'vitest'
import { type ChatBody, chatPerTest } from '../../../tests/chat.ts'

const { call, say } = chatPerTest<ChatBody & { choices?: string[] }>()

/** "move", "move › box" */
async function open(): Promise<string[]> {
  const { tasks } = (await call('GET', 'tasks?sort=created')).body
  const titleOf = (id: string | null | undefined) => tasks.find((task) => task.id === id)?.title
  return tasks.map(({ title, parentId }) => (parentId ? `${titleOf(parentId)} › ${title}` : title)).toSorted()
}

test('are added under a task, listed as what is left of it, and found with its name', async () => {
  await say('add camping trip')
  expect((await say('add buy a tent tomorrow under the camping trip')).reply).toContain('under “camping trip”')
  await say('add a subtask gas bottle to the camping trip')
  expect(await open()).toEqual(['camping trip', 'camping trip › buy a tent', 'camping trip › gas bottle'])
  expect((await say("what's left of the camping trip?")).reply).toMatch(
    /^Left of “camping trip”:\n1\. .*tent.*\n2\. gas bottle$/,
  )
  await say('done with the gas bottle')
  expect((await say("what's left of the camping trip?")).reply).not.toContain('gas')
  expect((await say('show me my tasks')).reply).toContain('camping trip › buy a tent')
})

test('what is put under a project that there is, and no task, is a task of it', async () => {
  await say('paint the fence #Home')
  await say('add a shelf under home')
  await say('add eggs under groceries')
  const { tasks } = (await call('GET', 'tasks?sort=created')).body
  expect(new Map(tasks.map(({ title, project }) => [title, project]))).toEqual(
    new Map([
      ['paint the fence', 'Home'],
      ['a shelf', 'Home'],
      ['eggs under groceries', null],
    ]),
  )
})

test('what may be the name of a list is that of a task first', async () => {
  await say('groceries saturday')
  await say('add eggs under groceries')
  expect(await open()).toEqual(['groceries', 'groceries › eggs'])
  expect((await say("what's left of groceries?")).reply).toBe('Left of “groceries”:\n1. eggs')
})

test('what stands under no task that there is, is a task of its own, whole', async () => {
  await say('add led strip under the cabinet')
  expect(await open()).toEqual(['led strip under the cabinet'])
})

test('are made of tasks that there are, by number and by name, and tasks of their own again; each in one undo', async () => {
  for (const title of ['move', 'pack boxes', 'rent a van']) await say(`add ${title}`)
  await say('show me my tasks')
  expect((await say('make 2 a subtask of 1')).reply).toBe('“pack boxes” is under “move” now.')
  await say('move rent a van under move')
  expect(await open()).toEqual(['move', 'move › pack boxes', 'move › rent a van'])
  await say('make pack boxes a task of its own')
  expect(await open()).toEqual(['move', 'move › rent a van', 'pack boxes'])
  await say('undo')
  expect(await open()).toEqual(['move', 'move › pack boxes', 'move › rent a van'])
})

test('a circle is refused in words', async () => {
  await say('add move')
  await say('add boxes under move')
  expect((await say('move move under boxes')).reply).toContain('cannot be under “boxes”, which is under it')
})

describe('completing a task with open ones under it', () => {
  beforeEach(async () => {
    await say('add move')
    await say('add boxes under move')
    await say('add van under move')
  })

  test('asked for once more, is asked about once more, with the same choices', async () => {
    const first = await say('done with move')
    const second = await say('done with move')
    expect([second.reply, second.choices]).toEqual([first.reply, first.choices])
    await say('yes')
    expect(await open()).toEqual([])
  })

  test.each([
    ['yes', []],
    ['1', []],
    ['2', ['undefined › boxes', 'undefined › van']],
    ['no', ['move', 'move › boxes', 'move › van']],
  ])('asks; upon “%s”', async (answer, left) => {
    const { reply, choices } = await say('done with move')
    expect(reply).toContain('“move” has 2 open subtasks.')
    expect(choices).toHaveLength(2)
    await say(answer)
    expect(await open()).toEqual(left)
    if (answer === 'no') return
    await say('undo')
    expect(await open()).toEqual(['move', 'move › boxes', 'move › van'])
  })

  test.each([
    ['complete', []],
    ['keep', ['undefined › boxes', 'undefined › van']],
  ])('does as the person has said once: %s', async (openSubtasks, left) => {
    await call('PATCH', 'me', { openSubtasks })
    expect((await say('done with move')).reply).toBe('Completed “move”.')
    expect(await open()).toEqual(left)
  })

  test('is not asked about where nothing is open', async () => {
    await say('done with boxes')
    await say('done with van')
    expect((await say('done with move')).reply).toBe('Completed “move”.')
  })

  test('deleting says how many go with it', async () => {
    expect((await say('delete move')).reply).toContain('delete “move” with 2 open subtasks')
    await say('yes')
    expect(await open()).toEqual([])
  })
})

test.each([
  [
    'de-DE',
    ['Umzug hinzufügen', 'füge Kisten unter Umzug hinzu'],
    'Noch offen bei „Umzug“',
    'was ist vom Umzug noch offen?',
  ],
  ['ur-PK', ['shifting add karo', 'shifting ke neeche dabbe add karo'], 'dabbe', 'shifting mein kya baqi hai?'],
])('in %s', async (locale, messages, reply, question) => {
  await call('PATCH', 'me', { locale })
  for (const message of messages) await say(message)
  expect((await say(question)).reply).toContain(reply)
})
