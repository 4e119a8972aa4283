/** What the workflows may do, and whose code they run. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { IMAGES } from '../../scripts/dev/bundle.ts'

const FOLDER = fileURLToPath(new URL('../../.github/workflows/', import.meta.url))

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}
interface Job {
  permissions?: Record<string, string>
  environment?: string
  'timeout-minutes'?: number
  steps: Step[]
  strategy?: { matrix: { name: string[] } }
}
interface Workflow {
  permissions?: Record<string, string>
  jobs: Record<string, Job>
}

const workflows = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  return { file, text, workflow: parse(text) as Workflow }
})

describe.each(workflows)('$file', ({ text, workflow }) => {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)

  test('runs actions by the hash of a commit only, and says which version that is', () => {
    const uses = text.match(/uses: .*/g) ?? []
    for (const line of uses) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('may only read, but for what a job names', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const { permissions = {} } of Object.values(workflow.jobs)) expect(permissions.contents ?? 'read').toBe('read')
  })

  test('leaves no credentials behind, and ends', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false })
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60)
  })

  test('puts nothing that others can write into a script', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
  })
})

const jobs = Object.assign({}, ...workflows.map(({ workflow }) => workflow.jobs)) as Record<string, Job>

test('there is an image of every function and of the migration', () => {
  expect(jobs.image!.strategy!.matrix.name).toEqual(IMAGES)
})

test('the cloud is deployed to with approval only', () => {
  expect(jobs.cloud!.environment).toBe('cloud')
})

test('an image is built from bases by their digest, or from nothing', () => {
  const dockerfile = readFileSync(join(FOLDER, '../../scripts/image/Dockerfile'), 'utf8')
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1])
  expect(bases).toEqual([expect.stringMatching(/^node:24-bookworm-slim@sha256:[0-9a-f]{64}$/), 'scratch'])
})

test('the bill of materials that is signed is the one in the image, not one of the machine that built it', () => {
  const { steps } = jobs.image!
  const signed = steps.find(({ uses }) => uses?.startsWith('actions/attest-sbom@'))!.with!['sbom-path']
  const copying = steps.find(({ run }) => run?.includes('docker cp'))!
  expect(copying.run).toContain(`:/usr/share/doc/todo-chatbot/sbom.spdx.json" ${signed}\n`)
  expect(steps.filter(({ run }) => run?.includes('scripts/images'))).toEqual([])
})

test('each change is asked by made-up requests, and its dependencies are held against known vulnerabilities', () => {
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
  expect(runs).toEqual(expect.arrayContaining(['make fuzz', expect.stringMatching(/^npm audit --omit=dev/)]))
})
