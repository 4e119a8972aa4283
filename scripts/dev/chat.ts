/** Talks to the chatbot in the terminal: once with what is given to say, else line by line. */
import { createInterface, type Interface } from 'node:readline/promises'
import { say } from './progress.ts'
import { findRunning } from './running.ts'
import { makeToken, personOf, signingKey } from './token.ts'

interface ChatReply {
  reply: string
  model?: { model: string; rounds: number; tokens: number; today: { calls: number }; most: { calls: number } }
  confirmation?: { preview: string }
}

type Ask = (message: string) => Promise<ChatReply>

/** One conversation a person: what the terminal showed last is what "the second one" means, also in the next command. */
const CONVERSATION = 'terminal'

/** @throws Error with what the gateway said, or that it does not answer */
async function connect(person: string): Promise<Ask> {
  const gatewayUrl = process.env.GATEWAY_URL ?? (await findRunning())?.gatewayUrl ?? 'http://localhost:8080'
  const authorization = `Bearer ${await makeToken(await signingKey(), person)}`
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return async (message) => {
    const response = await fetch(`${gatewayUrl}/v1/chat`, {
      method: 'POST',
      headers: {
        authorization,
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ message, conversationId: CONVERSATION, timeZone }),
      signal: AbortSignal.timeout(300_000),
    }).catch((error) => {
      throw new Error(
        `Nothing answers at ${gatewayUrl} (${error.cause?.message ?? error.message}). Is make dev running?`,
      )
    })
    if (!response.ok) throw new Error(problemIn(await response.text(), response.status))
    return readReply(response)
  }
}

/** Says what a model does meanwhile. @throws Error with what went wrong */
async function readReply(response: Response): Promise<ChatReply> {
  let rest = ''
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n')
    rest = events.pop()!
    for (const each of events) {
      const event = /^event: (.*)$/m.exec(each)?.[1]
      const data = /^data: (.*)$/m.exec(each)?.[1] ?? ''
      if (event === 'step') say(`  ${(JSON.parse(data) as { text: string }).text}`)
      if (event === 'done') return JSON.parse(data) as ChatReply
      if (event === 'error') throw new Error(problemIn(data, response.status))
    }
  }
  throw new Error('The answer broke off; please look whether it was done.')
}

function problemIn(text: string, status: number): string {
  try {
    const { title, detail } = JSON.parse(text) as { title?: string; detail?: string }
    return [title, detail].filter(Boolean).join(': ') || text
  } catch {
    return `The gateway answered ${status}: ${text.slice(0, 500)}`
  }
}

async function once(ask: Ask, message: string): Promise<void> {
  const answer = await ask(message)
  show(answer)
  if (!answer.confirmation) return
  if (!process.stdin.isTTY) return say('(Say yes or no to this in another make chat.)')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  await confirm(ask, terminal)
  terminal.close()
}

function show({ reply, confirmation, model }: ChatReply): void {
  console.log(reply)
  if (model)
    say(
      `  (${model.model}: ${model.rounds} rounds, ${model.tokens} tokens; question ${model.today.calls} of ${model.most.calls} today)`,
    )
  if (confirmation && !reply.includes(confirmation.preview)) console.log(confirmation.preview)
}

async function confirm(ask: Ask, terminal: Interface): Promise<void> {
  const isYes = /^y(es)?$/i.test((await terminal.question('Do it? (y/n) ')).trim())
  console.log((await ask(isYes ? 'yes' : 'no')).reply)
}

async function lineByLine(ask: Ask, person: string): Promise<void> {
  const { isTTY } = process.stdin
  const terminal = createInterface({ input: process.stdin, output: isTTY ? process.stdout : undefined })
  terminal.setPrompt(`${person}> `)
  if (isTTY) say('Say what to do, such as "pay rent tomorrow 9am p1" or "what is due today?". Ctrl-D ends.')
  if (isTTY) terminal.prompt()
  for await (const line of terminal) {
    if (line.trim()) await turn(ask, line, terminal)
    if (isTTY) terminal.prompt()
  }
  if (isTTY) say('')
}

/** What goes wrong in one turn does not end the talk. */
async function turn(ask: Ask, line: string, terminal: Interface): Promise<void> {
  try {
    const answer = await ask(line)
    show(answer)
    // From a pipe, the next line answers it.
    if (answer.confirmation && process.stdin.isTTY) await confirm(ask, terminal)
  } catch (error) {
    say((error as Error).message)
  }
}

try {
  const person = personOf(process.env.PERSON)
  const ask = await connect(person)
  const { SAY } = process.env
  await (SAY ? once(ask, SAY) : lineByLine(ask, person))
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}
