/** What processor time requests cost, and whom. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Database } from '../../shared/database/index.ts'
import type { Measured } from './process.ts'

/** Milliseconds of a clock tick as /proc counts them: 100 a second on every Linux. */
const TICK = 10

interface Processes {
  gateway: Measured
  database: Database
}

/** Milliseconds of processors that a request takes. */
export interface ProcessorTime {
  gateway: number
  /** of all its processes */
  postgres: number
}

/** Runs requests, and says what each of them took. */
export async function withProcessorTime<Result>(
  { gateway, database }: Processes,
  run: () => Promise<{ result: Result; requests: number }>,
): Promise<{ result: Result; time: ProcessorTime }> {
  const postmaster = await postmasterOf(database)
  const before = { gateway: timeOf(gateway.pid), postgres: timeOfChildren(postmaster) }
  const { result, requests } = await run()
  const gatewayTime = timeOf(gateway.pid) - before.gateway
  const postgresTime = timeOfChildren(postmaster) - before.postgres
  return { result, time: { gateway: gatewayTime / requests, postgres: postgresTime / requests } }
}

async function postmasterOf(database: Database): Promise<number> {
  const [row] = await database.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid', values: [] })
  return statOf(row!.pid).parent
}

const timeOf = (pid: number): number => statOf(pid).time

/** Of the processes that are there now, and of those that have ended. */
const timeOfChildren = (parent: number): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [statOf(Number(name))]
      } catch {
        // It ended meanwhile.
        return []
      }
    })
    .filter((stat) => stat.parent === parent)
    .reduce((sum, { time }) => sum + time, statOf(parent).ofEnded)

/** See proc_pid_stat(5); the name of the program, which may have spaces, ends with the last bracket. */
function statOf(pid: number): { parent: number; time: number; ofEnded: number } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [user, system, userOfEnded, systemOfEnded] = fields.slice(11, 15) as [number, number, number, number]
  return { parent: fields[1]!, time: (user + system) * TICK, ofEnded: (userOfEnded + systemOfEnded) * TICK }
}
