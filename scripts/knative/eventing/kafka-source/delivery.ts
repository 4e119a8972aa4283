import type { DeliveryPolicy } from '../../manifests/index.ts'
import { unsendable, type WireEvent } from '../cloud-event.ts'
import type { Answer, Sink } from '../sink.ts'

/** What became of an event: `lost` went to nobody, and is not tried again. */
export type Outcome = 'delivered' | 'dead-lettered' | 'lost'

export interface DeliveryOptions {
  sink: Sink
  deadLetterSink: Sink | undefined
  policy: DeliveryPolicy
  /** of the source, told to the function */
  namespace: string
  /** ends it, between attempts and within one */
  signal: AbortSignal
  /** told before each attempt after the first, with the reason */
  onRetry?: (reason: string) => void
  /** told when the sink has finally failed, with the reason */
  onFailure?: (reason: string) => void
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** @throws the signal's reason: whether the event had an effect is unknown then, and it must come again */
export async function deliver(event: WireEvent, options: DeliveryOptions): Promise<Outcome> {
  const { sink, deadLetterSink, signal, onFailure } = options
  const failure = await attempts(sink, event, options)
  if (!failure) return 'delivered'
  onFailure?.(failure.reason)
  if (!deadLetterSink) return 'lost'
  const misnamed = Object.keys(failure.answer?.headers ?? {}).find((name) => MISNAMED_HEADER.test(name))
  if (misnamed) {
    onFailure?.(
      `no dead letter can be made: '${misnamed}' names no extension. Knative waits for ever here; so does this`,
    )
    await aborted(signal)
  }
  const letter = { ...event, attributes: { ...event.attributes, ...errorExtensions(sink.address, failure.answer) } }
  return (await attempts(deadLetterSink, letter, options)) ? 'lost' : 'dead-lettered'
}

interface Failure {
  reason: string
  /** undefined when none came */
  answer: Answer | undefined
}

/** undefined when one of them succeeded */
async function attempts(sink: Sink, event: WireEvent, options: DeliveryOptions): Promise<Failure | undefined> {
  const { policy, signal, onRetry, sleep = abortableSleep } = options
  for (let attempt = 1; ; attempt++) {
    const failure = await once(sink, event, options)
    signal.throwIfAborted()
    if (!failure) return undefined
    if (attempt > policy.retry || (failure.answer && !isRetried(failure.answer.status))) return failure
    onRetry?.(failure.reason)
    await sleep(backoff(policy, attempt), signal)
  }
}

async function once(sink: Sink, event: WireEvent, options: DeliveryOptions): Promise<Failure | undefined> {
  const { policy, signal, namespace } = options
  const name = unsendable(event)
  if (name) return { reason: `its '${name}' holds a control character, which no header can carry`, answer: undefined }
  const controller = new AbortController()
  const stop = () => controller.abort(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  const timer = setTimeout(() => controller.abort(new Error(`no answer in ${policy.timeout} ms`)), policy.timeout)
  try {
    const answer = await sink.send(event, { prefer: 'reply', 'kn-namespace': namespace }, controller.signal)
    const { status } = answer
    return status >= 200 && status < 300 ? undefined : { reason: `status ${status}`, answer }
  } catch (error) {
    const { message } = (controller.signal.aborted ? controller.signal.reason : error) as Error
    return { reason: message, answer: undefined }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

/** Knative's data plane contract, section on event acknowledgement and delivery retry. Retry-After plays no part. */
export const isRetried = (status: number): boolean => status >= 500 || [404, 408, 409, 429].includes(status)

/** Milliseconds before the n-th retry, n from 1. */
const backoff = ({ backoffPolicy, backoffDelay }: DeliveryPolicy, n: number): number =>
  backoffPolicy === 'linear' ? backoffDelay * n : backoffDelay * 2 ** n

const MOST_ERROR_DATA = 1024
const ERROR_HEADER = /^kne-([a-z0-9]+)$/
const MISNAMED_HEADER = /^kne-.*[^a-z0-9]/

function errorExtensions(address: string, answer: Answer | undefined): Record<string, string> {
  if (!answer) return { knativeerrordest: address }
  const extensions: Record<string, string> = { knativeerrordest: address, knativeerrorcode: String(answer.status) }
  for (const [name, value] of Object.entries(answer.headers)) {
    const [, extension] = ERROR_HEADER.exec(name) ?? []
    if (extension) extensions[extension] = String(value)
  }
  if (answer.body.length > 0) {
    extensions.knativeerrordata = answer.body.subarray(0, MOST_ERROR_DATA).toString('base64')
  }
  return extensions
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

function abortableSleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
}
