/** Processes that die, stand still, are restarted in turn, or whose clock is set. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '../schedule.ts'
import type { CampaignSystem } from '../system/index.ts'
import { type Part, signal } from '../system/part.ts'
import type { Mend } from './mend.ts'

type ProcessFault = Extract<Fault, { kind: 'kill' | 'orphan' | 'stop' | 'roll' | 'clock' }>

/** Milliseconds between the processes of a rolling restart. */
const BETWEEN = 300

export async function beginProcessFault(system: CampaignSystem, fault: ProcessFault): Promise<Mend | undefined> {
  const { target } = fault
  const part = partOf(system, target)
  switch (fault.kind) {
    case 'orphan':
      return orphaned(system)
    case 'kill':
      if (part) return killed(part, system)
      return signalled(await system.pidsOf(target), 'SIGKILL')
    case 'stop':
      return stopped(part === system.standIn ? [part.pid] : part ? await part.pids() : await system.pidsOf(target))
    case 'roll':
      return rolled(await system.pidsOf(target))
    case 'clock':
      await system.setClock(target, fault.step)
      return () => system.setClock(target, 0)
  }
}

function partOf({ parts, standIn }: CampaignSystem, target: Fault['target']): Part | undefined {
  if (target === 'stand-in') return standIn
  return target in parts ? parts[target as keyof typeof parts] : undefined
}

async function killed(part: Part, system: CampaignSystem): Promise<Mend> {
  await part.kill()
  if (part === system.standIn) await everyFunction(system, 'SIGKILL')
  return () => part.raise()
}

/** The functions of a stand-in that died alone go on with what they have begun, and hold what they hold. */
async function orphaned(system: CampaignSystem): Promise<Mend> {
  const running = async () => (await Promise.all(system.functions.map(system.pidsOf))).flat()
  const orphans = await running()
  await system.standIn.kill('alone')
  await system.standIn.raise()
  return async () => {
    // Only those that are still what they were: another process may have the number by now.
    for (const pid of await running()) if (orphans.includes(pid)) signal(pid, 'SIGKILL')
  }
}

async function everyFunction(system: CampaignSystem, name: NodeJS.Signals): Promise<void> {
  for (const each of system.functions) for (const pid of await system.pidsOf(each)) signal(pid, name)
}

/** Nothing is left to mend: whoever runs it starts it again. */
const goesOn: Mend = async () => {}

/** undefined where there is none: scaled to zero, a function has no process that could be broken. */
async function signalled(pids: number[], name: NodeJS.Signals): Promise<Mend | undefined> {
  for (const pid of pids) signal(pid, name)
  return pids.length ? goesOn : undefined
}

async function stopped(pids: number[]): Promise<Mend | undefined> {
  const isStopped = await signalled(pids, 'SIGSTOP')
  return isStopped && (async () => void signalled(pids.toReversed(), 'SIGCONT'))
}

async function rolled(pids: number[]): Promise<Mend | undefined> {
  for (const pid of pids) {
    signal(pid, 'SIGTERM')
    await sleep(BETWEEN)
  }
  return pids.length ? goesOn : undefined
}
