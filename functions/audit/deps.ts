import type { Database } from '../../shared/database/index.ts'
import type { Authenticate } from '../../shared/http/auth.ts'
import type { BaseDeps } from '../../shared/http/function-app.ts'
import type { LimitOptions } from '../../shared/http/limits/index.ts'
import type { Producer } from '../../shared/kafka/producer.ts'

export interface AuditDeps extends BaseDeps {
  database: Database
  /** for redriving dead letters */
  producer: Producer
  authenticate: Authenticate
  /** of pages that may call it, besides local ones */
  webOrigins?: string[]
  limits?: LimitOptions
  now: () => Date
  /** milliseconds, from any start */
  elapsed: () => number
}
