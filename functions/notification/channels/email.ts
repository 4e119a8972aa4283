import type { Transporter } from 'nodemailer'
import { headline, type Send, text } from '../message.ts'
import { Undelivered } from '../undelivered.ts'

interface Options {
  /** `smtp://user:password@host:587` or `smtps://…`; undefined where no server is configured */
  smtpUrl: () => Promise<string | undefined>
  /** address that e-mails come from, such as `Todo <reminders@example.com>` */
  from: string
}

/** Milliseconds: to connect, to be greeted, and for each answer. Together below the lease of a delivery. */
const TIMEOUTS = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000, dnsTimeout: 5000 }

/** E-mail by SMTP. The Message-ID follows from the delivery: when a repetition cannot be ruled out, mail servers and readers see it. */
export function createEmail({ smtpUrl, from }: Options): Send {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  let opened: Promise<Transporter> | undefined
  const transporter = () => {
    opened ??= open(smtpUrl)
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }

  return async ({ id, endpoint, reminder, profile }) => {
    const mail = {
      from,
      to: { name: '', address: endpoint },
      subject: `Reminder: ${headline(reminder)}`,
      text: text(reminder, profile),
      messageId: `<${id}@${domain}>`,
      date: new Date(reminder.firedAt),
      // RFC 3834: nothing answers it automatically.
      headers: { 'Auto-Submitted': 'auto-generated' },
    }
    const mailer = await transporter()
    await mailer.sendMail(mail).catch((error) => {
      throw refused(error, endpoint)
    })
  }
}

async function open(smtpUrl: Options['smtpUrl']): Promise<Transporter> {
  const url = await smtpUrl()
  if (!url) throw new Undelivered('No mail server is configured here, so no e-mail can be sent.')
  const { createTransport } = await import('nodemailer')
  return createTransport({ url, ...TIMEOUTS, disableFileAccess: true, disableUrlAccess: true } as object) as Transporter
}

/** RFC 5321 section 4.2.1: 4yz is for now, 5yz for good. What went wrong before an answer may go right later. */
function refused(error: Error & { responseCode?: number; code?: string }, endpoint: string): Undelivered {
  const { responseCode, code } = error
  if (code === 'EAUTH')
    return new Undelivered('The mail server does not accept our password.', { again: true, cause: error })
  if (!responseCode) return new Undelivered('The mail server could not be reached.', { again: true, cause: error })
  const again = responseCode < 500
  return new Undelivered(`The mail server ${again ? 'put off' : 'refused'} mail for ${endpoint} (${responseCode}).`, {
    again,
    cause: error,
  })
}
