/** Carries out the schedule: each fault begins, lasts, and is taken back, whatever else happens meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { History } from '../history.ts'
import { type Fault, type Planned, wordsOf } from '../schedule.ts'
import type { CampaignSystem } from '../system/index.ts'
import { beginDiskFault } from './disk.ts'
import type { Mend } from './mend.ts'
import { beginNetworkFault } from './network.ts'
import { beginProcessFault } from './processes.ts'

/**
 * Resolves when `signal` aborts, with everything mended.
 *
 * @param overlap whether the next fault may begin before the one before is over
 */
export async function breakThings(
  system: CampaignSystem,
  plan: Iterable<Planned>,
  { history, overlap, signal }: { history: History; overlap: boolean; signal: AbortSignal },
): Promise<void> {
  const lasting = new Set<Promise<void>>()
  for (const planned of plan) {
    await pause(planned.after, signal)
    if (signal.aborted) break
    const one = carryOut(system, planned, history, signal).finally(() => lasting.delete(one))
    lasting.add(one)
    if (!overlap) await one
  }
  await Promise.all(lasting)
}

async function carryOut(
  system: CampaignSystem,
  { fault, lasts, replicas }: Planned,
  history: History,
  signal: AbortSignal,
): Promise<void> {
  if (replicas !== undefined) system.setReplicas(replicas)
  const from = Date.now()
  const mend = await begin(system, fault)
  if (!mend) return
  const note = { what: wordsOf(fault), from, to: undefined as number | undefined }
  history.faults.push(note)
  await pause(lasts, signal)
  await mend()
  note.to = Date.now()
}

/** @returns undefined where this machine cannot have it */
async function begin(system: CampaignSystem, fault: Fault): Promise<Mend | undefined> {
  switch (fault.kind) {
    case 'refuse':
    case 'black-hole':
    case 'slow':
      return beginNetworkFault(system, fault)
    case 'full-disk':
      return beginDiskFault(system, fault)
    default:
      return beginProcessFault(system, fault)
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => {})
