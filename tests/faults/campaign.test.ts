/** Two minutes of `make faults`, with a system of its own. */
import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Faults, disturbed deliveries, operations, requests, events and reminders: none is none, for then nothing was proved. */
const CLEAN = /^\| 11 \| 2 \| 9 \|( [1-9]\d* \|){6} .*\| 0 \| 0 \| 0 \|$/m

/** Not what the shell of the one who runs the tests says. */
const SETTINGS = { SEED: '11', MINUTES: '2', PEOPLE: '9', MODE: '', SABOTAGE: '' }

async function faults(env: Record<string, string>): Promise<{ status: number | null; text: string }> {
  const child = spawn(process.execPath, ['tests/campaign/main.ts'], {
    env: { ...process.env, ...SETTINGS, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, text }
}

test.runIf(process.platform === 'linux')(
  'whatever is broken for two minutes, nothing is lost and nothing happens twice',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'todo-chatbot-'))
    const [report, again, evidence] = ['reliability.md', 'again.md', 'evidence'].map((name) => join(directory, name))
    for (const file of [report!, again!]) await copyFile('docs/reliability.md', file)
    const { status, text } = await faults({ REPORT: report!, EVIDENCE: evidence! })
    expect(text).toContain('Nothing was lost, and nothing happened twice. Seed 11')
    expect(status).toBe(0)
    expect(await readFile(report!, 'utf8')).toMatch(CLEAN)
    expect((await faults({ MODE: 'judge', REPORT: again!, EVIDENCE: evidence! })).status).toBe(0)
    expect(await readFile(again!, 'utf8')).toBe(await readFile(report!, 'utf8'))
    await rm(directory, { recursive: true })
  },
  900_000,
)
