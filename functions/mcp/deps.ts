import type { TaskQuotaConfig } from '../../shared/config/functions.ts'
import type { StateStore } from '../../shared/dapr/index.ts'
import type { Database } from '../../shared/database/index.ts'
import type { Authenticate } from '../../shared/http/auth.ts'
import type { BaseDeps } from '../../shared/http/function-app.ts'
import type { LimitOptions } from '../../shared/http/limits/index.ts'
import type { Publisher } from '../../shared/outbox/index.ts'
import type { ExecuteDeps } from '../gateway/writes/execute.ts'

export interface McpOptions extends BaseDeps {
  database: Database
  publisher: Publisher
  /** of plans that wait for a yes */
  state: StateStore
  authenticate: Authenticate
  /** the URL that agents connect to */
  mcpUrl: string
  /** of the identity provider that gives agents tokens; undefined where there is none */
  issuer: () => Promise<string | undefined>
  /** of pages that may call it, besides local ones */
  webOrigins?: string[]
  now: () => Date
  limits?: LimitOptions
  quotas?: Partial<TaskQuotaConfig>
}

export interface McpDeps extends Omit<McpOptions, 'quotas'>, ExecuteDeps {}
