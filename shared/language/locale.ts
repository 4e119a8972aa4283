/** What a language offers. All of it is pure: the same text in the same context always means the same. */
import type { Answer } from './answers.ts'
import type { AssistantReplies, Beyond } from './assistant.ts'
import type { Drafts, WhenRead } from './quick-add/drafts.ts'
import type { Replies } from './replies.ts'
import type { Changes, Command, Context, Filter, Repeat, Understanding, When } from './types.ts'

/** More of what was done before. */
export interface More {
  /** without what says that it goes on */
  text: string
  /** what it names, unless a verb says what to do */
  thing: string | null
  /** it ends in a word that says that the same is done to it ("too") */
  isToo?: boolean
  /** it is put where the thing before was put: "butter on there as well" */
  isThere?: boolean
}

export interface Locale {
  /** BCP 47 primary tag */
  language: string
  /** A message of the chat into commands. */
  understand(text: string, context: Context): Understanding
  /** The tasks that a text asks to add, one at least. */
  readDrafts(text: string, context: Context): Drafts
  /** What a text says about time; null when it says nothing. */
  readWhen(text: string, context: Context): WhenRead | null
  /** What a task becomes by these words ("friday at 5", "p1"); null when they change nothing. */
  readChanges(text: string, context: Context): Changes | null
  /** Which tasks the words name, by signs or as spoken; null when they name none. */
  parseFilter(text: string, context: Context): Filter | null
  /** What commands would do, a sentence for each. */
  explain(commands: Command[], context: Context): string
  describeChanges(changes: Changes, context: Context): string
  describeFilter(filter: Filter, context: Context): string
  describeDate(date: string, context: Pick<Context, 'now' | 'language' | 'isRoman'>): string
  describeMinutes(minutes: number, context?: Pick<Context, 'language' | 'isRoman'>): string
  describeWhen(when: When, context: Context): string
  describeRepeat(repeat: Repeat, context: Context): string
  /** An answer to a question of the chat; null for what is none. @param titles of what was shown, which may be named by their words */
  readAnswer(text: string, titles?: string[]): Answer | null
  /** Without what a text begins with that says nothing of its own ("oh no, sorry, ..."); nothing is left of a text of nothing else. */
  withoutInterjections(text: string): string
  /** "and the butter": more of what was done before. */
  readMore(text: string): More | null
  /** What was meant instead of what was understood: "I meant pilates"; null where a text says nothing of the kind. */
  readMeant(text: string): string | null
  /** The task that was meant, where something was done to another: "not that one, the sweeping". */
  readOther(text: string): string | null
  /** An answer without the reason behind it: "never mind, we have one"; null where there is none. */
  withoutReason(text: string): string | null
  /** What is not meant of what was done: days of what repeats, or one of several: "but not on sundays". */
  readLeftOut(text: string): string | null
  /** What shall come into the project that was spoken of: "add a rake to it". */
  readInto(text: string): string | null
  /** What stands in a title and what shall stand there: "with rob, not bob"; null where a text says nothing of the kind. */
  readInstead(text: string): { is: string; was: string } | null
  /** What is said behind the reason for it: "the dentist called, it's friday instead"; null where there is no reason. */
  readBehindReason(text: string): string | null
  /** With the day that was spoken of where a text says "that day"; null where it does not. */
  withDay(text: string, day: string): string | null
  /** The things of an enumeration that is put on a list: "soap and a sponge". */
  itemsOf(things: string, list: string): string[]
  /** "the rent to friday" as a sentence that moves it. */
  asMove(text: string): string
  /** What a message without a task of its own says about the one that was spoken of: a note, a reminder. */
  readAbout(text: string, context: Context): Changes | null
  /** One or both ends of quiet hours, `HH:MM`, where those were spoken of. */
  readHours(text: string, context: Context): { from: string | null; to: string | null } | null
  /** The time zone that a place of a correction is in ("sorry, i meant Lisbon"). */
  readZone(text: string): string | null
  /** What a message is that no command is: a wish, a question, a story; null for what is none of these. */
  readBeyond(text: string): Beyond | null
  /** what the chat says */
  replies: Replies
  /** what it says beside a model, and where there is none */
  assistant: AssistantReplies
  /** Words of a title that carry no meaning when somebody names a task by it: "the dentist thing". */
  fillers: ReadonlySet<string>
  /** Whether two words of titles are one as they are heard, where people write it in several ways, or in two scripts. */
  soundsLike?(one: string, other: string): boolean
  /** Words before those of a title that mean each task which has them: "both books". */
  several: ReadonlySet<string>
  /** Words for a project that say nothing of which: "delete the project". */
  projectNouns: ReadonlySet<string>
  /** Words that join two titles: "milk and eggs". */
  conjunctions: ReadonlySet<string>
}
