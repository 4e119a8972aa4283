import { source } from '../lexicon/source.ts'

const PIECE = source`!?(?:p[1-4]|[#@/+][\w-]+|over ?due|no date|recurring|assigned|shared|subtasks?|today|tomorrow)`
/** "p1, p2", "@home": pieces that can be nothing else. */
const PIECES = new RegExp(source`^${PIECE}(?:\s*,\s*${PIECE})*$|^!?(?:##?|@|/|\+)"[^"]+"$`)
/** Signs between conditions; whether they are such, the reader of filters tells. */
const SIGNED = /^[(!]|\s[&|]\s|[&|](?=[#@p(!])/
const WORDS = new RegExp(
  source`^(?:today|tomorrow|yesterday|over ?due|od|no (?:due )?date|no labels?|no priority|recurring|\d{1,3} days|
    (?:next|last) \d{1,3} days|(?:this|next|last) (?:week|month|weekend)|
    (?:due|created|completed|deadline|added)(?: (?:before|after|from|on))?: ?.+|
    (?:deadline|due|created|completed|added) (?:before|after):? .+|
    (?:completed|created|added|done|finished) (?:(?:last|this|on|in|since) .+|today|yesterday)|search: ?.+|\*|view all|assigned(?: to| by)?: ?.+|(?:un)?assigned|shared|subtasks?|no (?:section|project|deadline|assignee)|
    date(?: (?:before|after))?: ?.+)$`,
)

/**
 * Whether a message may be meant in the filter language; the words of a task may be a filter as well ("due friday").
 * @param said lower case, trimmed
 */
export const looksLikeFilter = (said: string): boolean =>
  said.length <= 500 && (PIECES.test(said) || WORDS.test(said) || (SIGNED.test(said) && !/^!!?\d/.test(said)))
