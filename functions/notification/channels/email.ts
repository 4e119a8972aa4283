import type { Transporter } from 'nodemailer'
import { headline, type Send, text } from '../message.ts'
import { Undelivered } from '../undelivered.ts'

interface Options {
  /** `smtp://user:password@host:587` or `smtps://…`; undefined where no server is configured */
  smtpUrl: () => Promise<string | undefined>
  /** address that e-mails come from, such as `Todo <reminders@example.com>` */
  from: string
  /** milliseconds for one e-mail */
  timeout?: number
}

/** Milliseconds: to connect, to be greeted, and for each answer. */
const TIMEOUTS = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000, dnsTimeout: 5000 }
/** Milliseconds for all of it: a server may answer each time just before its time is over. */
const TIMEOUT = 25_000

/** E-mail by SMTP. The Message-ID follows from the delivery: when a repetition cannot be ruled out, mail servers and readers see it. */
export function createEmail({ smtpUrl, from, timeout = TIMEOUT }: Options): Send {
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
      signal: AbortSignal.timeout(timeout),
    }
    const mailer = await transporter()
    await mailer.sendMail(mail).catch((error) => {
      throw refused(error, endpoint)
    })
  }
}

async function open(smtpUrl: Options['smtpUrl']): Promise<Transporter> {
  const url = await smtpUrl()
  if (!url)
    throw new Undelivered('No mail server is configured here, so no e-mail can be sent.', { why: 'no-mail-server' })
  const { createTransport } = await import('nodemailer')
  return createTransport({ url, ...TIMEOUTS, disableFileAccess: true, disableUrlAccess: true } as object) as Transporter
}

/** RFC 5321 section 4.2.1: 4yz is for now, 5yz for good. What went wrong before an answer may go right later. */
function refused(error: Error & { responseCode?: number; code?: string }, endpoint: string): Undelivered {
  const { responseCode, code } = error
  if (code === 'EAUTH') return failed('The mail server does not accept our password.', 'mail-login', error)
  if (!responseCode) return failed('The mail server could not be reached.', `mail-${code ?? error.name}`, error)
  const again = responseCode < 500
  const words = `The mail server ${again ? 'put off' : 'refused'} mail for ${endpoint} (${responseCode}).`
  return new Undelivered(words, { why: `mail-${responseCode}`, again, cause: error })
}

const failed = (words: string, why: string, cause: Error) => new Undelivered(words, { why, again: true, cause })
