#!/usr/bin/env node
/** The command line: the same words as in the chat, from any terminal, against any gateway. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { styleText } from 'node:util'
import { Argument, Command, CommanderError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { connect, credentialsInUse, LOCAL, type Named, originOf, request } from './client.ts'
import { forgetCredentials, readCredentials, writeCredentials } from './credentials.ts'
import { EXIT, Failure } from './failure.ts'
import type { ImportOptions } from './import.ts'
import { carryOut, converse, sayOnce, type TalkOptions } from './talk.ts'

const program = new Command('todo')
  .description('Tasks in the same words as in the chat.')
  .version(packageJson.version)
  .showHelpAfterError('(todo --help says what there is)')
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  todo add pay rent every month on the last day at 9am p1 '#home'
  todo list overdue or today
  todo done 2
  todo list --json '#work' | jq -r .title
  todo move the dentist to friday 10am

Exit status: 0 done, 1 failed, 2 wrong usage, 3 sign-in needed, 4 nothing was done.
Environment: TODO_URL and TODO_TOKEN in place of a sign-in, TODO_SYNC_URL, NO_COLOR.`,
  )

/** A command that says something in the chat. */
function saying(name: string, what: string, description: string, message: (words: string) => string) {
  return program
    .command(name)
    .description(description)
    .addArgument(new Argument('<words...>', what))
    .option('--json', 'the reply as one line of JSON')
    .option('-y, --yes', 'do what would be asked back')
    .action(async (words: string[], options: TalkOptions) =>
      carryOut(await connect(), message(words.join(' ')), options, `todo ${name} wants ${what}`),
    )
}

program
  .command('add')
  .description('add a task; - reads one from each line of standard input')
  .addArgument(new Argument('<words...>', 'as in the chat: what, when, #project, @label, p1'))
  .option('--json', 'the reply as one line of JSON')
  .option('--under <task>', 'the task that it comes under, by words of its title')
  .action(async (words: string[], { under, ...options }: TalkOptions & { under?: string }) => {
    const client = await connect()
    const lines = words.join(' ') === '-' ? (await text(process.stdin)).split('\n') : [words.join(' ')]
    for (const line of lines) {
      if (!line.trim()) continue
      if (under === undefined) await carryOut(client, line.trim(), { ...options, as: 'task' })
      else await carryOut(client, `add ${line.trim()} as a subtask of ${under}`, options)
    }
  })
program
  .command('list')
  .description('list tasks: todo list today, todo list overdue and #work')
  .addArgument(new Argument('[words...]', 'which, as in the chat'))
  .option('--json', 'all of them, a line of JSON each')
  .option('--at <when>', 'as they were then: "last monday", "yesterday 9am", 2026-03-31T09:00:00Z')
  .action(async (words: string[], { json, at }: TalkOptions & { at?: string }) =>
    at === undefined
      ? list(words.join(' '), json)
      : (await import('./list-at.ts')).listAt(await connect(), at, words.join(' '), json),
  )
program
  .command('today')
  .description('what is due today, and what is overdue')
  .option('--json', 'a line of JSON each')
  .action(async ({ json }: TalkOptions) => list('today | overdue', json))
saying(
  'done',
  'a number of the last list, or several, or words of the title',
  'complete tasks',
  (words) => `complete ${/^\d+(?: \d+)+$/.test(words) ? words.replaceAll(' ', ', ') : words}`,
)
saying('move', 'which, and to when: 2 to friday', 'give tasks another date', (words) => `move ${words}`)
saying(
  'rename',
  'project Home to House',
  'give a task, a project or a label another name',
  (words) => `rename ${words}`,
)
saying(
  'comment',
  'which, and what is said of it: 2: waiting for Ann',
  'comment on a task',
  (words) => `comment on ${words}`,
)
saying('archive', 'a project', 'put a project away; its tasks stay', (words) => `archive project ${words}`)
for (const kind of ['projects', 'labels', 'filters'] as const)
  program
    .command(kind)
    .description(`which ${kind} there are`)
    .option('--json', 'a line of JSON each')
    .action(async ({ json }: TalkOptions) => listNames(kind, json))
program
  .command('filter')
  .description('list what a saved filter finds: todo filter Urgent')
  .addArgument(new Argument('<name...>', 'of the filter'))
  .option('--json', 'all of them, a line of JSON each')
  .action(async (name: string[], { json }: TalkOptions) => {
    const found = await filterNamed(name.join(' '))
    if (json) await list(found.words, json)
    else await sayOnce(await connect(), `show my filter ${found.name}`)
  })
program
  .command('chat')
  .description('say anything; without words, a conversation until Ctrl-D')
  .addArgument(new Argument('[words...]', 'what to say'))
  .option('--json', 'the reply as one line of JSON')
  .option('-y, --yes', 'do what would be asked back')
  .action(async (words: string[], options: TalkOptions) => {
    const client = await connect()
    await (words.length ? sayOnce(client, words.join(' '), options) : converse(client))
  })
program
  .command('undo')
  .description('take back what was done last')
  .option('--json', 'the reply as one line of JSON')
  .option('-y, --yes', 'also what was done long ago')
  .action(async (options: TalkOptions) => carryOut(await connect(), 'undo', options))
program
  .command('redo')
  .description('do again what was taken back last')
  .option('--json', 'the reply as one line of JSON')
  .action(async (options: TalkOptions) => carryOut(await connect(), 'redo', options))
program
  .command('watch')
  .description('follow what changes, on whichever device')
  .option('--json', 'each event as a line of JSON')
  .action(async ({ json = false }: TalkOptions) => {
    const { watch } = await import('./watch.ts')
    await watch(await connect(), json)
  })
program
  .command('export')
  .description('everything that is kept of you, as JSON; or your tasks as CSV or as a calendar')
  .addArgument(new Argument('[file]', 'where to, whose ending says the format; standard output if left out'))
  .addOption(new Option('--format <format>', 'instead of by the ending').choices(['json', 'csv', 'ics']))
  .action(async (file: string | undefined, { format }: { format?: string }) => {
    const wanted = format ?? /\.(csv|ics)$/i.exec(file ?? '')?.[1]?.toLowerCase() ?? 'json'
    const { body } = await (await connect()).get(`/v1/me/export?format=${wanted}`)
    const to = file ? createWriteStream(file, { flags: 'wx' }) : process.stdout
    await pipeline(Readable.fromWeb(body as never), to, { end: to !== process.stdout }).catch((error) => {
      throw error.code === 'EEXIST' ? new Failure(`${file} is there already; name another file.`, EXIT.usage) : error
    })
  })
program
  .command('import')
  .description('bring tasks from a file: our own export, a backup of Todoist or TickTick, CSV, .ics')
  .addArgument(new Argument('<file>', 'what to bring'))
  .option('-y, --yes', 'bring them; without it, only say what would come and what cannot')
  .option('--json', 'what came, or would, as one line of JSON')
  .action(async (file: string, options: ImportOptions) => {
    const { importFile } = await import('./import.ts')
    await importFile(await connect(), file, options)
  })
const webhooks = program
  .command('webhooks')
  .description('which events are sent to which URL')
  .option('--json', 'a line of JSON each')
  .action(async ({ json }: TalkOptions) => (await import('./webhooks.ts')).listWebhooks(await connect(), json))
webhooks
  .command('listen')
  .description('have events sent to this machine, and print what arrives, until Ctrl-C')
  .addArgument(new Argument('[types...]', 'todo.task.completed.v1, or all of a kind').default(['todo.task.*']))
  .option('--port <port>', 'at which it listens; a free one if left out', '0')
  .option('--url <url>', 'that leads here from outside, such as of a tunnel')
  .option('--json', 'each message as a line of JSON')
  .action(async (types: string[], options: { port: string; url?: string; json?: boolean }, command: Command) => {
    const { listen } = await import('./webhooks.ts')
    await listen(await connect(), types, { ...command.parent!.opts(), ...options })
  })
program
  .command('login')
  .description('sign in: by a code in a browser, or with an access token from standard input')
  .addArgument(new Argument('[url]', 'of the gateway').default(LOCAL))
  .option('--token', 'read an access token from standard input')
  .option('--client-id <id>', 'as which the identity provider knows this program')
  .option('--parameters <query>', 'what else the provider is to be asked for, such as audience=todo-chatbot', '')
  .action(logIn)
program
  .command('logout')
  .description('forget who is signed in here')
  .action(async () => {
    const known = await readCredentials()
    await forgetCredentials()
    const { signOut } = await import('./sign-in.ts')
    if (known) await signOut(known).catch(() => {})
    console.error('Signed out.')
  })
program
  .command('completion')
  .description('print what a shell needs: source <(todo completion bash)')
  .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish', 'powershell']))
  .action(async (shell: string) => (await import('./completion.ts')).printScript(program, shell))

/** A list in words, whose numbers the next command may name; as JSON all of it, however long. */
async function list(words: string, json = false): Promise<void> {
  const client = await connect()
  if (!json) {
    await sayOnce(client, words ? `show ${words}` : 'show all tasks', { as: 'command' })
    return
  }
  for await (const task of client.tasks(words ? { filter: words } : {})) console.log(JSON.stringify(task))
}

/** As the server names them, those that are archived last. */
async function listNames(of: 'projects' | 'labels' | 'filters', json = false): Promise<void> {
  const found = (await (await connect()).collections())[of]
  for (const each of found.toSorted((a, b) => Number(a.isArchived ?? 0) - Number(b.isArchived ?? 0))) {
    const { name, words, isArchived } = each
    console.log(
      json ? JSON.stringify(each) : [name, words && `(${words})`, isArchived && '(archived)'].filter(Boolean).join(' '),
    )
  }
}

async function filterNamed(name: string): Promise<Required<Pick<Named, 'name' | 'words'>>> {
  const { filters } = await (await connect()).collections()
  const found = filters.find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (!found?.words) throw new Failure(`There is no filter “${name}”; todo filters says which there are.`, EXIT.nothing)
  return { name: found.name, words: found.words }
}

async function logIn(
  given: string,
  { token, clientId, parameters }: { token?: true; clientId?: string; parameters: string },
): Promise<void> {
  const url = originOf(given)
  if (token) {
    const pasted = (await text(process.stdin)).trim()
    await request(new URL('/v1/tasks?limit=1', url), { headers: { authorization: `Bearer ${pasted}` } })
    await writeCredentials({ url, token: pasted })
  } else {
    const metadata = await request(new URL('/.well-known/oauth-protected-resource', url))
    const [issuer] = ((await metadata.json()) as { authorization_servers?: string[] }).authorization_servers ?? []
    if (!issuer)
      throw new Failure(
        'This system has no identity provider. Make an access token, and: todo login --token',
        EXIT.usage,
      )
    const { CLIENT_ID, signInByCode } = await import('./sign-in.ts')
    const provider = { issuer, clientId: clientId ?? CLIENT_ID, parameters: new URLSearchParams(parameters) }
    await writeCredentials(
      await signInByCode(url, provider, (where, code) =>
        console.error(`Open ${styleText('underline', where, { stream: process.stderr })} and check the code ${code}`),
      ),
    )
  }
  console.error(`Signed in at ${(await credentialsInUse()).url}.`)
}

/** Reading ends, as by `| head`, and so does writing. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  const [command, separator, ...words] = process.argv.slice(2)
  if (command === 'complete' && separator === '--') {
    await (await import('./completion.ts')).answerShell(program, words)
  } else await program.parseAsync()
} catch (error) {
  if (error instanceof Failure && error.message) console.error(error.message)
  else if (error instanceof CommanderError) process.exitCode = error.exitCode && EXIT.usage
  else if (!(error instanceof Failure)) console.error((error as Error).message)
  if (error instanceof Failure) process.exitCode = error.exit
  else process.exitCode ??= EXIT.failed
}
