/** Streams end when the personal access token that they were opened with is revoked. */
import type { Database } from '../../shared/database/index.ts'
import { goodAccessTokens, REMEMBERED } from '../../shared/http/access-tokens.ts'
import type { Log } from '../../shared/log/index.ts'
import type { Stream } from './stream.ts'

export interface Tokens {
  /** @param token its id */
  watch(stream: Stream, token: string): void
}

interface Options {
  database: Database
  log: Log
  /** milliseconds between two looks, while there are such streams */
  every?: number
}

export function createTokens({ database, log, every = REMEMBERED }: Options): Tokens {
  const opened = new Map<Stream, string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const plan = (): void => {
    timer = setTimeout(() => void look(), every)
  }

  /** One question for all of them. */
  async function look(): Promise<void> {
    for (const stream of opened.keys()) if (stream.isClosed) opened.delete(stream)
    try {
      const rows = opened.size
        ? await database.query<{ id: string }>(goodAccessTokens([...new Set(opened.values())]))
        : []
      const good = new Set(rows.map(({ id }) => id))
      for (const [stream, token] of opened) if (!good.has(token)) stream.end('time')
    } catch (error) {
      // What is away comes back; a stream lasts minutes at most.
      log.warn('looking for revoked tokens failed', { error })
    }
    timer = undefined
    if (opened.size) plan()
  }

  return {
    watch(stream, token) {
      opened.set(stream, token)
      if (!timer) plan()
    },
  }
}
