/** Requests of people among ten thousand with a million tasks, beside the same requests while the database was empty. */
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { decide } from '../../shared/domain/decide.ts'
import { newId } from '../../shared/ids/index.ts'
import type { Parts } from '../dev/parts/index.ts'
import { step } from '../dev/progress.ts'
import { startMeasured } from './process.ts'
import { ms, quantile, type Section } from './table.ts'

const PEOPLE = 10_000
const TASKS = 100
/** requests of each kind, by as many people one after another: nothing waits for another request */
const ASKED = 300
const WARM_UP = 50
/** milliseconds */
const GOAL = 20

interface Context {
  command: string[]
  environment: Record<string, string>
  parts: Parts
  tokenOf: (person: string) => Promise<string>
}

interface Asked {
  what: string
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

const REQUESTS: Asked[] = [
  { what: 'list, first page', method: 'GET', path: '/v1/tasks?limit=20' },
  { what: 'filter', method: 'GET', path: `/v1/tasks?filter=${encodeURIComponent('(today | overdue) & #Home & p1')}` },
  { what: 'full-text search', method: 'GET', path: '/v1/tasks?q=plants' },
  { what: 'create', method: 'POST', path: '/v1/tasks', body: { title: 'buy milk', labels: ['errand'] } },
  {
    what: 'chat: what is due this week?',
    method: 'POST',
    path: '/v1/chat',
    body: { message: 'what is due this week?' },
  },
  { what: 'chat: add', method: 'POST', path: '/v1/chat', body: { message: 'call the dentist friday 10am #home' } },
]

const personAt = (index: number): string => `person-${index}`

export async function size({ command, environment, parts, tokenOf }: Context): Promise<Section> {
  const gateway = await startMeasured(command, environment)
  const database = openDatabase(parts.databaseUrl, { timeout: 600_000 })
  try {
    const tokens = await Promise.all(
      Array.from({ length: ASKED }, (_, index) => tokenOf(personAt(index * Math.floor(PEOPLE / ASKED)))),
    )
    const measure = async () => {
      const found: number[][] = []
      for (const asked of REQUESTS) found.push(await durations(`http://127.0.0.1:${gateway.port}`, asked, tokens))
      return found
    }
    const beside = await measure()
    await step(`${PEOPLE * TASKS} tasks`, () => fill(database))
    const own = await measure()
    const rows = REQUESTS.map(({ what }, index) => {
      const p95 = quantile(own[index]!, 0.95)
      const both = (values: number[]) => `${ms(quantile(values, 0.5))}, ${ms(quantile(values, 0.95))}`
      return {
        what,
        measured: both(own[index]!),
        beside: both(beside[index]!),
        goal: `p95 ${GOAL} ms`,
        met: p95 <= GOAL,
      }
    })
    return {
      title: 'Size',
      how: `p50 and p95 of ${ASKED} requests, one after another, each of another person of ${PEOPLE} who have ${TASKS} tasks and their events each, beside the same requests before they had any.`,
      rows,
    }
  } finally {
    await database.close()
    await gateway.stop()
  }
}

async function durations(url: string, { method, path, body }: Asked, tokens: string[]): Promise<number[]> {
  const found: number[] = []
  for (const token of [...tokens.slice(0, WARM_UP), ...tokens]) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const began = performance.now()
    const response = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    found.push(performance.now() - began)
  }
  return found.slice(WARM_UP)
}

/** Everybody gets the same tasks, of different words, dates, projects and states: two thirds are open. */
async function fill(database: Database): Promise<void> {
  const { task } = decide({ type: 'create', id: newId(), fields: { title: 'a' } }, null, new Date().toISOString())!.data
  await database.transaction([
    {
      text: `
        insert into todo.people (id, revision)
        select 'person-' || n, ${TASKS} from generate_series(0, ${PEOPLE - 1}) as n
        on conflict (id) do update set revision = people.revision + ${TASKS}`,
      values: [],
    },
    {
      text: `
        create temporary table filling on commit drop as
        select
          'person-' || person as person_id, position, uuidv7() as id, now() - position * interval '1 day' as at,
          case when position % 3 = 0 then 'completed' else 'open' end as status,
          current_date + position - 60 as due,
          (array['water', 'call', 'buy', 'write to', 'clean', 'pay', 'read', 'mend'])[1 + position % 8] || ' ' ||
          (array['the plants', 'the dentist', 'milk and bread', 'grandmother', 'the kitchen', 'the rent', 'a book', 'the bicycle', 'the invoice'])[1 + position % 9]
            || ' ' || (person * 7 + position) % 5000 as title,
          (array['Home', 'Work', 'Garden', null])[1 + position % 4] as project
        from generate_series(0, ${PEOPLE - 1}) as person, generate_series(1, ${TASKS}) as position`,
      values: [],
    },
    {
      text: `
        insert into todo.tasks (person_id, id, version, task)
        select person_id, id, 1, $1::jsonb || jsonb_build_object(
          'id', id, 'title', title, 'status', status, 'project', project, 'priority', 1 + position % 4, 'labels', jsonb_build_array('errand'),
          'due', jsonb_build_object('date', due, 'time', '09:00', 'timeZone', 'UTC'), 'dueAt', extract(epoch from due)::bigint * 1000,
          'completedAt', case status when 'completed' then to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end)
        from filling`,
      values: [JSON.stringify(task)],
    },
    {
      text: `
        insert into todo.events
          (person_id, revision, id, topic, type, source, subject, time, data, trace_parent, correlation_id, published_at)
        select person_id, (select revision from todo.people where people.id = person_id) - ${TASKS} + position, uuidv7(), 'task-events',
          'todo.task.created.v1', '/todo-chatbot/gateway', id, at, jsonb_build_object('task', tasks.task, 'previous', '{}'::jsonb),
          '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', uuidv7()::text, at
        from filling join todo.tasks using (person_id, id)`,
      values: [],
    },
  ])
  await database.query({ text: 'vacuum analyze todo.tasks, todo.events, todo.people', values: [] })
}
