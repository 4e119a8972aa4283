/** What a person may set about themselves, as stored, sent and shown. */
import * as z from 'zod/mini'
import { timeSchema, timeZoneSchema } from './task.ts'

export const profileSchema = z.object({
  timeZone: timeZoneSchema,
  /** language and country: the chat speaks the language where it knows it, else English; the country decides how dates are read and written */
  locale: z
    .string()
    .check(z.regex(/^[a-z]{2,3}-[A-Z]{2}$/, 'must be a language and a country such as en-GB, de-DE or ur-PK')),
  /** no notification but in-app between these wall times; `from` after `to` spans midnight */
  quietHours: z.nullable(z.object({ from: timeSchema, to: timeSchema })),
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
})

export type Profile = z.infer<typeof profileSchema>
