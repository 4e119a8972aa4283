/** What a tool is, and how it answers. */
import type { CallToolResult, InputRequiredResult, ServerContext, ToolAnnotations } from '@modelcontextprotocol/server'
import type * as z from 'zod/mini'
import type { Scope } from '../../../../shared/http/scopes.ts'
import type { Caller } from '../../caller.ts'
import type { McpDeps } from '../../deps.ts'
import type { Json } from '../schema.ts'

/** One call of a tool. */
export interface Call {
  deps: McpDeps
  caller: Caller
  context: ServerContext
}

export type Answer = CallToolResult | InputRequiredResult

export interface AgentTool {
  name: string
  title: string
  description: string
  /** of the arguments, which are checked where they are read */
  input: Json
  /** of the structured result */
  output: z.ZodMiniType
  scope: Scope
  annotations: ToolAnnotations
  /** @throws ToolArgumentError, Refusal, Problem and what else `function-app.ts` has words for */
  run(given: Json, call: Call): Promise<Answer>
}

/** The same as data and as text, for clients that know no structured results. */
export const answered = (data: Json): CallToolResult => ({
  content: [{ type: 'text', text: JSON.stringify(data) }],
  structuredContent: data,
})

/** What the agent can put right, in words. */
export const failed = (detail: string, data?: Json): CallToolResult => ({
  content: [{ type: 'text', text: data ? `${detail}\n${JSON.stringify(data)}` : detail }],
  isError: true,
})

/** It looks, and may look again. */
export const READS: ToolAnnotations = { readOnlyHint: true, openWorldHint: false }
