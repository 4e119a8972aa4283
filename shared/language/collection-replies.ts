/** What the chat says of projects, sections, labels and saved filters. */
import type { CollectionKind } from '../domain/collections/collection.ts'
import type { CollectionWords, Command, Context } from './types.ts'

/** What is said of projects, sections, labels and saved filters. */
export type CollectionCommand = Extract<Command, { kind: 'make' | 'arrange' | 'remove' | 'save' }>

export interface CollectionReplies {
  /** @param isNew false for one that was there */
  made(of: CollectionKind, name: string, isNew: boolean, context: Context): string
  /** @param name as it was */
  arranged(of: CollectionKind, name: string, changes: CollectionWords, context: Context): string
  /** what becomes of its open tasks: a question and the answers to it */
  askRemoval(
    of: CollectionKind,
    name: string,
    count: number,
    context: Context,
  ): { question: string; choices: [keep: string, remove: string, none: string] }
  /** @param count of its open tasks, which stay or are deleted too */
  removed(of: CollectionKind, name: string, count: number, fate: 'keep' | 'delete', context: Context): string
  /** what would become of it, as a line of a plan. @param count of its open tasks, where it is deleted */
  planned(command: CollectionCommand, count: number, context: Context): string
  saved(name: string, words: string, context: Context): string
  /** nothing was listed that could be saved */
  nothingToSave(context: Context): string
  noSuchCollection(of: CollectionKind, name: string, context: Context): string
  noSuchColour(said: string, context: Context): string
}
