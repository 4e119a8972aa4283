import { openStateStore } from '../../shared/dapr/index.ts'
import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { createFindAccessToken } from '../../shared/http/access-tokens.ts'
import { createAuthenticate } from '../../shared/http/auth.ts'
import { serve } from '../../shared/http/serve.ts'
import { openWriter } from '../gateway/writes/open-writer.ts'
import { createApp } from './app.ts'

const name = 'mcp'
const { config, log, secrets, kafka, sendSpans } = openFunction(name, process.env)
const state = openStateStore({ daprUrl: config.daprUrl, store: config.stateStore })
const database = openDatabase(secrets.databaseUrl, config.database)
const { mcpUrl } = config
const accessToken = createFindAccessToken(database)
const authenticate = createAuthenticate(secrets.tokenKeys, { accessToken, resource: mcpUrl })
const { deps, serving } = openWriter({ name, config, log, secrets, kafka, sendSpans, database, state, authenticate })

serve(createApp({ ...deps, mcpUrl }), serving)
