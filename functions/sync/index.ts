import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { createFindAccessToken } from '../../shared/http/access-tokens.ts'
import { createAuthenticate } from '../../shared/http/auth.ts'
import { serve } from '../../shared/http/serve.ts'
import { createApp } from './app.ts'
import { createConfirm, createJournal } from './journal.ts'
import { createStreams, type Source } from './streams.ts'
import { createTail } from './tail.ts'
import { createTokens } from './tokens.ts'
import { upgrade, websocket } from './websocket.ts'

const { config, log, secrets, kafka, sendSpans } = openFunction('sync', process.env)
const database = openDatabase(secrets.databaseUrl, config.database)

const streams = createStreams({
  journal: createJournal(database),
  log,
  source: (): Source => tail,
  lifetime: config.streamSeconds * 1000,
})
const tail = createTail({ kafka, streams, confirm: createConfirm(database), log })

const app = createApp({
  log,
  streams,
  tokens: createTokens({ database, log }),
  authenticate: createAuthenticate(secrets.tokenKeys, { accessToken: createFindAccessToken(database) }),
  webOrigins: config.webOrigins,
  limits: config.limits,
  upgrade,
  ready: () => Promise.all([secrets.databaseUrl(), secrets.tokenKeys()]),
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
