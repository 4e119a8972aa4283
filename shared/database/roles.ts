/** A database role for each function: it may do what the function's statements do, and nothing else. */
import type pg from 'pg'
import { timeoutsOf } from './timeouts.ts'

/** What `commit` of shared/outbox touches, whether or not a change has tasks, events or a profile. */
const COMMIT = [
  'select, insert on todo.inbox',
  'select, insert, update (revision, profile) on todo.people',
  'select, insert, update (version, task) on todo.tasks',
  'select, insert on todo.events',
]
/** What a commit of the gate has beside it. */
const BESIDE = [
  'select, insert, update (version, name_key, collection) on todo.collections',
  'select, insert, update (version, comment) on todo.comments',
]
const PUBLISH = ['select, update (published_at, parked_at, parked_reason) on todo.events']

/** What an entry of the audit log touches. */
const APPEND = [
  'select, insert, update (length, hash) on audit.chains',
  'select, insert on audit.entries',
  'select (id, left_revision) on todo.people',
]

/** What it takes to know a person by an access token, and to note that it was used. */
const ACCESS_TOKENS = 'select, update (last_used_at, untold_use) on todo.access_tokens'

export const GRANTS: Record<string, string[]> = {
  gateway: [
    ...COMMIT,
    ...BESIDE,
    ...PUBLISH,
    // What a person leaves behind; todo.erase deletes it, and nothing of anybody who has not left.
    'update (left_revision, left_at, erased_at) on todo.people',
    'execute on function todo.erase(text, integer)',
    // For the export of all that is kept of a person, and for tasks as they were.
    'select, update (confirmed_at, reason) on todo.channels',
    'select on reminder.reminders',
    'select, update (state, attempts, due_at, settled_at, reason) on notification.deliveries',
    'select, insert, update, delete on todo.webhooks',
    'select on audit.entries',
    ACCESS_TOKENS,
    'insert, delete on todo.access_tokens',
    'select, insert, update, delete on todo.calendars',
    'select, update (ended_at, ended_by), delete on todo.sessions',
  ],
  mcp: [
    ...COMMIT,
    ...BESIDE,
    ...PUBLISH,
    ACCESS_TOKENS,
    'select on reminder.reminders',
    // For tasks as they were.
    'select on audit.entries',
  ],
  recurring: [...COMMIT, ...PUBLISH],
  reminder: [
    'select, insert on todo.inbox',
    'select, update (revision) on todo.people',
    'select on todo.tasks',
    'select, insert on todo.events',
    ...PUBLISH,
    'select, insert, update, delete on reminder.reminders',
  ],
  notification: [
    ...COMMIT,
    ...PUBLISH,
    'select, insert, update, delete on notification.deliveries',
    'select, insert, delete on notification.gone_endpoints',
    'select, insert, update on todo.channels',
    'select, update (state, reason, active_since, failing_since) on todo.webhooks',
  ],
  'audit-log': [
    ...APPEND,
    'select, insert on audit.dead_letters',
    // When somebody has left.
    'update (event, salt) on audit.entries',
    'update (record, reason, state, settled_at, settled_by, note) on audit.dead_letters',
  ],
  // Appends who settled a dead letter, and cannot make one.
  audit: [
    ...APPEND,
    'select, update (state, settled_at, settled_by, note) on audit.dead_letters',
    'select (id, published_at, parked_at), update (published_at, parked_at, parked_reason) on todo.events',
    ACCESS_TOKENS,
  ],
  sync: ['select on todo.events', 'select (id, revision) on todo.people', ACCESS_TOKENS],
  relay: [
    ...PUBLISH,
    'insert, delete on todo.events',
    'select, delete on todo.inbox',
    'select (id, revision, left_at, erased_at), update (revision) on todo.people',
    'select (id, person_id, name, untold_use), update (untold_use) on todo.access_tokens',
    'execute on function todo.erase(text, integer)',
    'select, insert, update (owner, until), delete on todo.leases',
    'select, delete on todo.sessions',
  ],
  web: [
    'select, insert, update (seen_at, key, used_key, taken_until, answer, ended_at, ended_by), delete on todo.sessions',
  ],
}

/** The functions that have a role; the others do without a database. */
export const FUNCTIONS_WITH_ROLE = Object.keys(GRANTS)

export const roleOf = (functionName: string): string => `todo_${functionName.replaceAll('-', '_')}`

const SCHEMAS = ['todo', 'audit', 'reminder', 'notification']

/**
 * Makes the roles that are missing, sets their passwords, and gives each its grants in place of any it had. Nothing is refused to a
 * function that works meanwhile: the old grants go and the new ones come in one transaction.
 *
 * @param client of the owner of the tables, who may create roles
 * @param logins address of the database with the login of each function, by the function's name
 */
export async function applyRoles(client: pg.Client, logins: Record<string, string>): Promise<void> {
  await client.query('begin')
  for (const [functionName, url] of Object.entries(logins)) {
    const role = roleOf(functionName)
    const { username, password } = new URL(url)
    if (username !== role) throw new Error(`${functionName} logs in as '${username}', and its role is '${role}'`)
    if (!password) throw new Error(`The database address of ${functionName} has no password`)
    await client.query(statementsFor(client, functionName, decodeURIComponent(password)).join(';\n'))
  }
  await client.query('commit')
}

function statementsFor(client: pg.Client, functionName: string, password: string): string[] {
  const role = roleOf(functionName)
  const grants = GRANTS[functionName]
  if (!grants) throw new Error(`There is no role for '${functionName}': ${FUNCTIONS_WITH_ROLE.join(', ')} have one`)
  const schemas = SCHEMAS.filter((schema) => grants.some((grant) => grant.includes(` on ${schema}.`)))
  return [
    // Another database of the same server may have made it, at this very moment too.
    `do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$`,
    `alter role ${role} login password ${client.escapeLiteral(password)}`,
    `revoke all on all tables in schema ${SCHEMAS.join(', ')} from ${role}`,
    `revoke all on all functions in schema ${SCHEMAS.join(', ')} from ${role}`,
    `revoke all on schema ${SCHEMAS.join(', ')} from ${role}`,
    `grant usage on schema ${schemas.join(', ')} to ${role}`,
    ...grants.map((grant) => `grant ${grant} to ${role}`),
    ...settingsOf(functionName).map(([name, value]) => `alter role ${role} set ${name} = ${value}`),
  ]
}

/** Whose prepared statements list tasks: planned for the average person, they would sort all that somebody has who has many. */
const LISTING = ['gateway', 'mcp']

/** Of the role and not of a connection: so they hold for Neon's HTTP and behind a pooler too. Milliseconds. */
function settingsOf(functionName: string): [name: string, value: number | 'on' | 'off'][] {
  const { statement, lock, idle } = timeoutsOf(functionName)
  return [
    ['statement_timeout', statement],
    ['lock_timeout', lock],
    ['idle_in_transaction_session_timeout', idle],
    // Off: only where no index has the order.
    ['enable_sort', LISTING.includes(functionName) ? 'off' : 'on'],
  ]
}
