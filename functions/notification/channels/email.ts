import { headline, type Send, text } from '../message.ts'
import type { Mailer } from './mailer.ts'

/** A reminder by e-mail. */
export const createEmail =
  (mail: Mailer): Send =>
  ({ id, endpoint, reminder, profile }) =>
    mail({
      id,
      to: endpoint,
      subject: `Reminder: ${headline(reminder)}`,
      text: text(reminder, profile),
      date: new Date(reminder.firedAt),
    })
