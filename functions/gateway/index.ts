import { openStateStore } from '../../shared/dapr/index.ts'
import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { createFindAccessToken } from '../../shared/http/access-tokens.ts'
import { createAuthenticate } from '../../shared/http/auth.ts'
import { BODY_LIMITS } from '../../shared/http/read-body.ts'
import { serve } from '../../shared/http/serve.ts'
import { keyText, signingKeyOf } from '../../shared/webhooks/index.ts'
import { createApp } from './app.ts'
import { openModel } from './chat/assistant/open-model.ts'
import { openSpeech } from './speech/open-speech.ts'
import { openWriter } from './writes/open-writer.ts'

const name = 'gateway'
const { config, log, secrets, kafka, sendSpans } = openFunction(name, process.env)
const state = openStateStore({ daprUrl: config.daprUrl, store: config.stateStore })
const database = openDatabase(secrets.databaseUrl, config.database)
const authenticate = createAuthenticate(secrets.tokenKeys, { accessToken: createFindAccessToken(database) })
const { deps, serving } = openWriter({ name, config, log, secrets, kafka, sendSpans, database, state, authenticate })

const signingSecret = () => secrets.get('webhook-signing-key')

const app = createApp({
  ...deps,
  model: openModel(secrets, config),
  modelLimits: config.modelLimits,
  speech: openSpeech(secrets, config),
  speechSeconds: config.speechSeconds,
  sendsPerDay: config.sendsPerDay,
  modelHint: config.modelHint,
  signingSecret,
  publicUrl: config.publicUrl,
  reach: config.reach,
  async webhookKey(personId) {
    const key = await signingSecret()
    return key && keyText(await signingKeyOf(key, personId))
  },
  pushKey: () => secrets.get('vapid-public-key'),
})

serve(app, { ...serving, largestBody: BODY_LIMITS.recording })
