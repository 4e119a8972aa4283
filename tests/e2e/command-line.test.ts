/** The command line as one file, in front of the running system, as a person and their scripts use it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BUN } from '../../scripts/dev/bundle.ts'
import { bundleCommandLine } from '../../scripts/todo/install.ts'
import { eventually } from '../client.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

let system: TestSystem
let folder: string
let file: string
let person = 0
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todo-'))
  ;[system, file] = await Promise.all([startTestSystem(), bundleCommandLine(folder)])
})
afterAll(async () => {
  await system?.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  const name = `person-${++person}`
  environment = {
    PATH: process.env.PATH,
    HOME: join(folder, name),
    TODO_URL: system.gatewayUrl,
    TODO_TOKEN: await system.tokenOf(name),
  }
})

interface Run {
  out: string
  err: string
  exit: number | null
}

function start(
  words: string[],
  input = '',
  runtime = process.execPath,
): { child: ChildProcess; run: Run; ended: Promise<Run> } {
  const child = spawn(runtime, [file, ...words], { env: environment })
  const run: Run = { out: '', err: '', exit: null }
  child.stdout.on('data', (text) => (run.out += text))
  child.stderr.on('data', (text) => (run.err += text))
  child.stdin.end(input)
  const ended = new Promise<Run>((resolve) => child.on('close', (exit) => resolve(Object.assign(run, { exit }))))
  return { child, run, ended }
}
const todo = (...words: string[]): Promise<Run> => start(words).ended
const linesOf = ({ out }: Run) => out.trim().split('\n')

describe.each([
  ['Node', process.execPath],
  ['Bun', BUN],
])('on %s', (_, runtime) => {
  test('adds, lists by numbers, completes, moves and takes back', async () => {
    const say = (...words: string[]) => start(words, '', runtime).ended
    const added = await say('add', 'pay', 'rent', 'every', 'month', 'on', 'the', 'last', 'day')
    expect(added).toMatchObject({ exit: 0, out: expect.stringContaining('Added “pay rent”'), err: '' })
    // first in the list, also on the last day of a month
    expect((await say('add', 'call mum today p1')).exit).toBe(0)
    expect(linesOf(await say('list'))).toHaveLength(3)
    expect((await say('done', '1')).out).toContain('Completed “call mum”')
    expect((await say('undo')).out).toContain('Undone')
    expect((await say('move', 'call mum to friday 10am')).out).toContain('10:00')
    const [rent, mum] = linesOf(await say('list', '--json')).map((line) => JSON.parse(line))
    expect([rent.title, mum.title].sort()).toEqual(['call mum', 'pay rent'])
  })
})

test('what is added is a task whatever its words could mean, from each line of standard input too', async () => {
  const lines = ['two', 'yes', 'undo', 'delete all tasks', 'Milch kaufen morgen', '', '  with spaces  ']
  expect(await start(['add', '-'], lines.join('\n')).ended).toMatchObject({ exit: 0, err: '' })
  const titles = linesOf(await todo('list', '--json')).map((line) => JSON.parse(line).title)
  expect(titles.sort()).toEqual(['Milch kaufen', 'delete all tasks', 'two', 'undo', 'with spaces', 'yes'])
})

test('lists what there was', async () => {
  await todo('add', 'pay rent p1')
  const then = new Date().toISOString()
  await todo('add', 'call mum')
  await todo('done', 'pay rent')
  expect(await todo('list', '--at', then)).toMatchObject({ exit: 0, out: 'pay rent  p1\n', err: '' })
  expect(JSON.parse((await todo('list', '--at', then, '--json', 'p1')).out)).toMatchObject({ status: 'open' })
  expect(await todo('list', '--at', then, 'p2')).toMatchObject({
    exit: 0,
    out: '',
    err: expect.stringContaining('Nothing'),
  })
  expect(await todo('list', '--at', 'yesterday')).toMatchObject({ exit: 2, err: expect.stringContaining('begins at') })
})

test('adds under a task by words of its title, and says which where none or several fit', async () => {
  await todo('add', 'move to Lisbon')
  expect(await todo('add', '--under', 'lisbon', 'pack the kitchen')).toMatchObject({ exit: 0, err: '' })
  expect(await start(['add', '-', '--under', 'lisbon'], 'boxes\ntape\n').ended).toMatchObject({ exit: 0, err: '' })
  const tasks = linesOf(await todo('list', '--json')).map((line) => JSON.parse(line))
  const { id } = tasks.find(({ title }) => title === 'move to Lisbon')
  const under = tasks.filter(({ parentId }) => parentId === id)
  expect(under.map(({ title }) => title).sort()).toEqual(['boxes', 'pack the kitchen', 'tape'])
  expect((await todo('add', '--under', 'the moon', 'walk')).exit).toBe(4)
})

test('brings tasks from a file after it has said which, once, and takes all of them back and again', async () => {
  const file = join(folder, 'list.csv')
  await writeFile(file, 'Title,Due,Project\nMilk,tomorrow,Home\n,friday,\nRent,when hell freezes,\n')
  const preview = await todo('import', file)
  expect(preview).toMatchObject({ exit: 0, err: expect.stringContaining('--yes') })
  expect(linesOf(preview)).toEqual([
    'a table: 3 found, 2 would come, 0 there already',
    'Left out: line 3: has no title',
    'Without: line 4: “when hell freezes” is no date that is understood',
  ])
  expect((await todo('list', '--json')).out).toBe('')
  expect(linesOf(await todo('import', file, '--yes'))[0]).toBe('a table: 3 found, 2 added, 0 there already')
  expect(JSON.parse((await todo('import', file, '--yes', '--json')).out)).toMatchObject({ added: 0, known: 2 })
  expect((await todo('undo')).out).toContain('Undone')
  expect((await todo('list', '--json')).out).toBe('')
  expect((await todo('redo')).out).toContain('Redone')
  expect(linesOf(await todo('list', '--json'))).toHaveLength(2)
  const table = join(folder, 'out.csv')
  expect(await todo('export', table)).toMatchObject({ exit: 0, out: '' })
  expect(await readFile(table, 'utf8')).toMatch(/^\uFEFFtitle,note,.*\r\n(?:.*\r\n)*.*Milk/)
  expect(await todo('import', 'nowhere.csv')).toMatchObject({ exit: 2, err: expect.stringContaining('nowhere.csv') })
  await writeFile(file, 'a,b\n1,2')
  expect(await todo('import', file)).toMatchObject({ exit: 2, err: expect.stringContaining('“Title”') })
})

test('says by its exit status what became of it', async () => {
  expect(await todo('list')).toMatchObject({ exit: 0 })
  expect(await todo('done', 'nothing like that')).toMatchObject({
    exit: 4,
    out: expect.stringContaining('nothing like that'),
  })
  expect(await todo('list', '--json', '(((')).toMatchObject({
    exit: 2,
    out: '',
    err: expect.stringContaining('filter'),
  })
  expect(await todo('frobnicate')).toMatchObject({ exit: 2, out: '', err: expect.stringContaining('frobnicate') })
  expect(await todo('add')).toMatchObject({ exit: 2 })
  expect(await todo('--help')).toMatchObject({ exit: 0, err: '' })
  environment.TODO_TOKEN = 'forged'
  expect(await todo('list')).toMatchObject({ exit: 3, out: '', err: expect.stringContaining('todo login') })
  environment.TODO_URL = 'no address'
  expect(await todo('list')).toMatchObject({ exit: 2, err: expect.stringContaining('no address') })
  environment.TODO_URL = 'http://localhost:1'
  expect(await todo('list')).toMatchObject({ exit: 1, err: expect.stringContaining('http://localhost:1') })
  delete environment.TODO_TOKEN
  expect(await todo('list')).toMatchObject({ exit: 3, err: expect.stringContaining('todo login') })
})

test('what is to be done is never a task instead, and says how it is said', async () => {
  await todo('add', 'call mum friday')
  for (const words of ['call mum', 'mum to 31 feb', 'dentist to blorp'])
    expect(await todo('move', words)).toMatchObject({ exit: 2, err: expect.stringContaining('2 to friday') })
  expect(await todo('add', '--under', 'nothing such', 'walk')).toMatchObject({ exit: 4 })
  expect(await todo('filter', 'Urgent')).toMatchObject({
    exit: 4,
    out: '',
    err: expect.stringContaining('todo filters'),
  })
  expect(linesOf(await todo('list', '--json'))).toHaveLength(1)
})

test('several by their numbers, and a comment, are done', async () => {
  await start(['add', '-'], 'bread\neggs\nmilk').ended
  await todo('list')
  expect(await todo('done', '--yes', '1', '2')).toMatchObject({ exit: 0 })
  await todo('list')
  expect(await todo('comment', '1: ask Bo')).toMatchObject({ exit: 0, err: '' })
  expect(await todo('undo')).toMatchObject({ exit: 0, out: expect.stringContaining('ask Bo') })
})

test('asks back before what is large, unless it was told not to', async () => {
  await start(['add', '-'], 'one\nanother').ended
  expect(await todo('chat', 'delete all tasks')).toMatchObject({ exit: 4 })
  expect(linesOf(await todo('list', '--json'))).toHaveLength(2)
  expect(await todo('chat', '--yes', 'delete all tasks')).toMatchObject({ exit: 0 })
  expect((await todo('list', '--json')).out).toBe('')
})

test('a conversation from a pipe goes on after what goes wrong', async () => {
  const { out, exit } = await start(['chat'], 'add milk\nwhat is due today?\ndelete milk\nyes\nundo').ended
  expect(exit).toBe(0)
  expect(out).toContain('Added “milk”')
  expect(out).toContain('Undone: “milk” (deleted)')
})

test('follows what changes', async () => {
  const { child, run, ended } = start(['watch', '--json'])
  await eventually('an event', async () => {
    await todo('add', 'seen')
    return run.out.includes('todo.task.created.v1')
  })
  child.kill()
  await ended
  expect(JSON.parse(linesOf(run)[0]!)).toMatchObject({
    type: 'todo.task.created.v1',
    data: { task: { title: 'seen' } },
  })
})

test('takes everything along, and overwrites nothing', async () => {
  await todo('add', 'take me along')
  const copy = join(folder, 'copy.json')
  expect(await todo('export', copy)).toMatchObject({ exit: 0, out: '' })
  expect(JSON.parse(await readFile(copy, 'utf8'))).toMatchObject({
    tasks: [{ title: 'take me along' }],
    complete: true,
  })
  await writeFile(copy, 'mine')
  expect(await todo('export', copy)).toMatchObject({ exit: 2, err: expect.stringContaining('copy.json') })
  expect(await readFile(copy, 'utf8')).toBe('mine')
})

test('signs in with an access token, which nobody else can read, and out', async () => {
  const made = await fetch(`${system.gatewayUrl}/v1/tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${environment.TODO_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'terminal', scopes: ['tasks:write'] }),
  })
  const { token } = (await made.json()) as { token: string }
  delete environment.TODO_TOKEN
  expect(await start(['login', '--token', system.gatewayUrl], 'todo_pat_none').ended).toMatchObject({ exit: 3 })
  expect(await start(['login', '--token', system.gatewayUrl], `${token}\n`).ended).toMatchObject({ exit: 0 })
  const kept = join(environment.HOME!, '.config/todo/credentials.json')
  expect((await stat(kept)).mode & 0o777).toBe(0o600)
  expect((await todo('add', 'as a program')).exit).toBe(0)
  expect((await todo('export')).exit).toBe(1)
  expect((await todo('logout')).exit).toBe(0)
  expect((await todo('list')).exit).toBe(3)
})

test('signs in by a code in a browser, renews the session once for all that run, and gives it back', async () => {
  delete environment.TODO_TOKEN
  const { run, ended } = start(['login', system.gatewayUrl])
  const where = await eventually('where to go', async () => /http:\S+/.exec(run.err)?.[0])
  await agree(where, 'ada')
  expect(await ended).toMatchObject({ exit: 0 })
  expect((await todo('add', 'signed in')).exit).toBe(0)
  const kept = join(environment.HOME!, '.config/todo/credentials.json')
  const before = JSON.parse(await readFile(kept, 'utf8'))
  await writeFile(kept, JSON.stringify({ ...before, session: { ...before.session, expiresAt: 0 } }))
  const all = await Promise.all(Array.from({ length: 5 }, () => todo('list')))
  expect(all.map(({ exit, err }) => ({ exit, err }))).toEqual(Array(5).fill({ exit: 0, err: '' }))
  expect(JSON.parse(await readFile(kept, 'utf8')).session.refreshToken).not.toBe(before.session.refreshToken)
  expect((await todo('logout')).exit).toBe(0)
})

test.each(['bash', 'zsh', 'fish', 'powershell'])('completes for %s', async (shell) => {
  expect(await todo('completion', shell)).toMatchObject({ exit: 0, out: expect.stringContaining('todo') })
})

test('completes commands, options, and the names that tasks have', async () => {
  await todo('add', 'paint #home @weekend')
  const offered = async (...words: string[]) =>
    linesOf(await todo('complete', '--', ...words)).map((line) => line.split('\t')[0])
  expect(await offered('un')).toContain('undo')
  expect(await offered('list', '--')).toContain('--json')
  expect(await offered('add', '#')).toContain('#home')
  expect(await offered('add', '@')).toContain('@weekend')
})

/** What a person does in a browser: says yes to the code, and who they are. */
async function agree(where: string, name: string): Promise<void> {
  const cookies = new Map<string, string>()
  const go = async (url: URL, form?: Record<string, string>): Promise<{ url: URL; text: string }> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      cookies.set(key!, value!)
    }
    const next = response.headers.get('location')
    return next ? go(new URL(next, url)) : { url, text: await response.text() }
  }
  const asked = await go(new URL(where))
  const field = (key: string) => new RegExp(`name="${key}" value="([^"]*)"`).exec(asked.text)![1]!
  const device = new URL('/device', where)
  const form = { xsrf: field('xsrf'), user_code: field('user_code'), confirm: 'yes' }
  const signIn = await go(device, form)
  expect((await go(signIn.url, { person: name })).text).toContain('Signed in')
}
