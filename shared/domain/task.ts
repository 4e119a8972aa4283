/** A task and its parts, as stored, sent and shown. Types are inferred from these schemas and written nowhere else. */
import * as z from 'zod/mini'
import { parseDate, parseTime } from '../time/civil.ts'
import { canonicalZone, isTimeZone } from '../time/zone.ts'
import { FIRST_DATE, isInRange, LAST_DATE, LIMITS, LONGEST_MINUTES } from './bounds.ts'
import { once } from './once.ts'
import { LONGEST_KEY } from './order.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it must not contain
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
export const printable = once(() =>
  z.refine<string>((value) => !CONTROL.test(value), 'must not contain control characters'),
)
export const wellFormed = once(() => z.refine<string>((value) => value.isWellFormed(), 'must be well-formed Unicode'))
/** @param forms what is made of it before it is looked at */
export const text = (max: number, ...forms: z.core.$ZodCheck<string>[]) =>
  z.string().check(...forms, z.trim(), z.minLength(1), z.maxLength(max), printable(), wellFormed())

export const dateSchema = once(() =>
  z
    .string()
    .check(
      z.refine(
        (value: string) => value.length === 10 && parseDate(value) !== undefined && isInRange(value),
        `must be a date such as 2026-03-31, from ${FIRST_DATE} to ${LAST_DATE}`,
      ),
    ),
)
export const timeSchema = once(() =>
  z
    .string()
    .check(
      z.refine(
        (value: string) => value.length === 5 && parseTime(value) !== undefined,
        'must be a time of day such as 09:30',
      ),
    ),
)
export const wallTimeSchema = once(() =>
  z
    .string()
    .check(
      z.refine(
        (value: string) =>
          value.length === 16 &&
          parseDate(value) !== undefined &&
          parseTime(value.slice(11)) !== undefined &&
          isInRange(value),
        `must be a wall time such as 2026-03-31T09:30, from ${FIRST_DATE} to ${LAST_DATE}`,
      ),
    ),
)
export const timeZoneSchema = once(() =>
  z.string().check(
    z.refine((value: string) => isTimeZone(value), 'must be an IANA time zone such as Europe/Berlin'),
    z.overwrite((value: string) => canonicalZone(value) ?? value),
  ),
)

/** What the person said: a date, a wall time if one was named, and the zone whose clocks show it. */
const dueSchema = once(() =>
  z.object({ date: dateSchema(), time: z.nullable(timeSchema()), timeZone: timeZoneSchema() }),
)

const deadlineSchema = once(() => z.object({ date: dateSchema(), time: z.nullable(timeSchema()) }))

/** RFC 5545 lines without DTSTART (see shared/recurrence), anchored at the first date of the series. */
const recurrenceSchema = once(() =>
  z.object({
    rule: z.string().check(z.minLength(5), z.maxLength(LIMITS.rule), printable(), wellFormed()),
    start: deadlineSchema(),
    /** `schedule` ("every"): the next date follows the last one; `completion` ("every!"): the day it was completed */
    counted: z.enum(['schedule', 'completion']),
  }),
)

/** Before the due time, or at a wall time of the due zone. */
const reminderSchema = once(() =>
  z.union([
    z.object({ minutesBefore: z.int().check(z.minimum(0), z.maximum(LONGEST_MINUTES)) }),
    z.object({ at: wallTimeSchema() }),
  ]),
)

export const prioritySchema = once(() => z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]))

/** In one form of Unicode (NFC): two that look the same are the same. */
export const nameSchema = once(() => text(LIMITS.name, z.normalize('NFC')))

/** A fractional key: digits and small letters, which sort as they read. */
export const orderSchema = once(() =>
  z.string().check(z.regex(/^[0-9a-z]+$/, 'must be of digits and small letters'), z.maxLength(LONGEST_KEY)),
)

const labelsSchema = once(() => z.array(nameSchema()).check(z.maxLength(LIMITS.labels)))

/** What a person may set on a task. */
export const taskFields = once(() => ({
  title: text(LIMITS.title),
  note: z.string().check(z.maxLength(LIMITS.note), printable(), wellFormed()),
  /** 1 is the most urgent, 4 none */
  priority: prioritySchema(),
  project: z.nullable(nameSchema()),
  section: z.nullable(nameSchema()),
  labels: labelsSchema(),
  assignee: z.nullable(text(LIMITS.name)),
  due: z.nullable(dueSchema()),
  deadline: z.nullable(deadlineSchema()),
  durationMinutes: z.nullable(z.int().check(z.minimum(1), z.maximum(LONGEST_MINUTES))),
  recurrence: z.nullable(recurrenceSchema()),
  reminders: z.array(reminderSchema()).check(z.maxLength(LIMITS.reminders)),
  /** an item to read, which cannot be completed */
  isNote: z.boolean(),
  // Tasks that were stored before there were these have none of them; that is as null.
  /** before it the task is out of sight (start.ts); on a day without a time, before that day begins */
  start: z.optional(z.nullable(dueSchema())),
  /** the task that this is a part of; in its project and section, and at most `SUBTASKS.levels` deep (subtasks.ts) */
  parentId: z.optional(z.nullable(z.uuid())),
  /** where it stands among its siblings when they are ordered by hand (order.ts) */
  order: z.optional(z.nullable(orderSchema())),
}))

export const taskSchema = once(() =>
  z.object({
    id: z.uuid(),
    /** counts the changes of this task from 1 */
    version: z.int(),
    ...taskFields(),
    status: z.enum(['open', 'completed', 'skipped', 'deleted']),
    /** of a recurrence: all its occurrences carry the same, and at most one of them is open */
    seriesId: z.nullable(z.uuid()),
    /** the instant of `due`, epoch milliseconds: its time, or the end of its day */
    dueAt: z.nullable(z.number()),
    /** the instant of `start`, epoch milliseconds: its time, or the beginning of its day */
    startAt: z.optional(z.nullable(z.number())),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    completedAt: z.nullable(z.iso.datetime()),
  }),
)

export type Task = z.infer<ReturnType<typeof taskSchema>>
export type TaskFields = Pick<Task, keyof ReturnType<typeof taskFields>>
export type Due = z.infer<ReturnType<typeof dueSchema>>
export type Deadline = z.infer<ReturnType<typeof deadlineSchema>>
export type Recurrence = z.infer<ReturnType<typeof recurrenceSchema>>
export type Reminder = z.infer<ReturnType<typeof reminderSchema>>

export const newTaskSchema = once(() =>
  z.strictObject({ ...z.partial(z.object(taskFields())).shape, title: taskFields().title }),
)
export const taskChangesSchema = once(() => z.partial(z.strictObject(taskFields())))

export type NewTask = z.infer<ReturnType<typeof newTaskSchema>>
export type TaskChanges = z.infer<ReturnType<typeof taskChangesSchema>>
