/** The environment of each function: what all read, and what it alone reads. There is no other place where a variable is read. */
import type { Reach } from '../webhooks/addresses.ts'
import { type Config, readConfig } from './index.ts'
import { type Environment, flag, list, refused, text, webUrl, whole } from './variables.ts'

/** What one person, and one address, may take of a process. */
export interface LimitsConfig {
  /** requests a second that a person may keep up; twice as many may come at once after a pause */
  rate: number
  /** requests of a person that run at once */
  concurrency: number
  /** requests a second without a valid token that an address may keep up */
  addressRate: number
  /** requests of an address at once of which it is not known yet whose they are */
  addressConcurrency: number
  /** proxies in front of a function, each of which adds the address that it was called from to X-Forwarded-For */
  trustedProxies: number
}

const LARGEST = 1_000_000

/** Where nothing else is said. */
export const USUAL_LIMITS: LimitsConfig = {
  rate: 50,
  concurrency: 6,
  addressRate: 20,
  addressConcurrency: 40,
  trustedProxies: 0,
}

const limits = (env: Environment): LimitsConfig => ({
  rate: whole(env, 'RATE_LIMIT', USUAL_LIMITS.rate, { from: 1, to: LARGEST, what: 'requests a second of one person,' }),
  concurrency: whole(env, 'CONCURRENCY_LIMIT', USUAL_LIMITS.concurrency, {
    from: 1,
    to: LARGEST,
    what: 'requests at once of one person,',
  }),
  ...addressLimits(env),
})

const addressLimits = (env: Environment): Omit<LimitsConfig, 'rate' | 'concurrency'> => ({
  addressRate: whole(env, 'ADDRESS_RATE_LIMIT', USUAL_LIMITS.addressRate, {
    from: 1,
    to: LARGEST,
    what: 'requests a second of one address,',
  }),
  addressConcurrency: whole(env, 'ADDRESS_CONCURRENCY_LIMIT', USUAL_LIMITS.addressConcurrency, {
    from: 1,
    to: LARGEST,
    what: 'requests at once of one address,',
  }),
  trustedProxies: whole(env, 'TRUSTED_PROXIES', USUAL_LIMITS.trustedProxies, {
    from: 0,
    to: 16,
    what: 'the number of proxies',
  }),
})

/** The identity provider that people sign in at; undefined without OIDC_ISSUER. */
function signIn(env: Environment) {
  const issuer = webUrl(env, 'OIDC_ISSUER', 'the URL of the identity provider, such as https://id.example.com')
  const options = {
    clientId: text(env, 'OIDC_CLIENT_ID', 'todo-web'),
    parameters: new URLSearchParams(env.OIDC_PARAMETERS ?? ''),
    webUrl: webUrl(env, 'WEB_URL', 'the URL of web, such as https://web.todo.example.com'),
  }
  return issuer ? { issuer, ...options } : undefined
}

/** How much one person may have at once. */
export interface TaskQuotaConfig {
  openTasks: number
  /** reminders that are still to come */
  pendingReminders: number
}

/** How much one person may have at once, and ask in a day. */
export interface QuotaConfig extends TaskQuotaConfig {
  /** questions to the model in a day (UTC) */
  modelCallsPerDay: number
  /** that those may cost in a day */
  modelTokensPerDay: number
  /** recordings that are made into text in a day (UTC) */
  speechCallsPerDay: number
  /** of speech in those */
  speechSecondsPerDay: number
}

/** Where nothing else is said. */
export const USUAL_QUOTAS: QuotaConfig = {
  openTasks: 100_000,
  pendingReminders: 20_000,
  modelCallsPerDay: 200,
  modelTokensPerDay: 1_000_000,
  speechCallsPerDay: 500,
  speechSecondsPerDay: 3600,
}

/** Where nothing else is said. */
export const USUAL_SENDS_PER_DAY = 500

const taskQuotas = (env: Environment): TaskQuotaConfig => ({
  openTasks: whole(env, 'OPEN_TASKS', USUAL_QUOTAS.openTasks, {
    from: 1,
    to: LARGEST,
    what: 'open tasks of one person,',
  }),
  pendingReminders: whole(env, 'PENDING_REMINDERS', USUAL_QUOTAS.pendingReminders, {
    from: 1,
    to: LARGEST,
    what: 'reminders to come of one person,',
  }),
})

const quotas = (env: Environment): QuotaConfig => ({
  ...taskQuotas(env),
  modelCallsPerDay: whole(env, 'MODEL_CALLS_PER_DAY', USUAL_QUOTAS.modelCallsPerDay, {
    from: 1,
    to: LARGEST,
    what: 'questions of one person to the model in a day,',
  }),
  modelTokensPerDay: whole(env, 'MODEL_TOKENS_PER_DAY', USUAL_QUOTAS.modelTokensPerDay, {
    from: 1,
    to: 1_000_000_000,
    what: 'tokens of one person in a day,',
  }),
  speechCallsPerDay: whole(env, 'SPEECH_CALLS_PER_DAY', USUAL_QUOTAS.speechCallsPerDay, {
    from: 1,
    to: LARGEST,
    what: 'recordings of one person in a day,',
  }),
  speechSecondsPerDay: whole(env, 'SPEECH_SECONDS_PER_DAY', USUAL_QUOTAS.speechSecondsPerDay, {
    from: 1,
    to: LARGEST,
    what: 'seconds of speech of one person in a day,',
  }),
})

/** What one turn of the model may cost; the seconds are those that a person waits at most. */
export interface ModelLimits {
  rounds: number
  seconds: number
  tokens: number
}

/** Where nothing else is said. */
export const USUAL_MODEL_LIMITS: ModelLimits = { rounds: 8, seconds: 25, tokens: 60_000 }

const modelLimits = (env: Environment): ModelLimits => ({
  rounds: whole(env, 'MODEL_ROUNDS', USUAL_MODEL_LIMITS.rounds, {
    from: 2,
    to: 30,
    what: 'answers of the model in one turn,',
  }),
  seconds: whole(env, 'MODEL_SECONDS', USUAL_MODEL_LIMITS.seconds, {
    from: 1,
    to: LONGEST_TURN,
    what: 'seconds of one turn,',
  }),
  tokens: whole(env, 'MODEL_TOKENS', USUAL_MODEL_LIMITS.tokens, {
    from: 2000,
    to: LARGEST,
    what: 'tokens of one turn,',
  }),
})

/** Seconds from the first byte of a recording to its text, where nothing else is said. */
export const USUAL_SPEECH_SECONDS = 25

/** Below the timeoutSeconds of the gateway's Service, which would cut it off. */
const LONGEST_TURN = 280

/** Where messages may go that people have sent to URLs of theirs. */
const reach = (env: Environment): Reach => ({
  allowPrivate: flag(env, 'ALLOW_PRIVATE_ADDRESSES'),
  ports: ports(env, 'WEBHOOK_PORTS', '443'),
})

/** Reminders in 24 hours that one person is sent by each channel but in-app. */
const sendsPerDay = (env: Environment): number =>
  whole(env, 'SENDS_PER_DAY', USUAL_SENDS_PER_DAY, {
    from: 1,
    to: LARGEST,
    what: 'reminders a day of one person by each channel,',
  })

/** Of the gateway, as people reach it. */
const publicUrl = (env: Environment): string =>
  webUrl(env, 'PUBLIC_URL', 'the URL of the gateway, such as https://todo.example.com') ?? 'http://localhost:8080'

function ports(env: Environment, name: string, otherwise: string): number[] {
  const found = list(env[name] ?? otherwise)
  const isPort = (text: string) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535
  if (found.length && found.every(isPort)) return found.map(Number)
  throw refused(env, name, 'port numbers such as 443, separated by commas')
}

function mailFrom(env: Environment): string {
  const found = text(env, 'MAIL_FROM', 'Todo <reminders@localhost>')
  if (/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(found)) return found
  throw refused(env, 'MAIL_FROM', 'an address such as Todo <reminders@example.com>')
}

function vapidContact(env: Environment): string {
  const found = text(env, 'VAPID_CONTACT', 'mailto:reminders@localhost')
  if (/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(found)) return found
  throw refused(env, 'VAPID_CONTACT', 'a mailto: or https: URL')
}

/** How a function that takes events knows the sources that bring them. */
export interface DeliveryConfig {
  /** what the tokens of its sources are made for */
  audience: string
  /** the service accounts of its sources, as a token's `sub` names them */
  sources: string[]
  /** of the API of the cluster that signs the tokens, without a path */
  issuerUrl: string
}

/** A cluster's API, as its pods know it. */
const KUBERNETES = 'https://kubernetes.default.svc'

/** There is no default: a function that is not told whom to let in does not start. */
function deliveries(env: Environment): DeliveryConfig {
  const { DELIVERY_AUDIENCE: audience, DELIVERY_SOURCES, DELIVERY_ISSUER_URL: issuerUrl = KUBERNETES } = env
  const sources = list(DELIVERY_SOURCES ?? '')
  if (!audience) throw refused(env, 'DELIVERY_AUDIENCE', 'what the tokens of its sources are made for')
  if (!sources.length)
    throw refused(env, 'DELIVERY_SOURCES', 'the service accounts of its sources, separated by commas')
  if (/^https?:\/\/[^/]+$/.test(issuerUrl)) return { audience, sources, issuerUrl }
  throw refused(env, 'DELIVERY_ISSUER_URL', `the address of a cluster's API, such as ${KUBERNETES}`)
}

const withDeliveries = (env: Environment) => ({ ...readConfig(env), deliveries: deliveries(env) })

/** The longest that Knative lets a request last, in seconds. */
const LONGEST_REQUEST = 600

/** By function. @throws ConfigError that names the variable and what it should be */
export const READERS = {
  gateway: (env: Environment) => ({
    ...readConfig(env),
    limits: limits(env),
    quotas: quotas(env),
    /** any server with OpenAI's API */
    modelUrl: webUrl(env, 'MODEL_URL', 'the base URL of a model, such as https://api.openai.com/v1') ?? OPENAI,
    modelName: text(env, 'MODEL_NAME', 'gpt-5-mini'),
    modelLimits: modelLimits(env),
    /** any server with OpenAI's API that makes text of speech */
    speechUrl: webUrl(env, 'SPEECH_URL', 'the base URL of a speech model, such as https://api.openai.com/v1') ?? OPENAI,
    speechModel: text(env, 'SPEECH_MODEL', 'gpt-4o-mini-transcribe'),
    speechSeconds: whole(env, 'SPEECH_SECONDS', USUAL_SPEECH_SECONDS, {
      from: 1,
      to: LONGEST_TURN,
      what: 'seconds until a recording is text,',
    }),
    /** of notification, to tell people how much of it is left */
    sendsPerDay: sendsPerDay(env),
    /** people are told how to start it with a model, and with speech: for who runs it on their own machine */
    modelHint: flag(env, 'MODEL_HINT'),
    reach: reach(env),
    /** where other calendars read people's tasks */
    publicUrl: publicUrl(env),
  }),
  recurring: withDeliveries,
  reminder: withDeliveries,
  notification: (env: Environment) => ({
    ...withDeliveries(env),
    /** sender of e-mail, as in a From header */
    mailFrom: mailFrom(env),
    /** where push services complain (RFC 8292 section 2.1) */
    vapidContact: vapidContact(env),
    /** where links in e-mails lead */
    publicUrl: publicUrl(env),
    sendsPerDay: sendsPerDay(env),
    reach: reach(env),
  }),
  audit: (env: Environment) => ({
    ...readConfig(env),
    limits: limits(env),
  }),
  'audit-log': withDeliveries,
  sync: (env: Environment) => ({
    ...readConfig(env),
    limits: limits(env),
    /** how long a stream lasts: below the timeoutSeconds of its Service, which would cut it off instead of ending it */
    streamSeconds: whole(env, 'STREAM_SECONDS', 290, { from: 1, to: LONGEST_REQUEST, what: 'seconds' }),
  }),
  mcp: (env: Environment) => ({
    ...readConfig(env),
    limits: limits(env),
    quotas: taskQuotas(env),
    /** what agents connect to, as they reach it: tokens are made for it (RFC 8707) */
    mcpUrl: webUrl(env, 'MCP_URL', 'the URL of /mcp, such as https://mcp.todo.example.com/mcp') ?? LOCAL_MCP,
  }),
  relay: withDeliveries,
  web: (env: Environment) => ({
    ...readConfig(env),
    limits: addressLimits(env),
    gatewayUrl: webUrl(env, 'GATEWAY_URL', 'the URL of the gateway, such as https://todo.example.com'),
    syncUrl: webUrl(env, 'SYNC_URL', 'the URL of sync, such as https://sync.todo.example.com'),
    signIn: signIn(env),
    auditUrl: webUrl(env, 'AUDIT_URL', 'the URL of audit, such as https://audit.todo.example.com'),
  }),
} satisfies Record<string, (env: Environment) => Config>

const LOCAL_MCP = 'http://mcp.localhost:8080/mcp'
const OPENAI = 'https://api.openai.com/v1'

export type FunctionName = keyof typeof READERS
export type ConfigOf<Name extends FunctionName> = ReturnType<(typeof READERS)[Name]>

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(READERS, name)
