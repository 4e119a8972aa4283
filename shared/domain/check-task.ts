/**
 * The one gate that every write of a task passes, whoever asks for it: REST, chat, model, undo and series. It looks at the task as it will
 * be stored, for what is right in itself may be too much together with what is there.
 */
import { occurrences } from '../recurrence/index.ts'
import { EMPTY_FIELDS } from './empty-fields.ts'
import { once } from './once.ts'
import { type FieldError, Refusal } from './refusal.ts'
import { type Issue, shouldBe } from './should-be.ts'
import { checkStart } from './start.ts'
import { type Task, type TaskFields, taskFields } from './task.ts'

const namesOfFields = once(() => Object.keys(taskFields()) as (keyof TaskFields)[])
const UNSAID: Partial<TaskFields> = EMPTY_FIELDS

/**
 * Only what differs from `before` is judged: a task that was stored before a bound was set can still be completed, moved, deleted, and
 * brought within it. What nothing was said about is as it has to be.
 *
 * @param before the task as it is, or the occurrence that this one follows; null for a new one
 * @returns the task with its texts trimmed
 * @throws Refusal that names each field, its bound, and what to do
 */
export function checkTask(after: Task, before: Task | null): Task {
  const found: Found[] = []
  const checked: Record<string, unknown> = {}
  for (const name of namesOfFields()) {
    if (after[name] === UNSAID[name] || (before && same(after[name], before[name]))) continue
    const result = taskFields()[name].safeParse(after[name])
    if (result.success) checked[name] = result.data
    const issues = result.success
      ? []
      : result.error.issues.filter((issue) => !isOld(issue, after[name], before?.[name]))
    found.push(...issues.map((issue) => foundIn(name, after[name], issue)))
  }
  if (!found.length) {
    const error = checkRecurrence(after, before)
    if (error) found.push(error)
    checkStart(after, before)
  }
  if (found.length) throw refused(found, before)
  return { ...after, ...checked }
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** Whether it was so before: an entry that was there, or a text or list that was longer still and is on its way within its bound. */
function isOld({ code, path }: Issue, value: unknown, before: unknown): boolean {
  const [index] = path
  if (Array.isArray(value) && Array.isArray(before) && typeof index === 'number') {
    return before.some((entry) => same(entry, value[index]))
  }
  return code === 'too_big' && path.length === 0 && sizeOf(value) < sizeOf(before)
}

const sizeOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 0)

interface Found extends FieldError {
  /** what to do about it */
  advice: string
}

/** What repeats has a rule of RFC 5545 with a date at all, and a due date to go on from. */
function checkRecurrence({ recurrence, due }: Task, before: Task | null): Found | undefined {
  if (!recurrence || (same(recurrence, before?.recurrence) && Boolean(due) === Boolean(before?.due))) return undefined
  if (!due) throw new Refusal('recurrence-without-date', 'What repeats needs a due date.')
  if (same(recurrence, before?.recurrence)) return undefined
  const wrong = (message: string) => ({ field: 'recurrence.rule', message, advice: CORRECT })
  try {
    return occurrences(recurrence.rule, recurrence.start, { limit: 1 }).length
      ? undefined
      : wrong('has no occurrence at all')
  } catch (error) {
    return wrong((error as Error).message)
  }
}

const CORRECT = 'please correct it'

function foundIn(name: string, value: unknown, issue: Issue): Found {
  const field = [name, ...issue.path.map(String)].join('.')
  if (issue.code !== 'too_big') return { field, message: shouldBe(issue), advice: CORRECT }
  const given = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], value)
  const message = `${shouldBe(issue)}, and would ${typeof given === 'number' ? `be ${given}` : `have ${sizeOf(given)}`}`
  const advice =
    typeof given === 'string'
      ? 'please shorten it'
      : Array.isArray(given)
        ? 'please leave some out'
        : 'please choose less'
  return { field, message, advice }
}

/** Most faults that are told at once. */
const TOLD = 10
/** Characters of a title by which a task is named. */
const NAMED = 60

function refused(found: Found[], before: Task | null): Refusal {
  const errors = found.slice(0, TOLD).map(({ field, message }) => ({ field, message }))
  const whose = before
    ? ` of “${before.title.slice(0, NAMED).toWellFormed()}${before.title.length > NAMED ? '…' : ''}”`
    : ''
  const said = errors.map(({ field, message }) => `${inWords(field)}${whose} ${message}`).join('; ')
  return new Refusal('invalid-request', `Nothing was stored: ${said}. ${upper(found[0]!.advice)}.`, errors)
}

const WORDS: Record<string, string> = {
  due: 'due date',
  durationMinutes: 'duration in minutes',
  recurrence: 'repetition',
  start: 'start date',
}

/** "the title", "the label 2", "the minutes of the reminder 1". */
function inWords(field: string): string {
  const [name = '', ...rest] = field.split('.')
  if (rest[0] === undefined || !/^\d+$/.test(rest[0])) return `the ${WORDS[name] ?? name}`
  const entry = `the ${name.replace(/s$/, '')} ${Number(rest[0]) + 1}`
  return rest[1] === 'minutesBefore' ? `the minutes of ${entry}` : entry
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
