/** What a person may set about themselves, as stored, sent and shown. */
import * as z from 'zod/mini'
import { once } from './once.ts'
import { timeSchema, timeZoneSchema } from './task.ts'

/** Minutes; four weeks. */
const MOST_BEFORE = 40_320

/** A time of a part of the day: no later than the next part begins for anybody. */
const between = (from: string, to: string) =>
  z.optional(timeSchema().check(z.refine((time) => time >= from && time <= to, `must be from ${from} to ${to}`)))

const dayPartsSchema = once(() =>
  z.object({
    morning: between('04:00', '11:59'),
    afternoon: between('12:00', '17:59'),
    evening: between('16:00', '22:59'),
    /** tonight */
    night: between('18:00', '23:59'),
  }),
)
export type DayParts = z.infer<ReturnType<typeof dayPartsSchema>>

export const profileSchema = once(() =>
  z.object({
    timeZone: timeZoneSchema(),
    /** language and country: the chat speaks the language where it knows it, else English; the country decides how dates are read and written */
    locale: z
      .string()
      .check(z.regex(/^[a-z]{2,3}-[A-Z]{2}$/, 'must be a language and a country such as en-GB, de-DE or ur-PK')),
    /** no notification but in-app between these wall times; `from` after `to` spans midnight */
    quietHours: z.nullable(z.object({ from: timeSchema(), to: timeSchema() })),
    email: z.nullable(z.email().check(z.maxLength(254))),
    webhook: z.nullable(z.object({ url: z.url({ protocol: /^https?$/ }).check(z.maxLength(2000)) })),
    /** browsers that asked for web push, as `PushSubscription.toJSON()` gives them */
    webPush: z
      .array(
        z.object({
          endpoint: z.url({ protocol: /^https?$/ }).check(z.maxLength(1000)),
          keys: z.object({ p256dh: z.string().check(z.maxLength(100)), auth: z.string().check(z.maxLength(50)) }),
        }),
      )
      .check(z.maxLength(10)),
    // Profiles that were stored before there were these have none of them.
    /** ISO weekday on which a week begins; Monday where nothing is said */
    weekStart: z.optional(z.int().check(z.minimum(1), z.maximum(7))),
    /** when a task is due that is for a part of the day alone */
    dayParts: z.optional(dayPartsSchema()),
    /** what becomes of the open subtasks of a task that is completed; it is asked where nothing is said */
    openSubtasks: z.optional(z.enum(['ask', 'complete', 'keep'])),
    /** minutes before its time at which a new task reminds that says nothing of it itself; null: it does not */
    defaultReminder: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(MOST_BEFORE)))),
  }),
)

export type Profile = z.infer<ReturnType<typeof profileSchema>>
