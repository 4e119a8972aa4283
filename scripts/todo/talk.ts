/** One turn, or a conversation, in the terminal. What is said goes to standard output; what is said about it to standard error. */
import { createInterface, type Interface } from 'node:readline/promises'
import { styleText } from 'node:util'
import type { ChatReply, Client, SayOptions } from './client.ts'
import { EXIT, Failure } from './failure.ts'

export interface TalkOptions {
  json?: boolean
  /** a plan is carried out without asking back */
  yes?: boolean
}

type SaidOptions = TalkOptions & Pick<SayOptions, 'as'>

const aside = (text: string): void => console.error(styleText('dim', text, { stream: process.stderr }))

const onStep = (text: string): void => aside(`  ${text}`)

/**
 * Says one thing and shows what came of it.
 *
 * @throws Failure of exit `nothing` where a plan waits for a yes
 */
export async function sayOnce(client: Client, message: string, options: SaidOptions = {}): Promise<ChatReply> {
  let answer = await client.say(message, { as: options.as, onStep })
  // A question that lets choose may take a yes too: whether what is under a task is done with it.
  if ((answer.confirmation || answer.choices) && options.yes) answer = await client.say('yes')
  else if (answer.confirmation && process.stdin.isTTY && !options.json) {
    show(answer)
    const terminal = createInterface({ input: process.stdin, output: process.stderr })
    answer = await askBack(client, terminal).finally(() => terminal.close())
  }
  if (options.json) console.log(JSON.stringify(answer))
  else show(answer)
  if (answer.confirmation) throw new Failure('Nothing is done yet. To do it: todo chat yes', EXIT.nothing)
  return answer
}

/**
 * The same for what is to be done, and nothing else: it is no answer to what was asked before.
 *
 * @param usage told where the words were not understood
 * @throws Failure of exit `nothing` where nothing was done
 */
export async function carryOut(client: Client, message: string, options: SaidOptions, usage = ''): Promise<void> {
  const { actions, answeredBy } = await sayOnce(client, message, { as: 'command', ...options })
  if (actions.length) return
  if (answeredBy.who === 'nobody') throw new Failure(usage, EXIT.usage)
  throw new Failure('', EXIT.nothing)
}

/** Line by line until the input ends; what goes wrong in one turn does not end it. */
export async function converse(client: Client): Promise<void> {
  const { isTTY } = process.stdin
  const terminal = createInterface({ input: process.stdin, output: isTTY ? process.stdout : undefined })
  terminal.setPrompt(styleText('bold', '› '))
  if (isTTY) aside('Say what to do, such as "pay rent tomorrow 9am p1" or "what is due today?". Ctrl-D ends.')
  if (isTTY) terminal.prompt()
  for await (const line of terminal) {
    if (line.trim()) await turn(client, line, terminal)
    if (isTTY) terminal.prompt()
  }
}

async function turn(client: Client, line: string, terminal: Interface): Promise<void> {
  try {
    const answer = await client.say(line, { onStep })
    show(answer)
    // From a pipe, the next line answers it.
    if (answer.confirmation && process.stdin.isTTY) show(await askBack(client, terminal))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
  }
}

async function askBack(client: Client, terminal: Interface): Promise<ChatReply> {
  const isYes = /^y(es)?$/i.test((await terminal.question('Do it? (y/n) ')).trim())
  return client.say(isYes ? 'yes' : 'no')
}

function show({ reply, confirmation, model }: ChatReply): void {
  console.log(reply)
  if (confirmation && !reply.includes(confirmation.preview)) console.log(confirmation.preview)
  if (model)
    aside(
      `  (${model.model}: ${model.rounds} rounds, ${model.tokens} tokens; question ${model.today.calls} of ${model.most.calls} today)`,
    )
}
