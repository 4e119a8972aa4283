/** Refused, black-holed and slow connections between the functions and what they need. */
import type { Fault } from '../schedule.ts'
import type { CampaignSystem } from '../system/index.ts'
import type { Mend } from './mend.ts'

type NetworkFault = Extract<Fault, { kind: 'refuse' | 'black-hole' | 'slow' }>

export async function beginNetworkFault({ proxies }: CampaignSystem, fault: NetworkFault): Promise<Mend> {
  const proxy = proxies[fault.target]
  switch (fault.kind) {
    case 'refuse':
      proxy.cut()
      return () => proxy.mend()
    case 'black-hole':
      proxy.hold()
      return async () => proxy.release()
    case 'slow':
      proxy.slow(fault.delay)
      return async () => proxy.slow(0)
  }
}
