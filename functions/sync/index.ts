import { ConfigError } from '../../shared/config/index.ts'
import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { createAuthenticate } from '../../shared/http/auth.ts'
import { serve } from '../../shared/http/serve.ts'
import { createApp } from './app.ts'
import { createJournal } from './journal.ts'
import { createStreams, type Source } from './streams.ts'
import { createTail } from './tail.ts'
import { upgrade, websocket } from './websocket.ts'

const { config, log, secrets, kafka, sendSpans } = openFunction('sync', process.env)
const database = openDatabase(secrets.databaseUrl)

// Below the timeoutSeconds of its Service, which would cut streams off instead of ending them.
const seconds = Number(process.env.STREAM_SECONDS ?? 290)
if (!(seconds > 0)) throw new ConfigError(`STREAM_SECONDS is '${process.env.STREAM_SECONDS}': set it to seconds`)

const streams = createStreams({
  journal: createJournal(database),
  log,
  source: (): Source => tail,
  lifetime: seconds * 1000,
})
const tail = createTail({
  kafka,
  streams,
  log,
})

const app = createApp({
  log,
  streams,
  authenticate: createAuthenticate(secrets.tokenKeys),
  webOrigins: config.webOrigins,
  upgrade,
  ready: secrets.databaseUrl,
})

serve(app, {
  hostname: config.hostname,
  port: config.port,
  log,
  websocket,
  stopping: streams.stop,
  // Streams end at once; only a device that does not read has not noticed by then.
  drain: 3000,
  closers: [streams.closed, database.close, sendSpans],
})
