import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

interface Rule {
  alert: string
  expr: string
  annotations: { summary: string; runbook_url: string }
}

const rules: Rule[] = parse(read('knative/observability/alerts.yaml')).spec.groups.flatMap(
  ({ rules }: { rules: Rule[] }) => rules,
)
const panels: { title: string; targets: { expr: string }[] }[] = JSON.parse(
  read('knative/observability/dashboard.json'),
).panels

/** By Strimzi's Kafka Exporter. */
const FOREIGN = ['kafka_consumergroup_lag']

/** Every metric that the code makes, by the names of its samples. */
const ours = new Set(
  ['shared', 'functions']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...read(file).matchAll(/\b(counter|gauge|histogram)\(\s*'(\w+)'/g)])
    .flatMap(([, kind, name]) =>
      kind === 'histogram' ? ['_bucket', '_sum', '_count'].map((suffix) => name! + suffix) : [name!],
    ),
)

const metricsIn = (expression: string) => expression.match(/\b(?:todo|process|kafka)_\w+/g) ?? []

describe('what is watched exists', () => {
  test.each(rules.map((rule) => [rule.alert, rule.expr]))('the alert %s', (_, expr) => {
    expect(metricsIn(expr).filter((name) => !ours.has(name) && !FOREIGN.includes(name))).toEqual([])
    expect(metricsIn(expr)).not.toEqual([])
  })
  test.each(panels.map(({ title, targets }) => [title, targets.map(({ expr }) => expr)] as const))(
    'the panel %s',
    (_, all) => {
      expect(all.flatMap(metricsIn).filter((name) => !ours.has(name) && !FOREIGN.includes(name))).toEqual([])
      expect(all.every((expr) => metricsIn(expr).length > 0)).toBe(true)
    },
  )
})

test('every metric is shown', () => {
  const shown = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr)))
  const families = [...ours].map((name) => name.replace(/_(bucket|sum|count)$/, ''))
  expect(families.filter((family) => !shown.some((name) => name.startsWith(family)))).toEqual([])
})

test('every alert has its section in the manual', () => {
  const manual = read('docs/operations.md')
  for (const { alert, annotations } of rules) {
    expect(manual).toMatch(new RegExp(`^### ${alert}$`, 'm'))
    expect(annotations.runbook_url).toMatch(new RegExp(`/docs/operations\\.md#${alert.toLowerCase()}$`))
  }
})

test('no alert or panel names a person', () => {
  const all = [...rules.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))]
  expect(all.filter((expr) => /person|subject|task_id/.test(expr))).toEqual([])
})
