import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLog } from '../../../shared/log/index.ts'
import { createModel } from './openai.ts'

/** A server that speaks the chat completions API with streaming, and answers what the test scripted. */
interface Script {
  /** pieces of text, or calls of tools with their arguments as JSON */
  says: (string | { tool: string; json: string })[]
}

let server: Server
let requests: {
  tools: { function: { name: string; strict: boolean; parameters: { additionalProperties: boolean } } }[]
  messages: { content: string }[]
}[]
let script: Script | number

beforeEach(async () => {
  requests = []
  server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    requests.push(JSON.parse(text))
    if (typeof script === 'number') {
      response.writeHead(script, { 'content-type': 'application/json' }).end('{"error":{"message":"scripted"}}')
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const chunk of chunksOf(script)) response.write(`data: ${JSON.stringify(chunk)}\n\n`)
    response.end('data: [DONE]\n\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

function chunksOf({ says }: Script) {
  const chunk = (delta: unknown, finish: string | null = null) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_770_000_000,
    model: 'scripted',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })
  const calls = says.filter((each) => typeof each === 'object')
  const deltas = says.flatMap((each) => {
    if (typeof each === 'string') return [chunk({ content: each })]
    const index = calls.indexOf(each)
    const half = Math.ceil(each.json.length / 2)
    // Arguments arrive in pieces, as real servers send them.
    return [
      chunk({
        tool_calls: [
          {
            index,
            id: `call_${index}`,
            type: 'function',
            function: { name: each.tool, arguments: each.json.slice(0, half) },
          },
        ],
      }),
      chunk({ tool_calls: [{ index, function: { arguments: each.json.slice(half) } }] }),
    ]
  })
  return [chunk({ role: 'assistant' }), ...deltas, chunk({}, calls.length ? 'tool_calls' : 'stop')]
}

/** Arguments of which nothing was said are null, or empty lists. */
const named = (title: string) => ({ tasks: { title, numbers: [], filter: null } })
const nothing = { deadline: null, durationMinutes: null, priority: null, project: null }
const addition = { ...nothing, remindMinutesBefore: [], labels: [], note: null }
const change = { ...nothing, title: null, addLabels: [], removeLabels: [], addNote: null, remove: [] }

const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }

function ask(message: string, onText: (delta: string) => void = () => {}) {
  const { port } = server.address() as AddressInfo
  const settings = { apiKey: 'test', baseUrl: `http://127.0.0.1:${port}/v1`, model: 'scripted' }
  return createModel(settings, silentLog).interpret(message, context, ['pay rent'], onText)
}

test('the model quotes the date, and the grammar resolves it', async () => {
  const json = JSON.stringify({
    ...addition,
    title: 'see the dentist',
    when: 'next friday at 4pm',
    priority: 'p1',
    labels: ['health'],
  })
  script = { says: [{ tool: 'add_task', json }] }
  const answer = await ask('the thing with my teeth, you know, next friday at 4pm, it is really important')
  expect(answer?.commands).toMatchObject([
    {
      kind: 'add',
      tasks: [
        { title: 'see the dentist', due: { date: '2026-03-20', time: '16:00' }, priority: 1, labels: ['health'] },
      ],
    },
  ])
})

test('several tools in one answer are several commands, in order', async () => {
  script = {
    says: [
      { tool: 'complete_tasks', json: JSON.stringify(named('pay rent')) },
      { tool: 'change_tasks', json: JSON.stringify({ ...change, ...named('dentist'), when: 'tomorrow' }) },
    ],
  }
  const answer = await ask('rent is off my back, and that dentist can wait one more night')
  expect(answer?.commands).toMatchObject([
    { kind: 'complete', target: { title: 'pay rent' } },
    { kind: 'update', target: { title: 'dentist' }, changes: { due: { date: '2026-03-12' } } },
  ])
})

test('tools are strict, and the tasks last shown are told', async () => {
  script = { says: ['ok'] }
  await ask('hm')
  const [request] = requests
  expect(
    request!.tools.every(({ function: { strict, parameters } }) => strict && parameters.additionalProperties === false),
  ).toBe(true)
  expect(request!.messages.some(({ content }) => content.includes('pay rent'))).toBe(true)
})

test('words arrive as the model says them', async () => {
  script = { says: ['I only know ', 'your tasks.'] }
  const heard: string[] = []
  const answer = await ask('how is the weather', (delta) => heard.push(delta))
  expect(heard).toEqual(['I only know ', 'your tasks.'])
  expect(answer).toEqual({ commands: [], text: 'I only know your tasks.' })
})

test.each([
  ['an unknown tool', { says: [{ tool: 'drop_table', json: '{}' }] }],
  ['arguments of another shape', { says: [{ tool: 'add_task', json: '{"title": 3}' }] }],
  ['arguments that are no JSON', { says: [{ tool: 'add_task', json: '{"title": ' }] }],
  [
    'a date phrase that is none',
    { says: [{ tool: 'change_tasks', json: JSON.stringify({ ...change, ...named('x'), when: 'blorp' }) }] },
  ],
  ['a refusal', 401],
] as const)('%s is no answer', async (_, scripted) => {
  script = scripted as Script | number
  expect(await ask('hm')).toBeNull()
})
