/** kubectl, as the scripts of this folder use it: of one context, with what went wrong in its own words. */
import { spawn } from 'node:child_process'

export interface Kubectl {
  /** @param input for `-f -`. @throws CommandError */
  run: (args: string[], input?: string) => Promise<string>
  /** with `-o json`. @throws CommandError */
  json: <Shape>(args: string[]) => Promise<Shape>
  /** undefined when there is no such object, or no such kind of object */
  find: <Shape>(args: string[]) => Promise<Shape | undefined>
}

export class CommandError extends Error {
  override readonly name = 'CommandError'
  /** what it wrote to standard error */
  readonly output: string

  constructor(command: string, output: string) {
    // kubectl tries several times; the last line is what it says of it.
    super(`${command}: ${output.trim().split('\n').at(-1) || 'failed without a word'}`)
    this.output = output
  }
}

/** Runs a program to its end and gives what it wrote to standard output. @throws CommandError */
export function command(program: string, args: string[], input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    const texts = { out: '', err: '' }
    child.stdout.on('data', (chunk) => {
      texts.out += chunk
    })
    child.stderr.on('data', (chunk) => {
      texts.err += chunk
    })
    const told = `${program} ${args.join(' ')}`
    child.once('error', (error) => reject(new CommandError(told, error.message)))
    child.once('close', (code) => (code === 0 ? resolve(texts.out) : reject(new CommandError(told, texts.err))))
    // It may end before it has read all: its exit code tells more than a broken pipe.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** @param context undefined for the current one */
export function createKubectl(context?: string): Kubectl {
  const run = (args: string[], input?: string) =>
    command('kubectl', [...(context ? ['--context', context] : []), ...args], input)
  const json = async <Shape>(args: string[]) => JSON.parse(await run([...args, '-o', 'json'])) as Shape
  const find = async <Shape>(args: string[]) => {
    try {
      return await json<Shape>(args)
    } catch (error) {
      if (error instanceof CommandError && isMissing(error.output)) return undefined
      throw error
    }
  }
  return { run, json, find }
}

const isMissing = (output: string): boolean =>
  /\(NotFound\)|the server doesn't have a resource type|no matches for kind/.test(output)
