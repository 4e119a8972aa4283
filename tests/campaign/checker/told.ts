/** What an answer says, whatever it is: of one that is not as it should be nothing is found in it, and another rule says so. */
export const listIn = (answer: unknown, name: string): unknown[] => {
  const list = (answer as Record<string, unknown> | null | undefined)?.[name]
  return Array.isArray(list) ? list : []
}

/** Tasks, or what else has a version, in the list of that name. */
export const statesIn = <State extends { version: number }>(answer: unknown, name: string): State[] =>
  listIn(answer, name).filter((each): each is State => hasVersion(each))

export const hasVersion = (value: unknown): value is { version: number } =>
  typeof (value as { version?: unknown } | null | undefined)?.version === 'number'

/** Of a call of a tool (JSON-RPC), as it was made or answered. */
export interface ToolCall {
  params?: { name?: string }
}

export interface ToolAnswer {
  error?: { message?: string }
  result?: { isError?: boolean; content?: { text?: string }[]; structuredContent?: Record<string, unknown> }
}
