import type { Grammar } from '../engine/grammar.ts'
import type { Source } from '../engine/source.ts'
import type { QuickAdd } from '../quick-add/drafts.ts'
import type { Filter, Sort, Target } from '../types.ts'
import type { Stretch } from './wish.ts'

/** A sentence, and what its language offers to read it. */
export interface CommandReader {
  source: Source
  grammar: Grammar
  quickAdd: Pick<QuickAdd, 'readDrafts' | 'readWhen' | 'readTime'>
  /** the things of which a title has several, put on or under what is named so; one thing where it is not given */
  itemsOf?(title: string, list: string): string[]
}

export interface FilterRead {
  filter: Filter
  sort: Sort[]
  /** what was understood, and what is searched for */
  spans: Stretch[]
  /** words that were not understood and became a search */
  free: number
  /** it names tasks by more than words of their title */
  isSure: boolean
}

export interface TargetRead {
  target: Target
  /** words that are only known as words of a title */
  free: number
  kind: 'reference' | 'filter' | 'title'
}
