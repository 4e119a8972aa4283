/** What a shell offers when Tab is pressed: the commands and options, and the names of the person's projects and labels. */
import t from '@bomb.sh/tab'
import type { Command } from 'commander'
import { connect } from './client.ts'

/** Milliseconds for names: a key that is pressed does not wait for longer. */
const PATIENCE = 700

/** Answers a shell, which asks by the hidden command `complete -- <words>`. */
export async function answerShell(program: Command, words: string[]): Promise<void> {
  await describe(program, words.at(-1) ?? '')
  t.parse(words)
}

export async function printScript(program: Command, shell: string): Promise<void> {
  await describe(program, '')
  t.setup('todo', 'todo', shell)
}

async function describe(program: Command, word: string): Promise<void> {
  const names = /^[#@]/.test(word) ? await namesLike(word) : []
  for (const command of program.commands) {
    const described = t.command(command.name(), command.description())
    for (const { long, short, description } of command.options) {
      if (long) described.option(long.slice(2), description, short?.slice(1))
    }
    const [argument] = command.registeredArguments
    if (!argument) continue
    const offered = argument.argChoices ?? names
    described.argument(
      argument.name(),
      (complete) => {
        for (const name of offered) complete(name, '')
      },
      argument.variadic,
    )
  }
}

/** `#home` and `@phone`, as tasks have them. */
async function namesLike(word: string): Promise<string[]> {
  const names = new Set<string>()
  const looking = (async () => {
    const client = await connect()
    const { projects, labels } = await client.collections()
    for (const { name, isArchived } of projects) if (!isArchived && !name.includes(' ')) names.add(`#${name}`)
    for (const { name } of labels) if (!name.includes(' ')) names.add(`@${name}`)
  })().catch(() => {})
  await Promise.race([looking, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  return [...names].filter((name) => name.startsWith(word[0]!)).sort()
}
