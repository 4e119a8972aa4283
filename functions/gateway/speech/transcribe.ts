/** A recording becomes text: within what the person may spend, in pieces that nobody holds, and without waiting for a server that fails. */
import type { Context } from 'hono'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import { createShares } from '../../../shared/http/limits/shares.ts'
import { Problem } from '../../../shared/http/problem.ts'
import { BODY_LIMITS, tooLarge, tooSlow } from '../../../shared/http/read-body.ts'
import { ModelFault } from '../chat/assistant/model.ts'
import type { GatewayDeps } from '../deps.ts'
import { loadProfile } from '../person/person.ts'
import { speechMeter } from '../usage.ts'
import { createRuler, type Kind, kindOf, type Ruler } from './recording.ts'

/** Seconds that one may speak. A page that ends a recording there sends a little more. */
const [LONGEST, GRACE] = [300, 5]
/** Bytes of a second, where the container does not tell how long it is: of what browsers record the least. */
const LEAST_BYTES = 2000
/** Recordings of all people that pass through a process at once: each takes up to 10 MB, which sockets hold on both sides. */
const AT_ONCE = 8
/** Those that wait for that, and milliseconds. */
const [LINE, PATIENCE] = [16, 5000]

const passage = createShares({ places: AT_ONCE, line: LINE, patience: PATIENCE })

type C = Context<{ Variables: BaseVariables & AuthVariables }>

/** @throws Problem; DatabaseError, DaprError */
export async function transcribe(deps: GatewayDeps, c: C): Promise<Response> {
  const kind = kindOf(c.req.header('content-type'))
  if (!kind) throw wrongType()
  if (Number(c.req.header('content-length') ?? 0) > BODY_LIMITS.recording) throw tooLarge(BODY_LIMITS.recording)
  const speech = await deps.speech()
  if (!speech) throw noSpeech(deps.modelHint)
  const leave = await passage.enter('')
  if (!leave) throw away('busy', 1)
  try {
    return c.json({ text: await heard(deps, c, kind, speech) })
  } finally {
    leave()
  }
}

type Speaking = Awaited<ReturnType<GatewayDeps['speech']>> & {}

async function heard(deps: GatewayDeps, c: C, kind: Kind, speech: Speaking): Promise<string> {
  const { log, now, state, dictation } = deps
  const { person: personId } = c.var.identity
  const { traceId } = c.var.trace
  const late = AbortSignal.timeout(dictation.seconds * 1000)
  const tooSlowly = () => tooSlow(dictation.seconds * 1000)
  const recording = await openRecording(c.req.raw, kind, late, tooSlowly)
  const { profile } = await loadProfile(deps.database, personId)
  const signal = AbortSignal.any([late, c.req.raw.signal])
  const started = performance.now()
  const told = (outcome: string, more = {}) => ({
    model: speech.name,
    bytes: recording.bytes(),
    seconds: recording.seconds(),
    duration: Math.round(performance.now() - started),
    traceId,
    outcome,
    ...more,
  })
  let isCounted = false
  try {
    return await dictation.breaker.run(async () => {
      isCounted = await takeCall(deps, personId)
      const { pieces } = recording
      const language = profile.locale.slice(0, 2)
      const text = await speech.transcribe({ kind, language, pieces }, signal).catch((error) => {
        // Who sends too slowly, or too much, is no fault of the server.
        if (recording.problem()) throw recording.problem()
        if (c.req.raw.signal.aborted || !late.aborted) throw error
        throw recording.isWhole()
          ? new ModelFault('timeout', `speech took longer than ${dictation.seconds} s`)
          : tooSlowly()
      })
      if (text === undefined) throw unreadable()
      log.info('speech heard', told('heard', { letters: text.length }))
      return text
    })
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error
    log.warn('speech not heard', told(error.code, { error }))
    throw away(error.code, Math.ceil((error.retryAfter ?? 0) / 1000) || SOON, error)
  } finally {
    recording.drop()
    if (isCounted)
      await speechMeter
        .add(state, personId, recording.seconds(), now())
        .catch((error) => log.warn('speech not counted', { error, traceId }))
  }
}

/** Without the state store nothing is counted, and people are served all the same. @throws Problem 429 */
async function takeCall({ state, quotas, now, log }: GatewayDeps, personId: string): Promise<boolean> {
  const most = quotas.perDay.speech
  const taken = await speechMeter.take(state, personId, most, now()).catch((error) => {
    log.warn('speech not counted', { error })
    return most
  })
  if (!taken) throw usedUp(most.seconds)
  return true
}

interface Passing {
  pieces: ReadableStream<Uint8Array>
  bytes(): number
  /** of sound, as far as it came */
  seconds(): number
  isWhole(): boolean
  /** why it was ended */
  problem(): Problem | undefined
  /** What still comes is dropped as it comes: closed at once, the connection would take the answer with it. */
  drop(): void
}

/** Looks at the first piece before anybody is asked. @throws Problem for one without sound, or that does not come */
async function openRecording(
  { body }: Request,
  kind: Kind,
  late: AbortSignal,
  tooSlowly: () => Problem,
): Promise<Passing> {
  const reader = body?.getReader()
  const ended = new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(tooSlowly())))
  ended.catch(() => {})
  let next = await Promise.race([reader?.read(), ended])
  if (!reader || !next?.value?.byteLength) throw empty()
  const ruler = createRuler(kind)
  let bytes = 0
  let isWhole = false
  let problem: Problem | undefined
  const pieces = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = next ?? (await reader.read())
      next = undefined
      if (done) {
        isWhole = true
        return controller.close()
      }
      bytes += value.byteLength
      ruler.take(value)
      problem = refusalOf(bytes, ruler)
      if (problem) return controller.error(problem)
      controller.enqueue(value)
    },
  })
  return {
    pieces,
    bytes: () => bytes,
    seconds: () => Math.ceil(ruler.seconds() ?? Math.min(LONGEST, bytes / LEAST_BYTES)),
    isWhole: () => isWhole,
    problem: () => problem,
    drop: () => void reader.cancel().catch(() => {}),
  }
}

function refusalOf(bytes: number, ruler: Ruler): Problem | undefined {
  if (bytes > BODY_LIMITS.recording) return tooLarge(BODY_LIMITS.recording)
  return (ruler.seconds() ?? 0) > LONGEST + GRACE ? tooLong() : undefined
}

/** Seconds until one that failed is to be tried again, where the server says nothing of it. */
const SOON = 5

const wrongType = (): Problem =>
  new Problem({
    status: 415,
    code: 'unsupported-media-type',
    detail: 'Send a recording as browsers make it, with content-type audio/webm, audio/mp4 or audio/wav.',
  })

const noSpeech = (hint: boolean | undefined): Problem =>
  new Problem({
    status: 501,
    code: 'no-speech',
    detail: `Nothing here understands speech; please write it.${hint ? ' To have it, start with `make dev SPEECH_URL=... SPEECH_MODEL=...` (any server with OpenAI’s audio/transcriptions).' : ''}`,
  })

const empty = (): Problem =>
  new Problem({ status: 422, code: 'empty-recording', detail: 'The recording is empty. Please record it again.' })

const unreadable = (): Problem =>
  new Problem({
    status: 422,
    code: 'unreadable-recording',
    detail: 'This recording cannot be read as sound. Please record it again.',
  })

const tooLong = (): Problem =>
  new Problem({
    status: 413,
    code: 'recording-too-long',
    detail: `A recording may have ${LONGEST / 60} minutes at most; please say it in parts.`,
  })

const usedUp = (seconds: number): Problem =>
  new Problem({
    status: 429,
    code: 'speech-used-up',
    detail: `You have dictated what one person may today (${Math.round(seconds / 60)} minutes). It goes on tomorrow; please write until then.`,
    headers: { 'retry-after': '3600' },
  })

const away = (why: ModelFault['code'], seconds: number, cause?: unknown): Problem =>
  new Problem({
    status: 503,
    code: 'speech-unavailable',
    detail:
      why === 'timeout'
        ? 'It took too long to understand this. Please try a shorter one, or write it.'
        : 'Speech cannot be understood at the moment. Please write it, or try again in a while.',
    headers: { 'retry-after': String(seconds) },
    cause,
  })
