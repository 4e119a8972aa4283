/** Changes to tasks that exist: "move the dentist to friday", "make it p1", "tag the invoice with finance", "stop repeating 2". */

import type { Changes, Command, Context, Span } from '../../../types.ts'
import { nameIn } from '../filter/spoken.ts'
import { source } from '../lexicon/source.ts'
import { readDrafts } from '../quick-add/index.ts'
import { delayIn, readChanges, unquoted } from './changes.ts'
import { lowered, readTarget } from './target.ts'
import { TELLING_WAYS } from './update-telling.ts'
import { LOOSE_WAYS, WAYS, type Way } from './update-ways.ts'
import { DATEISH, NUMBER } from './vocabulary.ts'

type Update = Extract<Command, { kind: 'update' }>

export interface UpdateFound {
  command: Update | undefined
  spans: Span[]
  /** what was understood, when the rest was not */
  about: string
}

const VERB = new RegExp(source`^(?:postpone|put off|push(?: back| out| off)?|delay|defer|reschedule|re-schedule|
    move(?: back| up| forward| out)?|bring|file|place|bump(?: up)?|shift|slide|kick|bring forward|pull forward|
    hold off(?: on)?|put|change|set|make|schedule|have|do|mark|flag|switch|modify|adjust|update|repeat|recur|
    edit|correct|alter|raise|lower|drop|lift|increase|decrease|reduce|get) `)
const TO = / (?:to|until|till|onto|into|under|->) /g
const BY = / (?:by|for|on|in|at|as|due|be) /g
const BARE = new RegExp(
  ` (?=(?:${DATEISH}|(?:an?|another|half|one|two|three|four|five|a few) (?:\\w+ )?(?:minute|hour|day|week|month|year|bit)))`,
  'g',
)

/** "by a day", "back two weeks": by how much, at the end; the date before it says which tasks. */
const AMOUNT = new RegExp(
  source` (?:by )?(?=(?:an?|another|half an?|${NUMBER}|a few|a couple of) (?:\w+ )?(?:minute|hour|day|week|month|
    year)s?(?: (?:earlier|later))?$)`,
  'g',
)

/**
 * Places where what becomes of the task may begin: before an amount at the end, behind the last "to" rather than "by" or "on", else where a
 * date does.
 */
function* joints(said: string, from: number): Generator<{ end: number; value: number }> {
  for (const [pattern, order] of [
    [AMOUNT, 1],
    [TO, -1],
    [BY, 1],
    [BARE, 1],
  ] as const) {
    const found = [...said.slice(from - 1).matchAll(pattern)].slice(0, MAX_JOINTS)
    if (order < 0) found.reverse()
    for (const { index, 0: sign } of found) yield { end: from - 1 + index, value: from - 1 + index + sign.length }
  }
}

/** A field that is named but whose value was not read: no new title. */
const FIELD_FIRST = /^(?:the |its )?(?:due date|date|time|deadline|priority|reminder|duration|assignee|section)s?\b/

/** More places than these are no sentence. */
const MAX_JOINTS = 8

/** "move X to Y": the first division whose second part can be read. */
function readDivided(text: string, start: number, said: string, context: Context): UpdateFound | undefined {
  const verb = VERB.exec(said)?.[0]
  if (!verb) return undefined
  for (const { end, value } of joints(said, verb.length)) {
    const object = said
      .slice(verb.length, Math.max(end, verb.length))
      .replace(/[\s,]+(?:back|off|up|out|forward|ahead|down|over|again|an?)$/, '')
    const raw = text.slice(start + value, start + said.length)
    const isBackward = /\b(?:up|forward|ahead)$/.test(said.slice(0, end)) || /\b(?:up|forward) $/.test(verb)
    // "all today's tasks": no more than those.
    if (/^(?:all|every|each|any)(?: of)?$/.test(object.trim())) continue
    // "all tasks of today": the date says which.
    if (FIELD_FIRST.test(object) || / (?:of|from|due)$/.test(object)) continue
    const change = valueChange(raw, context, verb.split(' ', 1)[0]!, isBackward)
    const named = change && readTarget(text, start + verb.length, start + verb.length + object.length, context)
    // "reschedule to friday"
    const target = named ?? (object.trim() ? undefined : { target: { last: true as const }, spans: [] })
    // Nobody renames a whole list to one title.
    if (!change || !target || ('title' in change && 'filter' in target.target)) continue
    const spans: Span[] = [...target.spans, { start: start + value, end: start + said.length, kind: kindOf(change) }]
    return { command: { kind: 'update', target: target.target, changes: change }, spans, about: '' }
  }
  return undefined
}

/** @param start,end the stretch of the text that says the change, without what wraps it */
export function readUpdate(text: string, start: number, end: number, context: Context): UpdateFound {
  const said = lowered(text).slice(start, end)
  const found: UpdateFound = { command: undefined, spans: [], about: said.replace(VERB, '') }
  return (
    readWay(text, start, said, TELLING_WAYS, context) ??
    readWay(text, start, said, WAYS, context) ??
    readDivided(text, start, said, context) ??
    readWay(text, start, said, LOOSE_WAYS, context) ??
    found
  )
}

function readWay(
  text: string,
  start: number,
  said: string,
  ways: readonly Way[],
  context: Context,
): UpdateFound | undefined {
  for (const { is, changes } of ways) {
    const match = is.exec(said)
    if (!match) continue
    const groups = match.indices!.groups!
    const at = groups.target ?? groups.target2
    const value = groups.value ?? groups.value2
    const raw = value ? text.slice(start + value[0], start + value[1]) : ''
    const target = at
      ? readTarget(text, start + at[0], start + at[1], context)
      : { target: { last: true as const }, spans: [] }
    if (!target) continue
    const change = changes(lowered(raw), raw, context, match)
    if (!change) continue
    const spans: Span[] = [...target.spans]
    if (value) spans.push({ start: start + value[0], end: start + value[1], kind: kindOf(change) })
    return { command: { kind: 'update', target: target.target, changes: change }, spans, about: '' }
  }
  return undefined
}

const kindOf = (change: Changes): Span['kind'] =>
  'title' in change
    ? 'title'
    : 'priority' in change
      ? 'priority'
      : 'project' in change
        ? 'project'
        : change.addLabels || change.removeLabels
          ? 'label'
          : 'repeat' in change
            ? 'recurrence'
            : change.addReminders
              ? 'reminder'
              : 'date'

/** The part behind "to": a date, a delay, a priority, marks, a project, or else a new title where one is being changed. */
function valueChange(said: string, context: Context, verb: string, backwards: boolean): Changes | null {
  const raw = said.replace(SAME_TIME, '').replace(INSTEAD_OF, '')
  const value = lowered(raw).trim()
  const delay = delayIn(value.replace(/^by /, ''), context)
  if (delay) return { postpone: backwards ? negated(delay) : delay }
  const hour = /^(?:[1-9]|1\d|2[0-3])$/.exec(value)
  if (hour) return readChanges(`at ${value}`, context)
  const upTo = value.replace(/^(?:up )?to /, '')
  const change = readChanges(upTo === value ? raw : raw.slice(raw.length - upTo.length), context)
  if (change && !(RENAMES.test(verb) && readDrafts(raw, context).drafts[0]?.title)) return change
  if (/^(?:move|put|file|place)$/.test(verb)) {
    const name = nameIn(` ${value} `, context)
    const said = name ? (name.kind === 'project' ? name.name : null) : null
    if (said) return { project: said }
    const inbox = /^(?:the |my )?inbox$/.test(value)
    return inbox ? { project: null } : null
  }
  return /^(?:change|switch|edit|correct|alter|modify|update)$/.test(verb) && value.length < 200
    ? { title: unquoted(raw) }
    : null
}

/** "at 4 instead of 3": the old value says nothing more. */
const INSTEAD_OF = /,? instead of (?:at |on |in |the )?[\w:' -]{1,24}$/i

/** A new day keeps the time that there is. */
const SAME_TIME = /,? (?:at |and )?(?:the )?same (?:time|hour)(?: of day)?$/i

/** With these what is behind "to" may be a new title. */
const RENAMES = /^(?:change|switch|edit|correct|alter|modify|update)$/

const negated = (delay: NonNullable<Changes['postpone']>): Changes['postpone'] =>
  Object.fromEntries(Object.entries(delay).map(([unit, amount]) => [unit, -amount]))
