import { noticesOf } from '../../../shared/language/locales/notices.ts'
import { headline, type Send, text } from '../message.ts'
import type { Mailer } from './mailer.ts'

/** A reminder by e-mail. */
export const createEmail =
  (mail: Mailer): Send =>
  async ({ id, endpoint, reminder, profile }) => {
    const notices = await noticesOf(profile.locale)
    await mail({
      id,
      to: endpoint,
      subject: notices.reminder(headline(reminder)),
      text: text(reminder, profile, notices),
      date: new Date(reminder.firedAt),
    })
  }
