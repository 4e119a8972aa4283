/** The model calls tools, sees what they come to, and goes on until it has nothing but words; within bounds of rounds, seconds and tokens. */

import { Refusal } from '../../../../shared/domain/refusal.ts'
import { Problem } from '../../../../shared/http/problem.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { RecurrenceError } from '../../../../shared/recurrence/index.ts'
import { type Call, type Message, type Model, type ModelAnswer, ModelFault, tokensIn } from './model.ts'
import { type Desk, specOf, type Tool } from './tool.ts'

export interface LoopLimits {
  /** of one turn: answers of the model, the last of which may only be words */
  rounds: number
  seconds: number
  tokens: number
}

export interface Listener {
  /** words of the model, as they arrive */
  onText(delta: string): void
  /** a tool begins; `about`: what it looks at, as the model put it */
  onStep(step: { tool: string; about: string }): void
}

export interface LoopResult {
  text: string
  /** names of the tools that were called, in order */
  called: string[]
  rounds: number
  tokens: number
}

/** Calls of one turn, and those of them that came to nothing because of what the model wrote. */
const [MOST_CALLS, MOST_MISTAKES] = [40, 5]
/** Tokens that one answer may have. */
const MOST_ANSWERED = 4000
/** Milliseconds until a server that did not answer is asked once more. */
const PAUSE = 500
/** Characters of a result that go on to the model: more than any tool tells. */
const MOST_RESULT = 30_000

interface Ask {
  model: Model
  messages: Message[]
  tools: Tool[]
  desk: Desk
  limits: LoopLimits
  /** aborted when the person closes the stream */
  signal: AbortSignal
  listener: Listener
}

/** @throws ModelFault with what it cost; the signal's reason when the person stopped it; Problem, DatabaseError of a tool */
export async function runLoop({
  model,
  messages,
  tools,
  desk,
  limits,
  signal: stopped,
  listener,
}: Ask): Promise<LoopResult> {
  const result: LoopResult = { text: '', called: [], rounds: 0, tokens: 0 }
  const late = AbortSignal.timeout(limits.seconds * 1000)
  const signal = AbortSignal.any([stopped, late])
  const said = [...messages]
  const specs = tools.map(specOf)
  let mistakes = 0
  try {
    while (true) {
      const isLast = ++result.rounds >= limits.rounds
      const left = limits.tokens - result.tokens
      if (left <= tokensIn(JSON.stringify(said)))
        throw new ModelFault('too-long', 'this turn needs more tokens than it may')
      const request = { messages: said, tools: isLast ? [] : specs, maxTokens: Math.min(left, MOST_ANSWERED) }
      const answer = await askTwice(model, request, signal, listener.onText)
      result.tokens += answer.tokens
      if (!answer.calls.length || isLast) return { ...result, text: ended(answer) }
      said.push({ role: 'assistant', content: answer.text, calls: answer.calls })
      for (const call of answer.calls) {
        signal.throwIfAborted()
        if (result.called.length >= MOST_CALLS) throw new ModelFault('unusable', 'the model calls tools without end')
        result.called.push(call.name)
        const { content, isMistake } = await callTool(call, tools, desk, listener)
        if (isMistake && ++mistakes >= MOST_MISTAKES)
          throw new ModelFault(
            'unusable',
            `the model called tools wrongly ${mistakes} times, last: ${content.slice(0, 200)}`,
          )
        said.push({ role: 'tool', callId: call.id, content })
      }
    }
  } catch (error) {
    const tokens = result.tokens + ((error as { tokens?: number }).tokens ?? 0)
    if (stopped.aborted) throw Object.assign(stoppedByPerson(), { tokens })
    const fault = late.aborted ? new ModelFault('timeout', `the model took longer than ${limits.seconds} s`) : error
    throw Object.assign(fault as Error, { tokens })
  }
}

/** Words only, where it was asked for no more. */
function ended({ text }: ModelAnswer): string {
  if (text.trim()) return text
  throw new ModelFault('unusable', 'the model comes to no end')
}

export const stoppedByPerson = (): Problem =>
  new Problem({ status: 499, code: 'stopped', detail: 'You stopped this. Nothing was changed.' })

/** What was not answered at all is asked once more, when nothing was heard of it yet. */
async function askTwice(
  model: Model,
  request: Parameters<Model['complete']>[0],
  signal: AbortSignal,
  onText: Listener['onText'],
): Promise<ModelAnswer> {
  let isHeard = false
  const hear = (delta: string) => {
    isHeard = true
    onText(delta)
  }
  try {
    return await model.complete(request, signal, hear)
  } catch (error) {
    if (!(error instanceof ModelFault) || error.code !== 'unavailable' || isHeard || signal.aborted) throw error
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    signal.throwIfAborted()
    return model.complete(request, signal, hear)
  }
}

/** What the model wrote wrongly it is told, so that it can put it right. */
async function callTool(
  { name, json }: Call,
  tools: Tool[],
  desk: Desk,
  { onStep }: Listener,
): Promise<{ content: string; isMistake: boolean }> {
  const mistake = (error: string) => ({ content: JSON.stringify({ error }), isMistake: true })
  const found = tools.find((each) => each.name === name)
  if (!found)
    return mistake(`There is no tool "${name.slice(0, 50)}". There are: ${tools.map((each) => each.name).join(', ')}.`)
  let given: unknown
  try {
    given = JSON.parse(json || '{}')
  } catch {
    return mistake('The arguments are no JSON.')
  }
  try {
    onStep({ tool: name, about: aboutOf(given) })
    const content = JSON.stringify(await found.run(given, desk))
    return { content: content.slice(0, MOST_RESULT), isMistake: false }
  } catch (error) {
    if (error instanceof ToolArgumentError || error instanceof Refusal || error instanceof RecurrenceError)
      return mistake(error.message)
    throw error
  }
}

/** What a call looks at, where it says so in few words. */
function aboutOf(given: unknown): string {
  const { period, filter } = (given ?? {}) as Record<string, unknown>
  const about = period ?? filter
  return typeof about === 'string' ? about.slice(0, 60) : ''
}
