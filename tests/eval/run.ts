/** Has a conversation with a gateway, and tells what came of it. */
import { createApp } from '../../functions/gateway/app.ts'
import type { ChatReply } from '../../functions/gateway/chat/index.ts'
import type { GatewayOptions } from '../../functions/gateway/deps.ts'
import type { Task } from '../../shared/domain/task.ts'
import { newId } from '../../shared/ids/index.ts'
import { silentLog } from '../../shared/log/index.ts'
import { type Given, type Judgement, judge, NOW, type Scenario, type State, TIME_ZONE } from './scenario.ts'

export interface Run extends Judgement {
  id: string
  /** what was said, by turns */
  talk: { said: string; reply: string; who: string }[]
  rounds: number
  tokens: number
  seconds: number
}

type Options = Pick<GatewayOptions, 'database' | 'state' | 'model' | 'modelLimits'>

/** Plans that one conversation may show. */
const MOST_PLANS = 3

export async function runScenario(options: Options, scenario: Scenario): Promise<Run> {
  const person = newId()
  const app = createApp({
    log: silentLog,
    publisher: { publish() {}, room: async () => {}, flush: async () => {} },
    authenticate: async () => ({ person, scopes: null }) as never,
    speech: async () => undefined,
    webhookKey: async () => undefined,
    pushKey: async () => undefined,
    signingSecret: async () => undefined,
    issuer: async () => undefined,
    publicUrl: 'https://todo.example.com',
    reach: { allowPrivate: false, ports: [443] },
    now: () => new Date(NOW),
    limits: { rate: 10_000, concurrency: 100 },
    ready: async () => {},
    ...options,
  })
  const call = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
    const response = await app.request(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Body & { detail?: string }
    if (!response.ok) throw new Error(`${scenario.id}: ${path} answered ${response.status}: ${answer.detail}`)
    return answer
  }
  const state = async (): Promise<State> => {
    const { tasks } = await call<{ tasks: Task[] }>('GET', '/v1/tasks?status=any&limit=200')
    return { tasks, timeZone: (await call<{ timeZone: string }>('GET', '/v1/me')).timeZone }
  }
  await call('PATCH', '/v1/me', { timeZone: TIME_ZONE })
  for (const given of scenario.tasks) {
    const { id } = await call<Task>('POST', '/v1/tasks', fieldsOf(given))
    if (given.done) await call('POST', `/v1/tasks/${id}/complete`)
  }
  const before = await state()
  const run: Run = { id: scenario.id, missed: [], harm: [], talk: [], rounds: 0, tokens: 0, seconds: 0 }
  const say = async (message: string): Promise<ChatReply> => {
    const started = performance.now()
    const reply = await call<ChatReply>('POST', '/v1/chat', { message, conversationId: 'c1', timeZone: TIME_ZONE })
    run.seconds += (performance.now() - started) / 1000
    run.rounds += reply.model?.rounds ?? 0
    run.tokens += reply.model?.tokens ?? 0
    run.talk.push({ said: message, reply: reply.reply, who: reply.answeredBy.who })
    return reply
  }
  for (const message of scenario.say) {
    let reply = await say(message)
    for (let plans = 0; reply.confirmation && plans < MOST_PLANS; plans++)
      reply = await say(scenario.yes ? 'yes' : 'no')
  }
  return { ...run, ...judge(scenario, before, await state()) }
}

function fieldsOf({ title, due, priority, project, labels, minutes, rule, note }: Given) {
  const [date, time = null] = due?.split(' ') ?? []
  return {
    title,
    ...(date && { due: { date, time, timeZone: TIME_ZONE } }),
    ...(priority && { priority }),
    ...(project && { project }),
    ...(labels && { labels }),
    ...(minutes && { durationMinutes: minutes }),
    ...(note && { note }),
    ...(rule && date && { recurrence: { rule: `RRULE:${rule}`, start: { date, time }, counted: 'schedule' } }),
  }
}
