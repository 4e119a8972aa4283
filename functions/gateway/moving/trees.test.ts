/** Files have trees of any depth and size; tasks have four levels and two hundred open ones. */
import { describe, expect, test } from 'vitest'
import { SUBTASKS } from '../../../shared/domain/subtasks.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Context } from '../../../shared/language/types.ts'
import { readFile } from './read.ts'
import { inTrees } from './trees.ts'

const context: Context = { now: '2026-03-11T09:00', timeZone: 'Europe/Berlin', dateOrder: 'dmy' }
const read = (text: string, name = 'Move.csv') =>
  readFile(
    { name, bytes: new TextEncoder().encode(text) },
    { personId: 'ada', context, locale: 'en-GB', now: '2026-03-11T08:00:00.000Z', format: undefined },
  )
const nothingHere = { stored: new Map<string, Task>(), idHere: () => undefined }

/** @returns titles with those of their parents, in the order in which they are stored, and what is told */
async function treesOf(text: string, name?: string) {
  const { coming, without } = inTrees((await read(text, name)).coming, nothingHere)
  const titles = new Map(coming.map(({ command }) => [command.id, command.fields.title]))
  return {
    tasks: coming.map(({ command: { fields } }) => [titles.get(fields.parentId ?? '') ?? null, fields.title]),
    told: without.map(({ line, code, text }) => `${line} ${code} ${text}`),
  }
}
const todoist = (...rows: [string, number][]) =>
  ['TYPE,CONTENT,INDENT', ...rows.map(([title, indent]) => `task,${title},${indent}`)].join('\n')

describe('Todoist', () => {
  test('what is indented is under what stands above it', async () => {
    const { tasks, told } = await treesOf(todoist(['move', 1], ['box', 2], ['tape', 3], ['van', 2], ['rest', 1]))
    expect(tasks).toEqual([
      [null, 'move'],
      ['move', 'box'],
      ['box', 'tape'],
      ['move', 'van'],
      [null, 'rest'],
    ])
    expect(told).toEqual([])
  })

  test('a fifth level comes beside what it was under, and its line is told', async () => {
    const { tasks, told } = await treesOf(todoist(['1', 1], ['2', 2], ['3', 3], ['4', 4], ['5', 5], ['5b', 5]))
    expect(tasks.slice(3)).toEqual([
      ['3', '4'],
      ['3', '5'],
      ['3', '5b'],
    ])
    expect(told).toEqual(['6 too-deep 3', '7 too-deep 3'])
  })

  test('what goes beyond two hundred open ones of a tree comes as tasks of their own', async () => {
    const many = Array.from({ length: SUBTASKS.tree + 1 }, (_, index): [string, number] => [`t${index}`, 2])
    const { tasks, told } = await treesOf(todoist(['all', 1], ...many, ['next', 1], ['under next', 2]))
    expect(tasks.filter(([parent]) => parent === 'all')).toHaveLength(SUBTASKS.tree - 1)
    expect(told).toEqual([`${SUBTASKS.tree + 2} subtask all`, `${SUBTASKS.tree + 3} subtask all`])
    expect(tasks.at(-1)).toEqual(['next', 'under next'])
  })

  test('an indent without anything above it is a task', async () => {
    expect(await treesOf(todoist(['lost', 3], ['found', 1]))).toEqual({
      tasks: [
        [null, 'lost'],
        [null, 'found'],
      ],
      told: [],
    })
  })
})

describe('TickTick', () => {
  const HEADER = '"Folder Name","List Name","Title","Status","Order","taskId","parentId"'
  const ticktick = (...rows: string[]) => [HEADER, ...rows].join('\n')

  test('parents are found wherever they stand, done ones too; a circle and one that is missing are told', async () => {
    const { tasks, told } = await treesOf(
      ticktick(
        ',Move,tape,0,1,3,2',
        ',Move,box,0,1,2,1',
        ',Move,move,2,1,1,',
        ',Move,hen,0,1,8,9',
        ',Move,egg,0,1,9,8',
        ',Move,orphan,0,1,7,77',
        ',Move,itself,0,1,6,6',
      ),
      'TickTick.csv',
    )
    expect(tasks).toEqual([
      [null, 'move'],
      ['move', 'box'],
      ['box', 'tape'],
      [null, 'egg'],
      ['egg', 'hen'],
      [null, 'orphan'],
      [null, 'itself'],
    ])
    expect(told).toEqual(['6 subtask hen', '7 subtask ', '8 subtask itself'])
  })

  test('tasks stand as they stood there, by their number in it', async () => {
    const { coming } = await read(
      ticktick(',Home,third,0,30,1,', ',Home,first,0,-1099511627776,2,', ',Home,second,0,0,3,'),
      'TickTick.csv',
    )
    const row = coming.map(({ command }) => command.fields).sort((a, b) => (a.order! < b.order! ? -1 : 1))
    expect(row.map(({ title }) => title)).toEqual(['first', 'second', 'third'])
  })

  test('lists are within their folders, but not within one of their own name', async () => {
    const { collections } = await read(
      ticktick('Life,Health,run,0,1,1,', 'Life,Health,swim,0,1,2,', 'Work,work,report,0,1,3,', ',Inbox,x,0,1,4,'),
      'TickTick.csv',
    )
    expect(collections.map(({ fields, within }) => [fields.name, within])).toEqual([
      ['Life', undefined],
      ['Health', 'Life'],
    ])
  })

  test('a check list is a list in the note', async () => {
    const { coming } = await read(
      '"Folder Name","List Name","Title","Kind","Content"\n,Home,Pack,CHECKLIST,"▫socks\n▪ shoes"',
      'a.csv',
    )
    expect(coming[0]!.command.fields.note).toBe('- [ ] socks\n- [x] shoes')
  })
})

test('in a calendar, what is related to a parent is under it', async () => {
  const todo = (uid: string, related: string) => `BEGIN:VTODO\nUID:${uid}\nSUMMARY:${uid}\n${related}END:VTODO`
  const calendar = `BEGIN:VCALENDAR\n${todo('tape', 'RELATED-TO:box\n')}\n${todo('box', 'RELATED-TO;RELTYPE=PARENT:move\n')}\n${todo('move', 'RELATED-TO;RELTYPE=SIBLING:other\n')}\nEND:VCALENDAR`
  expect((await treesOf(calendar, 'a.ics')).tasks).toEqual([
    [null, 'move'],
    ['move', 'box'],
    ['box', 'tape'],
  ])
})

test('a chain of very many is looked at without depth', async () => {
  const tasks = Array.from({ length: 20_000 }, (_, index) => ({
    id: `01890000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    title: `t${index}`,
    parentId: `01890000-0000-7000-8000-${String(index + 1).padStart(12, '0')}`,
  }))
  const { coming } = inTrees((await read(JSON.stringify({ tasks }))).coming, nothingHere)
  expect(coming).toHaveLength(20_000)
})
