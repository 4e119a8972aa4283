import type { Database } from '../../shared/database/index.ts'
import type { Authenticate } from '../../shared/http/auth.ts'
import type { BaseDeps } from '../../shared/http/function-app.ts'
import type { Producer } from '../../shared/kafka/producer.ts'

export interface AuditDeps extends BaseDeps {
  database: Database
  /**
   * whether a request to this host may bring events: audit is public, and an event from outside would be a forged entry; KafkaSources use
   * the name inside the cluster
   */
  takesEventsAt: (hostname: string) => boolean
  /** for redriving dead letters */
  producer: Producer
  authenticate: Authenticate
  /** of pages that may call it, besides local ones */
  webOrigins?: string[]
  now: () => Date
  /** milliseconds, from any start */
  elapsed: () => number
}
