/**
 * While a new revision takes over, the one before works on the new schema: a migration changes nothing that its statements rely on (docs/deploy.md).
 */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const FOLDER = new URL('./migrations/', import.meta.url)
/** The last migration that was made before there was this rule. */
const BEFORE = '0033-leaving.sql'
/** What contracts: only when no statement of the release before uses what goes. */
const CONTRACTS = /^\d{4}-contract-/

/** Tables whose rows the code makes as a whole, `row(...)::audit.entries`: one column more, and the statement of before has too few. */
const madeWhole = new Set(
  globSync(['functions/**/*.ts', 'shared/**/*.ts'])
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\)::((?:todo|audit|reminder|notification)\.\w+)/g)])
    .map(([, table]) => table!),
)

interface Rule {
  what: string
  breaks(statement: string, made: (table: string) => boolean): boolean
}

const RULES: Rule[] = [
  {
    what: 'takes away or renames what the revision before may use',
    breaks: (statement) =>
      /^drop (table|schema|function|type|sequence|view)\b/.test(statement) ||
      /^alter .*\b(drop (column|constraint)|rename)\b/.test(statement),
  },
  {
    what: 'changes the type of a column, or what a function gives',
    breaks: (statement) => /^alter table .*\balter( column)? \w+ (set data )?type\b/.test(statement),
  },
  {
    what: 'refuses rows that the revision before writes',
    breaks: (statement, made) => {
      const table = /^(?:alter table(?: only)?|create unique index .*? on(?: only)?) ([\w.]+)/.exec(statement)?.[1]
      if (!table || made(table)) return false
      return (
        /^create unique index/.test(statement) ||
        /\bset not null\b|\badd (constraint \w+ )?(unique|check|foreign|exclude|primary)\b/.test(statement) ||
        statement
          .split(/\badd column\b/)
          .slice(1)
          .some((column) => /\bnot null\b/.test(column) && !/\bdefault\b/.test(column))
      )
    },
  },
  {
    what: 'gives another shape to rows that a statement makes as a whole',
    breaks: (statement) => {
      const table = /^alter table(?: only)? ([\w.]+) .*\badd column\b/.exec(statement)?.[1]
      return table !== undefined && madeWhole.has(table)
    },
  },
]

/** In small letters, without comments and bodies of functions, each on one line. */
const statementsOf = (sql: string): string[] =>
  sql
    .replace(/--.*$/gm, '')
    .replace(/\$\$.*?\$\$/gs, '$$$$')
    .toLowerCase()
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim())
    .filter(Boolean)

function broken(sql: string): string[] {
  const statements = statementsOf(sql)
  const made = (table: string) => statements.some((each) => each.startsWith(`create table ${table} `))
  return RULES.filter(({ breaks }) => statements.some((statement) => breaks(statement, made))).map(({ what }) => what)
}

const names = readdirSync(FOLDER).filter((name) => name > BEFORE)

test.each(names.filter((name) => !CONTRACTS.test(name)))('%s leaves the revision before at work', (name) => {
  expect(broken(readFileSync(new URL(name, FOLDER), 'utf8'))).toEqual([])
})

describe('the rule', () => {
  test.each([
    ['drop table todo.leases', 0],
    ['alter table todo.tasks drop column words', 0],
    ['alter table todo.tasks rename column words to terms', 0],
    ['alter table todo.tasks alter column version type bigint', 1],
    ['create unique index one_open on todo.tasks (person_id)', 2],
    ['alter table todo.people add column\n  born date not null', 2],
    ['alter table todo.people alter column profile set not null', 2],
    ['alter table todo.people add check (revision > 0)', 2],
    ['alter table audit.entries add column salt bytea', 3],
  ])('%s is refused', (sql, rule) => {
    expect(broken(sql)).toEqual([RULES[rule]!.what])
  })

  test.each([
    'alter table todo.events add column committed_at timestamptz not null default now()',
    'create table todo.new (id text primary key, at date not null); create unique index new_at on todo.new (at)',
    'drop index todo.events_unpublished',
    'drop trigger entries_append_only on audit.entries',
    'create function f() returns int language sql as $$ select 1; drop table x $$',
    '-- drop table todo.leases;\nselect 1',
  ])('%s is allowed', (sql) => {
    expect(broken(sql)).toEqual([])
  })

  test('would have held up the two migrations that the revision before met with an error', () => {
    const read = (name: string) => broken(readFileSync(new URL(name, FOLDER), 'utf8'))
    expect(read('0030-one-open-occurrence.sql')).toContain(RULES[2]!.what)
    expect(read('0033-leaving.sql')).toContain(RULES[3]!.what)
  })
})
