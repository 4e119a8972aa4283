/** One condition of a filter, without signs. */

import { pastRange } from '../../../calendar/ranges.ts'
import type { Context, Filter, Priority, Range } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { wholeMoment, wholeRange } from './bounds.ts'

const FIXED: [RegExp, Filter][] = [
  [/^(?:\*|all|view all|all tasks|everything)$/, { all: true }],
  [/^(?:over ?due|od|late|past due)$/, { overdue: true }],
  [/^(?:no (?:due )?date|undated|without (?:a )?(?:due )?date)$/, { noDate: true }],
  [/^(?:with (?:a )?time|has time|timed)$/, { hasTime: true }],
  [/^(?:no time|without (?:a )?time)$/, { hasTime: false }],
  [/^(?:recurring|repeating)$/, { recurring: true }],
  [/^(?:no labels?|unlabel?led|without labels?)$/, { noLabels: true }],
  [/^no priority$/, { priority: 4 }],
  [/^no section$/, { not: { section: '*' } }],
  [/^no project$/, { not: { project: '*', withChildren: false } }],
  [/^no deadline$/, { not: { deadline: { from: null, to: null } } }],
  // What is nobody else's is one's own.
  [/^(?:assigned|shared|assigned (?:to|by):? (?:others?|anyone|somebody|someone))$/, { assignee: '*' }],
  [/^(?:unassigned|not assigned|no assignee|assigned (?:to|by):? me)$/, { not: { assignee: '*' } }],
  // Tasks have none here.
  [/^subtasks?$/, { not: { all: true } }],
  [/^(?:open|not done|active|incomplete)$/, { status: 'open' }],
  [/^(?:completed|done|finished)$/, { status: 'completed' }],
  [/^(?:open or completed|any status)$/, { status: 'any' }],
]

type Field = 'due' | 'deadline' | 'created' | 'completed'

const FIELDS: Record<string, Field> = {
  due: 'due',
  date: 'due',
  deadline: 'deadline',
  created: 'created',
  added: 'created',
  completed: 'completed',
  done: 'completed',
  finished: 'completed',
}

/** @param literal something was escaped or quoted: the text is a name or words, never a keyword */
export function readAtom(text: string, literal: boolean, context: Context): Filter | null {
  const named = readName(text)
  if (named) return named
  const search = /^(?:search(?: for)?|with the words?|containing) ?:? ([\s\S]+)$|^search:([\s\S]+)$/i.exec(text)
  if (search) return { search: (search[1] ?? search[2])!.trim() }
  if (literal) return null
  const lower = text.toLowerCase().replace(/\s+/g, ' ')
  const fixed = FIXED.find(([pattern]) => pattern.test(lower))
  if (fixed) return fixed[1]
  const priority = /^(?:p|priority:? ?)([1-4])$/.exec(lower)
  if (priority) return { priority: Number(priority[1]) as Priority }
  return readField(text, lower, context) ?? dueOf(wholeRange(text, context))
}

/** `#Project`, `##Project` with what is below it, `/Section`, `@label`, `+person`. */
function readName(text: string): Filter | null {
  const match = /^(##|#|\/|@|\+)\s*(\S[\s\S]*)$/.exec(text)
  if (!match) {
    const assigned = /^assigned to:? (?!(?:me|others?|anyone|somebody|someone)$)(.+)$/i.exec(text)
    return assigned ? { assignee: assigned[1]! } : null
  }
  const name = match[2]!.trim()
  if (match[1] === '##') return { project: name, withChildren: true }
  if (match[1] === '#') return { project: name, withChildren: false }
  if (match[1] === '/') return { section: name }
  return match[1] === '@' ? { label: name } : { assignee: name }
}

const FIELD =
  new RegExp(source`^(due|date|deadline|created|added|completed|done|finished)(?: date)?(?: ?:| (before|after|
  from|since)\b:?| on\b| in\b)?(?: ([\s\S]+))?$`)

/** Names that come round each week or year. */
const RECURS = /\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

/** "due before: friday", "created: today", "completed last week", "deadline". */
function readField(text: string, lower: string, context: Context): Filter | null {
  const match = FIELD.exec(lower)
  if (!match) return null
  const field = FIELDS[match[1]!]!
  const rest = match[3] === undefined ? '' : text.slice(text.length - match[3].length)
  const range = rest ? rangeIn(match[2], rest, context) : match[2] ? undefined : { from: null, to: null }
  if (!range) return null
  const isPast = (field === 'completed' || field === 'created') && RECURS.test(rest) && !/\d{4}|\bnext\b/i.test(rest)
  return { [field]: isPast ? pastRange(range, context) : range } as Filter
}

function rangeIn(side: string | undefined, text: string, context: Context): Range | undefined {
  const fromTo = side === 'from' ? /^(.+?) (?:to|until) (.+)$/i.exec(text) : null
  if (fromTo) {
    const [first, last] = [wholeRange(fromTo[1]!, context), wholeRange(fromTo[2]!, context)]
    if (!first?.from || !last?.to) return undefined
    // Days are said with the last one included, times with the end itself.
    return { from: first.from, to: last.from && last.from.length > 10 ? last.from : last.to }
  }
  if (side === 'before') return bound(null, wholeMoment(text, 'before', context))
  if (side === 'after') return bound(wholeMoment(text, 'after', context), null)
  if (side === 'from' || side === 'since') return bound(wholeMoment(text.replace(/ on$/i, ''), 'before', context), null)
  return wholeRange(text, context)
}

const bound = (from: string | null | undefined, to: string | null | undefined): Range | undefined =>
  from === undefined || to === undefined ? undefined : { from, to }

const dueOf = (range: Range | undefined): Filter | null => (range ? { due: range } : null)
