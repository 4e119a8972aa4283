/** Everybody is reminded at nine: reminders of as many people, due in the same second, through the whole system. */
import { setTimeout } from 'node:timers/promises'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import type { System } from '../dev/system.ts'
import { addTasks } from './fill.ts'
import { ms, quantile, type Row, type Section } from './table.ts'

/** Milliseconds after which 99 of 100 are to be stored as fired, and to be told in the app. */
const GOALS = [
  { people: 1000, fired: 100, told: 500 },
  { people: 20_000, fired: 1000, told: 5000 },
]
/** seconds for which the last is waited for */
const PATIENCE = 600

export async function reminders({ databaseUrl }: System): Promise<Section> {
  const database = openDatabase(databaseUrl, { timeout: 60_000 })
  try {
    const rows: Row[] = []
    for (const goal of GOALS) rows.push(...(await remind(database, goal)))
    return {
      title: 'Reminders',
      how: 'Of as many people, due in the same second: from that to the commit that fires each, and to the one that tells it in the app, through Kafka and the local stand-in.',
      rows,
    }
  } finally {
    await database.close()
  }
}

async function remind(database: Database, { people, fired, told }: (typeof GOALS)[number]): Promise<Row[]> {
  const names = Array.from({ length: people }, (_, index) => `due-${people}-${index}`)
  await addTasks(database, { people: names, tasks: 1 })
  await database.query(due(names))
  const lateness = await untilTold(database, names)
  const row = (what: 'fired' | 'told', share: number, goal?: number): Row => {
    const value = quantile(
      lateness.map((each) => each[what]),
      share,
    )
    const judged = goal && { goal: ms(goal), met: value <= goal }
    return { what: `${people}: ${what}, p${share * 100}`, value, measured: ms(value), ...judged }
  }
  return [row('fired', 0.5), row('fired', 0.99, fired), row('told', 0.5), row('told', 0.99, told), row('told', 1)]
}

/** Soon after a full minute: the ping of that minute is what claims them. */
const due = (names: string[]) => ({
  text: `
    insert into reminder.reminders (id, person_id, task_id, version, kind, at, due_at, trace_parent, causation_id, correlation_id)
    select uuidv7(), person_id, id, 1, 'snooze', date_trunc('minute', now() + interval '75 seconds') + interval '20 seconds',
      (task ->> 'dueAt')::bigint, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', uuidv7()::text, uuidv7()::text
    from todo.tasks where person_id = any($1::text[])`,
  values: [names],
})

/** Milliseconds by which each was late. */
async function untilTold(database: Database, names: string[]): Promise<{ fired: number; told: number }[]> {
  const count = { text: 'select count(*)::int as told from notification.deliveries where person_id = any($1::text[])' }
  for (let second = 0; second < PATIENCE; second++) {
    const [row] = await database.query<{ told: number }>({ ...count, values: [names] })
    if (row!.told >= names.length) return database.query(latenessOf(names))
    await setTimeout(1000)
  }
  throw new Error(`after ${PATIENCE} s not everybody was told`)
}

const latenessOf = (names: string[]) => ({
  text: `
    select extract(epoch from event.committed_at - reminder.at)::float * 1000 as fired,
      extract(epoch from delivery.settled_at - reminder.at)::float * 1000 as told
    from reminder.reminders as reminder
    join todo.events as event on event.person_id = reminder.person_id and event.type = 'todo.reminder.fired.v1'
    join notification.deliveries as delivery on delivery.person_id = reminder.person_id
    where reminder.person_id = any($1::text[])`,
  values: [names],
})
