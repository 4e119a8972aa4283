/** A disk without room: Postgres and Kafka end, or refuse, and come back when there is room again. */
import type { Fault } from '../schedule.ts'
import type { CampaignSystem } from '../system/index.ts'
import type { Mend } from './mend.ts'

type DiskFault = Extract<Fault, { kind: 'full-disk' }>

export async function beginDiskFault(
  { volumes, parts }: CampaignSystem,
  { target }: DiskFault,
): Promise<Mend | undefined> {
  const volume = volumes[target]
  if (!volume) return undefined
  await volume.fill()
  return async () => {
    await volume.free()
    await parts[target].raise()
  }
}
