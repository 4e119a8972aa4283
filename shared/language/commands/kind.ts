/** What there is to know of a kind of command. Each kind has a file beside this one; `table.ts` lists them all. */
import type { Changes, Command, Context, Span, Target } from '../types.ts'
import type { CommandReader } from './reader.ts'
import type { MakeTool } from './tool.ts'
import type { Wish } from './wish.ts'

export type Kind = Command['kind']
export type CommandOf<K extends Kind> = Extract<Command, { kind: K }>
/** Those that are about tasks which there are. */
export type TargetKind = Extract<Command, { target: unknown }>['kind']

export interface CommandKind<K extends Kind> {
  /** what a person wants by it, as measurements group the kinds; null for what is said to the chat itself */
  intent: 'add' | 'list' | 'complete' | 'reopen' | 'delete' | 'update' | 'undo' | 'none' | null
  /** when it waits for a yes: what is undone in a word and small is done at once */
  confirmed: 'never' | 'several' | 'always'
  /** nothing of the person's is changed by it */
  isRead?: true
  /** it leaves a question or a plan that waits for an answer as it is */
  isAside?: true
  /** From what a sentence asks for by the rules of a language; absent where no rule can ask for it. */
  readWish?: ReadWish
  /** How a model or an agent asks for it; null where only a person may. */
  tool: MakeTool<K> | null
  /** What an agent is told of it before it asks; absent where agents may not, or have a tool of another kind for it. */
  forAgents?: AgentNote
}

export interface AgentNote {
  title: string
  /** what was there is lost, until it is taken back */
  isDestructive: boolean
  /** asking twice does no more than asking once */
  isIdempotent: boolean
}

export interface TargetCommandKind<K extends TargetKind> extends CommandKind<K> {
  /** the tasks among which its target is looked for */
  wanted: 'open' | 'completed' | 'any'
  /** The same with another task ("and the bananas"), `changes` those that were made; null where it cannot be, absent where nobody says so. */
  again?: (target: Target, changes: Changes | undefined) => CommandOf<K> | null
}

export type KindTable = { [K in Kind]: K extends TargetKind ? TargetCommandKind<K> : CommandKind<K> }

export interface CommandRead {
  command: Command
  spans: Span[]
  /** words of the sentence that are only known as words of a title, or not at all */
  free: number
}

/** A reading of the whole sentence. */
export interface Candidate extends CommandRead {
  rule: string
  rank: number
}

/** @returns undefined when the words of the wish name no task, no tasks or no change */
export type ReadWish = (reader: CommandReader, wish: Wish) => CommandRead | undefined

/** Each kind of command in the words of a language, as what was understood. */
export type Explanations = { [K in Kind]: (command: CommandOf<K>, context: Context) => string }

export const createExplain =
  (explanations: Explanations) =>
  (commands: Command[], context: Context): string =>
    commands
      .map((command) => {
        const explain = explanations[command.kind] as (command: Command, context: Context) => string
        return explain(command, context)
      })
      .filter(Boolean)
      .join(' ')
