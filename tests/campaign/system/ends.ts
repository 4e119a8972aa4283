/** Which processes of functions ended without having been told to, as the stand-in for Knative wrote it down. */
import { readFile } from 'node:fs/promises'
import type { ProcessEnd } from '../history.ts'

/** What the campaign sends, and what ends in order. */
const ASKED_FOR = ['exit code 0', 'killed by SIGKILL', 'killed by SIGTERM']

export const endsIn = async (logFile: string): Promise<ProcessEnd[]> => endsOf(await readFile(logFile, 'utf8'))

/** @param log lines of `name`, a tab, and what was written */
export function endsOf(log: string): ProcessEnd[] {
  const ends = log.split('\n').filter((line) => line.startsWith('knative\t{') && line.includes('"a process ended"'))
  return ends
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as { time: string; service: string; how: string })
    .filter(({ how }) => !ASKED_FOR.includes(how))
    .map(({ time, service, how }) => ({ name: service, how, at: Date.parse(time) }))
}
