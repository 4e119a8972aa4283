/** Neon's SQL-over-HTTP endpoint, as its driver speaks it, in front of the real Postgres of the tests. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

interface Query {
  query: string
  params: unknown[]
}

export interface NeonDouble {
  endpoint: string
  /** Answers the next requests as Neon does while its Postgres wakes up. */
  sleep(requests: number): void
  stop: () => Promise<void>
}

export async function startNeonDouble(databaseUrl: string): Promise<NeonDouble> {
  let asleep = 0
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 })
  // The driver parses values itself, so the endpoint hands out Postgres's own text.
  const types = { getTypeParser: () => (value: string) => value }
  const run = async (client: pg.Pool | pg.PoolClient, { query, params }: Query) => {
    const { fields, rows, rowCount, command } = await client.query({
      text: query,
      values: params,
      rowMode: 'array',
      types: types as never,
    })
    return {
      fields: fields.map(({ name, dataTypeID }) => ({ name, dataTypeID })),
      rows,
      rowCount,
      command,
      rowAsArray: true,
    }
  }
  const answer = async (body: Query | { queries: Query[] }) => {
    if (!('queries' in body)) return run(pool, body)
    const client = await pool.connect()
    try {
      await client.query('begin')
      const results = []
      for (const query of body.queries) results.push(await run(client, query))
      await client.query('commit')
      return { results }
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
  const server = createServer(async (request, response) => {
    if (asleep > 0) {
      asleep--
      response.writeHead(500, { 'content-type': 'application/json' })
      return response.end(JSON.stringify({ message: 'Control plane request failed', code: '' }))
    }
    try {
      const result = await answer(JSON.parse(await text(request)))
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
    } catch (error) {
      const { message, code } = error as { message: string; code: string }
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ message, code }))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}/sql`,
    sleep(requests) {
      asleep = requests
    },
    stop: async () => {
      await new Promise((resolve) => server.close(resolve))
      await pool.end()
    },
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
