/** What went wrong, in words that say what to do, and with nothing internal in them. */
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'
import { problemOf } from '../../../shared/http/function-app.ts'
import { ToolArgumentError } from '../../../shared/language/commands/tool.ts'
import { CommitUnanswered } from '../../../shared/outbox/index.ts'
import type { Caller } from '../caller.ts'
import type { McpDeps } from '../deps.ts'

const UNKNOWN =
  'The database stopped answering while this was being stored: it may have happened, or not. Look before you try again.'

interface Told {
  detail: string
  /** it is not the caller's to put right */
  isOurs: boolean
}

/** @param what was asked for, for the log */
export function toldOf(error: unknown, what: string, { log }: McpDeps, { trace }: Caller): Told {
  if (error instanceof ToolArgumentError) return { detail: error.message, isOurs: false }
  const { status, message } = problemOf(error)
  const isOurs = status >= 500
  if (isOurs) log.error('agent not served', { what, error, traceId: trace.traceId })
  return { detail: error instanceof CommitUnanswered ? UNKNOWN : message, isOurs }
}

/** What is read, and no tool, fails by an error of the protocol. */
export async function reading<Result>(
  what: string,
  deps: McpDeps,
  caller: Caller,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    const { detail, isOurs } = toldOf(error, what, deps, caller)
    throw new ProtocolError(isOurs ? ProtocolErrorCode.InternalError : ProtocolErrorCode.InvalidParams, detail)
  }
}
