import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { serve } from '../../shared/http/serve.ts'
import { openSources } from '../../shared/http/sources.ts'
import { newId } from '../../shared/ids/index.ts'
import { createProducer } from '../../shared/kafka/producer.ts'
import { createPublisher } from '../../shared/outbox/index.ts'
import { createDatabaseClock, systemTimer } from '../../shared/time/database-clock.ts'
import { createApp } from './app.ts'
import { createEmailConfirmation, createWebhookConfirmation } from './channels/confirmation.ts'
import { createEmail } from './channels/email.ts'
import { createMailer } from './channels/mailer.ts'
import { createPush, createWebPush } from './channels/web-push.ts'
import { createSignedPost, createWebhook } from './channels/webhook.ts'
import { createCourier } from './courier.ts'
import { createConfirmations, createReminders } from './kinds.ts'
import { createPost } from './outbound.ts'
import { createChallenges, createEvents } from './webhooks/kinds.ts'
import { createNoticeSenders, createNotices } from './webhooks/notices.ts'

const name = 'notification'
const { config, log, secrets, kafka, sendSpans } = openFunction(name, process.env)
const sources = openSources(config.deliveries)
const database = openDatabase(secrets.databaseUrl, config.database)
const producer = createProducer({ ...kafka, clientId: name, log })
const publisher = createPublisher({ database, producer, log })

const now = () => new Date()
const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
const clock = createDatabaseClock(systemTimer)
const owner = newId()
const { mailFrom: from, vapidContact: contact, reach, publicUrl, sendsPerDay } = config
const post = createPost({ reach })
const vapidKeys = async () => {
  const [publicKey, privateKey] = [await secrets.get('vapid-public-key'), await secrets.get('vapid-private-key')]
  return publicKey && privateKey ? { publicKey, privateKey } : undefined
}
const signingSecret = () => secrets.get('webhook-signing-key')
const mail = createMailer({ smtpUrl: () => secrets.get('smtp-url'), from })
const signedPost = createSignedPost({ signingSecret, post, now })
const push = createPush({ keys: vapidKeys, contact, post })
const kinds = {
  reminder: createReminders({
    email: createEmail(mail),
    webhook: createWebhook(signedPost),
    'web-push': createWebPush(push),
  }),
  confirmation: createConfirmations({
    email: createEmailConfirmation({ mail, signingSecret, publicUrl, now }),
    webhook: createWebhookConfirmation(signedPost, now),
  }),
  challenge: createChallenges(signedPost, now),
  event: createEvents(signedPost),
  notice: createNotices(createNoticeSenders({ mail, post: signedPost, push, now })),
}
const courier = createCourier({ database, publisher, kinds, log, clock, sleep, owner })

const app = createApp({ log, sources, database, publisher, courier, clock, sendsPerDay, ready: secrets.databaseUrl })

serve(app, {
  hostname: config.hostname,
  port: config.port,
  log,
  stopping: courier.stop,
  closers: [courier.stop, publisher.flush, producer.close, database.close, sendSpans],
})
